import { cleanup, render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { anId } from '../../../test/support/entries.ts'
import { aFormApi } from '../../../test/support/form-api.ts'
import { aCardOf, aPersonView } from '../../../test/support/person-views.ts'
import type { CaseloadApi, PersonCard, SaveProblem } from '../../caseload/api.ts'
import { Contact } from '../../domain/contact.ts'
import type { PersonId } from '../../domain/ids.ts'
import { err, ok } from '../../lib/result.ts'
import type { KeptFields } from '../../caseload/record-api.ts'
import { flushDraft } from '../form/draft-keeper.ts'
import type { FormApi } from '../form/kept.tsx'
import { GroupSession } from './group-session.tsx'

type Recorded = Parameters<CaseloadApi['recordGroup']>

function aCard(given: string, family: string, over: Partial<PersonCard> = {}): PersonCard {
  return {
    ...aCardOf(aPersonView()),
    person: anId() as PersonId,
    name: `${family}, ${given}`,
    given,
    family,
    ...over,
  }
}

const amara = aCard('Amara', 'Quillfeather')
const ben = aCard('Ben', "O'Bluebell", { year: 11 })
const cleo = aCard('Cleo', 'Sample')
const elsewhere = aCard('Dai', 'Elsewhere', { school: 'Other College' })
const sessionId = anId()

async function open(people: readonly PersonCard[] = [amara, ben, cleo, elsewhere], school?: string, left?: KeptFields) {
  const recorded: Recorded[] = []
  const went: string[] = []
  const now = { people, problem: undefined as SaveProblem | undefined }
  const forms = aFormApi(left ? { group: left } : {})
  const api: Pick<CaseloadApi, 'people' | 'recordGroup'> & FormApi = {
    ...forms,
    people: () => Promise.resolve(now.people),
    recordGroup(...session) {
      if (now.problem) return Promise.resolve(err(now.problem))
      recorded.push(session)
      return Promise.resolve(ok(undefined))
    },
  }
  render(
    <GroupSession
      api={api}
      school={school}
      today="2026-11-24"
      newId={() => sessionId}
      onDone={() => went.push('done')}
      onBack={() => went.push('back')}
    />,
  )
  await screen.findByLabelText('Title')
  return { recorded, went, now, forms, user: userEvent.setup() }
}

const atTestbury = (people?: readonly PersonCard[]) => open(people, 'Testbury High School')
const row = (name: RegExp) => screen.getByRole('button', { name })
const count = () => screen.getByText(/\d+ there, \d+ absent/).textContent
const save = () => screen.getByRole('button', { name: 'Save' })
const note = () => screen.getByLabelText<HTMLTextAreaElement>('What was covered')

/** Hints come once nobody types. */
const later = { timeout: 10_000 }
const pointedOut = () => screen.findByText(/in your caseload/, undefined, later)

async function write(user: ReturnType<typeof userEvent.setup>, what = 'Apprenticeships and how to apply.') {
  await user.type(screen.getByLabelText('Title'), 'Apprenticeship assembly')
  await user.type(note(), what)
}

describe('who came is marked with one thumb', () => {
  test('one touch is there, a second absent, a third not marked', async () => {
    const { user } = await atTestbury()
    expect(row(/Quillfeather/).textContent).toContain('Not marked')
    await user.click(row(/Quillfeather/))
    expect(row(/Quillfeather/).getAttribute('aria-pressed')).toBe('true')
    expect(row(/Quillfeather/).textContent).toContain('There')
    expect(count()).toBe('1 there, 0 absent')
    await user.click(row(/Quillfeather/))
    expect(row(/Quillfeather/).getAttribute('aria-pressed')).toBe('false')
    expect(row(/Quillfeather/).textContent).toContain('Absent')
    expect(count()).toBe('0 there, 1 absent')
    await user.click(row(/Quillfeather/))
    expect(row(/Quillfeather/).textContent).toContain('Not marked')
    expect(count()).toBe('0 there, 0 absent')
  })

  test('only the young people of the chosen school are listed, by name', async () => {
    const { user } = await open()
    expect(screen.queryByRole('list', { name: 'Young people' })).toBeNull()
    await user.selectOptions(screen.getByLabelText('School or college'), 'Testbury High School')
    const rows = within(screen.getByRole('list', { name: 'Young people' })).getAllByRole('button')
    expect(rows.map((one) => one.querySelector('bdi')?.textContent)).toEqual([
      "O'Bluebell, Ben",
      'Quillfeather, Amara',
      'Sample, Cleo',
    ])
  })

  test('everybody at once, and nobody again', async () => {
    const { user } = await atTestbury()
    await user.click(screen.getByRole('button', { name: 'All there' }))
    expect(count()).toBe('3 there, 0 absent')
    await user.click(screen.getByRole('button', { name: 'Clear' }))
    expect(count()).toBe('0 there, 0 absent')
  })

  test('one year at a time: marks in another year count, and are told', async () => {
    const { user, recorded } = await atTestbury()
    await write(user)
    await user.selectOptions(screen.getByLabelText('Year (optional)'), '12')
    expect(screen.queryByRole('button', { name: /Bluebell/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'All there' }))
    await user.selectOptions(screen.getByLabelText('Year (optional)'), '11')
    await user.click(row(/Bluebell/))
    expect(count()).toBe('3 there, 0 absent · 2 of them not in this year')
    await user.click(save())
    await waitFor(() => expect(recorded).toHaveLength(1))
    expect(recorded[0]?.[1]).toHaveLength(3)
  })

  test('marks at another school are not saved with this one, and are there again on the way back', async () => {
    const { user } = await atTestbury()
    const school = screen.getByLabelText('School or college')
    await user.click(row(/Quillfeather/))
    await user.selectOptions(school, 'Other College')
    expect(count()).toBe('0 there, 0 absent')
    await user.selectOptions(school, 'Testbury High School')
    expect(count()).toBe('1 there, 0 absent')
  })

  test('a caseload without schools says that there is nobody to mark', async () => {
    await open([aCard('Amara', 'Quillfeather', { school: undefined })])
    expect(screen.getByText(/there is nobody to mark/)).toBeTruthy()
  })
})

describe('one note for everybody', () => {
  test('P08: it is saved as one contact that names nobody, for those there and those absent', async () => {
    const { user, recorded, went } = await atTestbury()
    await write(user)
    await user.click(row(/Quillfeather/))
    await user.dblClick(row(/Sample/))
    await user.click(save())
    await screen.findByRole('heading', { name: 'Saved on this tablet for 2 young people' })
    const [contact, attended, absent] = recorded[0] ?? []
    expect(contact).toEqual({
      type: 'event',
      channel: 'face-to-face',
      outcome: 'took-place',
      on: '2026-11-24',
      place: 'Testbury High School',
      present: [],
      notes: [],
      nextSteps: [],
      group: { id: sessionId, title: 'Apprenticeship assembly', note: 'Apprenticeships and how to apply.' },
    })
    expect(Contact.safeParse(contact).success).toBe(true)
    expect([attended, absent]).toEqual([[amara.person], [cleo.person]])
    expect(screen.getByText(/names nobody else/)).toBeTruthy()
    expect(screen.getByText(/A note about one person is a contact of its own/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(went).toEqual(['done'])
  })

  test('P15: a name in the note is pointed out, and keeps nobody from saving', async () => {
    const { user, recorded } = await atTestbury()
    await write(user, 'Talk by amara\nQUILLFEATHER’s aunt and Cleo Samples')
    expect((await pointedOut()).textContent).toMatch(/“Amara Quillfeather” is in your caseload\. Everybody/)
    await user.click(row(/Bluebell/))
    await user.click(save())
    await waitFor(() => expect(recorded).toHaveLength(1))
  })

  test('P15: a name is found in the title too, whatever the school, and goes with the text', async () => {
    const { user } = await atTestbury()
    await user.type(screen.getByLabelText('Title'), 'With Dai Elsewhere and Ben O’Bluebell')
    expect((await pointedOut()).textContent).toMatch(/“Dai Elsewhere” and “Ben O'Bluebell” are in your caseload/)
    await user.clear(screen.getByLabelText('Title'))
    expect(screen.queryByText(/in your caseload/)).toBeNull()
  })

  test('P17: office words are hinted at; what a talk was about is nobody’s health', async () => {
    const { user } = await atTestbury()
    await write(user, 'Mental health, and staying out of court. IAG.')
    await user.click(await screen.findByRole('button', { name: 'Write “advice about what to do next” instead' }, later))
    expect(note().value).toBe('Mental health, and staying out of court. Advice about what to do next.')
    expect(screen.queryByText(/held apart/)).toBeNull()
  })
})

describe('what is missing is said, and nothing is lost', () => {
  test('no title, no note, nobody marked', async () => {
    const { user, recorded } = await atTestbury()
    await user.click(save())
    const links = within(screen.getByRole('alert')).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual([
      'Enter a title',
      'Enter what was covered',
      'Mark who was there',
    ])
    const last = links.at(-1)
    if (last) await user.click(last)
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Young people' }))
    expect(recorded).toEqual([])
  })

  test('no school is one message, not two', async () => {
    const { user } = await open()
    await write(user)
    await user.click(save())
    const links = within(screen.getByRole('alert')).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual(['Select the school or college'])
  })

  test('a date in the future is refused', async () => {
    const { user, recorded } = await atTestbury()
    await write(user)
    await user.click(row(/Quillfeather/))
    await user.clear(screen.getByLabelText('Day'))
    await user.type(screen.getByLabelText('Day'), '25')
    await user.click(save())
    expect(screen.getByRole('link', { name: 'The date must be today or in the past' })).toBeTruthy()
    expect(recorded).toEqual([])
  })

  test('sixty can be marked and no more', async () => {
    const many = Array.from({ length: 61 }, (_, index) => aCard('Number', `Person${index}`))
    const { user, recorded } = await atTestbury(many)
    await write(user)
    await user.click(screen.getByRole('button', { name: 'All there' }))
    expect(count()).toBe('61 there, 0 absent · 60 is the most')
    await user.click(save())
    expect(screen.getByRole('link', { name: 'Mark 60 young people or fewer: 61 are marked' })).toBeTruthy()
    await user.dblClick(row(/Person60/))
    await user.click(save())
    await waitFor(() => expect(recorded[0]?.[1]).toHaveLength(60))
  })

  test('a full tablet loses neither the note nor the marks', async () => {
    const { user, now, recorded } = await atTestbury()
    await write(user)
    await user.click(row(/Quillfeather/))
    now.problem = 'full'
    await user.click(save())
    expect(await screen.findByText(/This tablet is full/)).toBeTruthy()
    expect(note().value).toBe('Apprenticeships and how to apply.')
    now.problem = undefined
    await user.click(save())
    await waitFor(() => expect(recorded).toHaveLength(1))
    expect(recorded[0]?.[1]).toEqual([amara.person])
  })

  test('somebody who left the caseload meanwhile goes from the list, and the rest can be saved', async () => {
    const { user, now, recorded } = await atTestbury()
    await write(user)
    await user.click(screen.getByRole('button', { name: 'All there' }))
    now.problem = 'not-in-caseload'
    now.people = [amara, cleo]
    await user.click(save())
    expect(await screen.findByText(/Somebody you marked is no longer in your caseload/)).toBeTruthy()
    await waitFor(() => expect(count()).toBe('2 there, 0 absent'))
    now.problem = undefined
    await user.click(save())
    await waitFor(() => expect(recorded[0]?.[1]).toEqual([amara.person, cleo.person]))
  })

  test('a tablet that locks in the middle loses neither words nor marks', async () => {
    const { user, forms } = await atTestbury()
    await write(user)
    await user.click(row(/Quillfeather/))
    await user.dblClick(row(/Sample/))
    await flushDraft()
    cleanup()
    await open([amara, ben, cleo], undefined, forms.kept.get('group'))
    expect(note().value).toBe('Apprenticeships and how to apply.')
    expect(count()).toBe('1 there, 1 absent')
    await user.click(screen.getByRole('button', { name: 'Start afresh' }))
    await waitFor(() => expect(note().value).toBe(''))
    expect(screen.queryByText(/You had begun this/)).toBeNull()
  })

  test('what is saved is not offered again', async () => {
    const { user, forms, recorded } = await atTestbury()
    await write(user)
    await user.click(row(/Quillfeather/))
    await user.click(save())
    await waitFor(() => expect(recorded).toHaveLength(1))
    await waitFor(() => expect(forms.kept.size).toBe(0))
  })
})
