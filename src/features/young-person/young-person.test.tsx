import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { anEntryId, anId } from '../../../test/support/entries.ts'
import { aPersonApi } from '../../../test/support/person-api.ts'
import {
  aContactView,
  aFactView,
  aPersonView,
  aValue,
  amara,
  anApplication,
  at1042,
} from '../../../test/support/person-views.ts'
import type { HandedBack, PersonView } from '../../caseload/api.ts'
import { YoungPerson } from './young-person.tsx'

async function open(view: PersonView | undefined, handedBack: readonly HandedBack[] = []) {
  const did: string[] = []
  const act = (name: string) => (contact?: unknown) =>
    void did.push(typeof contact === 'string' ? `${name} ${contact}` : name)
  const api = aPersonApi(view)
  render(
    <YoungPerson
      api={api}
      person={amara}
      today="2026-11-24"
      handedBack={handedBack}
      onRecord={act('record')}
      onChange={act('change')}
      onTurnRound={act('turn round')}
      onNotRead={act('not read')}
      onEditFact={(field, of) => void did.push(`edit ${field}${of ? ` ${of}` : ''}`)}
      onSharing={act('sharing')}
      onCompartment={act('compartment')}
      onReading={act('reading')}
      onPlan={act('plan')}
      onPapers={act('papers')}
      onBack={act('back')}
    />,
  )
  await screen.findByRole('heading', { level: 1 })
  return { api, did, user: userEvent.setup() }
}

/** What stands beside a label. */
function beside(label: string): HTMLElement {
  const found = screen.getAllByRole('term').find((term) => term.textContent?.startsWith(label))?.parentElement
  if (!found) throw new Error(`no ${label}`)
  return found
}

describe('what matters about a young person is on one screen', () => {
  test('P18: every value says where it came from and how old that is', async () => {
    await open(aPersonView())
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Amara Quillfeather')
    expect(screen.getByText('Age 16 · Year 12 · Testbury High School')).toBeTruthy()
    expect(beside('Doing now').textContent).toContain("From the council's list, 31 October 2026, 24 days ago")
  })

  test('P16: what is old asks to be checked again, in words', async () => {
    await open(aPersonView())
    expect(beside('Plans to do next').textContent).toContain('Check again')
    expect(beside('Doing now').textContent).not.toContain('Check again')
  })

  test('P16: what has ended is not asked to be checked, but to be changed', async () => {
    const ended = aValue('Work with training', { stale: true, outlasted: true })
    await open(aPersonView({ summary: [aFactView('currentDestination', 'Doing now', [ended])] }))
    expect(beside('Doing now').textContent).toContain('Its end or review day has passed: say what they do now.')
    expect(
      within(beside('Doing now'))
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Change Doing now'])
  })

  test('P18: when people said different things, both stand there with who said what', async () => {
    await open(aPersonView())
    const text = beside('Level of support').textContent
    expect(text).toContain('Different answers')
    expect(text).toContain('Intensive')
    expect(text).toContain("From the council's list")
    expect(text).toContain('Minimum')
    expect(text).toContain('The school told us (Testbury High School), 20 November 2026, 4 days ago')
  })

  test('P21: what is sensitive stays closed until somebody opens it', async () => {
    const { user } = await open(aPersonView())
    const plan = beside('EHC plan')
    expect(plan.textContent).not.toContain('Yes')
    await user.click(within(plan).getByRole('button', { name: 'Show EHC plan' }))
    expect(plan.textContent).toContain('Yes')
  })

  test('what nobody knows says so, and so does a record without contacts', async () => {
    await open(aPersonView({ summary: [aFactView('address', 'Address', [])] }))
    expect(beside('Address').textContent).toContain('Not known')
    expect(beside('Last contact').textContent).toContain('No contact recorded yet')
    expect(screen.getByText(/No contact is recorded yet/)).toBeTruthy()
  })

  test('entries of a newer version are counted, never hidden', async () => {
    await open(aPersonView({ unreadable: 2 }))
    expect(screen.getByText(/2 entries were written by a newer version/)).toBeTruthy()
  })

  test('somebody who left the caseload is not an empty page', async () => {
    const { did, user } = await open(undefined)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Not in your caseload')
    await user.click(screen.getByText('Back'))
    expect(did).toEqual(['back'])
  })
})

describe('a value is changed, checked and doubted', () => {
  test('P16: "still correct" is one tap on who says so, and is a statement with a source', async () => {
    const { api, user } = await open(aPersonView())
    await user.click(within(beside('Doing now')).getByRole('button', { name: /Checked, no change/ }))
    await user.click(screen.getByRole('button', { name: 'Amara, today' }))
    await waitFor(() => expect(screen.queryByText('Who says it is still correct?')).toBeNull())
    expect(api.confirmed).toEqual([
      { field: 'currentDestination', of: undefined, source: { kind: 'young-person', asOf: '2026-11-24' } },
    ])
  })

  test('P16: a check that could not be saved is not shown as done', async () => {
    const { api, user } = await open(aPersonView())
    await user.click(within(beside('Doing now')).getByRole('button', { name: /Checked, no change/ }))
    api.problem = 'full'
    await user.click(screen.getByRole('button', { name: 'The school' }))
    expect(await screen.findByText(/This tablet is full/)).toBeTruthy()
    expect(screen.getByText('Who says it is still correct?')).toBeTruthy()
  })

  test('P18: the value before stays in sight, with who recorded it', async () => {
    const { user } = await open(aPersonView())
    await user.click(within(beside('Doing now')).getByText('1 earlier value'))
    expect(beside('Doing now').textContent).toContain('Year 11 at Testbury High School')
    expect(beside('Doing now').textContent).toContain('Recorded by Council import')
  })

  test('what is contested is settled by saying which is right, not by confirming one of them', async () => {
    const { did, user } = await open(aPersonView())
    const level = within(beside('Level of support'))
    expect(level.queryByRole('button', { name: /Still correct/ })).toBeNull()
    await user.click(level.getByRole('button', { name: /Say which is right/ }))
    expect(did).toEqual(['edit levelOfSupport'])
  })

  test('P36: what the young person said of a value stands beside it', async () => {
    const { user } = await open(aPersonView())
    await user.click(screen.getByText(/^Who they are/))
    expect(beside('Likes to be called').textContent).toContain('Amara says this is wrong: It is Amara.')
  })

  test('what is not held yet can be added from its section', async () => {
    const { did, user } = await open(aPersonView())
    await user.click(screen.getByText('How to reach them: nothing yet'))
    await user.click(screen.getByRole('button', { name: 'Add phone' }))
    expect(did).toEqual(['edit phone'])
  })

  test('P05: where they stand with the September Guarantee is explained from their applications', async () => {
    const because = [anApplication({ accredited: false, outcome: 'offer' })]
    await open(aPersonView({ guarantee: { status: 'offer-not-suitable', because } }))
    expect(screen.getByText(/the offer does not count/)).toBeTruthy()
    expect(screen.getByText(/only when it leads to a recognised qualification/)).toBeTruthy()
    expect(screen.getByText('Level 2 electrical at Quillbridge College')).toBeTruthy()
  })

  test('P10: of what is held apart the page tells neither what it is nor whether there is any', async () => {
    await open(aPersonView())
    for (const name of [/Health/, /Criminal convictions/]) {
      expect(screen.getByRole('button', { name }).textContent).toMatch(/Held apart\. Opens only for a reason$/)
    }
  })

  test('P13: somebody on no list yet says so', async () => {
    await open(aPersonView({ newcomer: true }))
    expect(screen.getByText(/On no list yet/)).toBeTruthy()
  })
})

describe('contacts', () => {
  test('P14: each says whether it was read together, and what comes next is one touch away', async () => {
    const waiting = aContactView()
    const { did, user } = await open(aPersonView({ contacts: [waiting] }))
    const card = screen.getByRole('article')
    expect(card.textContent).toContain('Not read yet')
    expect(card.textContent).toContain('Not sent yet')
    await user.click(within(card).getByRole('button', { name: /Turn the tablet round/ }))
    await user.click(within(card).getByRole('button', { name: /Not read together/ }))
    await user.click(within(card).getByRole('button', { name: /Change/ }))
    expect(did).toEqual([`turn round ${waiting.id}`, `not read ${waiting.id}`, `change ${waiting.id}`])
  })

  test("P14: a young person's own words stand beside the note as they wrote them", async () => {
    const answer = {
      words: ' thats NOT it ',
      reason: undefined,
      at: '2026-11-24T10:50:00.000Z',
      how: 'Read together on the tablet',
    }
    await open(aPersonView({ contacts: [aContactView({ state: 'disagreed', answer, sent: true })] }))
    const card = screen.getByRole('article')
    expect(card.textContent).toContain('Disagreed')
    expect(card.querySelector('blockquote')?.textContent).toBe(' thats NOT it ')
    expect(card.textContent).not.toContain('Not sent yet')
  })

  test('a long note shows its beginning, and all of it on demand', async () => {
    const text = `${'word '.repeat(200)}the end`
    const { user } = await open(
      aPersonView({ contacts: [aContactView({}, { notes: [{ source: 'young-person', text }] })] }),
    )
    expect(screen.getByRole('article').textContent).not.toContain('the end')
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    expect(screen.getByRole('article').textContent).toContain('the end')
  })

  test('P18: each part of a note says who said it', async () => {
    const notes = [
      { source: 'young-person', text: 'Likes art.' },
      { source: 'school', detail: 'Mr Sample', text: 'Attendance is good.' },
    ] as const
    await open(aPersonView({ contacts: [aContactView({}, { notes: [...notes] })] }))
    expect(screen.getByText('Amara told us')).toBeTruthy()
    expect(screen.getByText('The school told us (Mr Sample)')).toBeTruthy()
  })

  test('P08: a group session shows what it was and the note that everybody has', async () => {
    const note = `${'word '.repeat(200)}the end`
    const group = { id: anId(), title: 'Apprenticeship assembly', note }
    const { user } = await open(aPersonView({ contacts: [aContactView({}, { notes: [], group })] }))
    const card = screen.getByRole('article')
    expect(within(card).getByRole('heading', { name: 'Group session: Apprenticeship assembly' })).toBeTruthy()
    expect(card.textContent).toContain('Everybody in the group has the same note')
    await user.click(within(card).getByRole('button', { name: 'Show all' }))
    expect(card.textContent).toContain('the end')
  })

  test('years of contacts come when somebody asks for them', async () => {
    const { user } = await open(aPersonView({ contacts: Array.from({ length: 14 }, () => aContactView()) }))
    expect(screen.getAllByRole('article')).toHaveLength(10)
    await user.click(screen.getByRole('button', { name: 'Show 4 older contacts' }))
    expect(screen.getAllByRole('article')).toHaveLength(14)
  })
})

describe('a draft and a hand-over are not forgotten', () => {
  test('a half-written contact is offered, and thrown away only after asking twice', async () => {
    const draft = { fields: {}, savedAt: at1042, changes: undefined }
    const { did, user } = await open(aPersonView({ draft }))
    expect(screen.getByText('You were writing a contact on 24 November 2026 at 10:42.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Go on writing' }))
    expect(did).toEqual(['record'])
    await user.click(screen.getByRole('button', { name: 'Throw away' }))
    await user.click(screen.getByRole('button', { name: 'Throw it away' }))
    await waitFor(() => expect(screen.queryByText(/You were writing/)).toBeNull())
  })

  test('P14: what the young person did with the tablet is said when it is back, their last word only', async () => {
    const contact = anEntryId()
    await open(aPersonView(), [
      { person: amara, contact, outcome: 'changed' },
      { person: amara, contact, outcome: 'agreed' },
    ])
    expect(screen.getByText('Amara read the contact and agreed with it.')).toBeTruthy()
    expect(screen.queryByText(/changed the contact together/)).toBeNull()
  })
})
