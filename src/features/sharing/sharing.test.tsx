import { render, screen, waitFor } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { amara } from '../../../test/support/person-views.ts'
import {
  aDisclosure,
  aReceived,
  aShared,
  aSharingApi,
  anOpening,
  notShared,
} from '../../../test/support/sharing-api.ts'
import {
  added,
  cards,
  choose,
  errors,
  openSharing,
  press,
  saved,
  select,
  setDay,
  today,
  type,
  yes,
} from '../../../test/support/sharing-page.tsx'
import { Sharing } from './sharing.tsx'

const user = userEvent.setup()

describe('who we have told', () => {
  test('P25: to whom, what, when, why, on what basis and by whom, the newest first', async () => {
    await openSharing(
      yes,
      aDisclosure(aShared({ on: '2026-11-03', to: { kind: 'housing' } })),
      aDisclosure(aShared({ on: '2026-11-20', basis: { kind: 'consent', consent: yes.id } })),
    )
    const [first, second] = await cards('Who we have told', /Housing/)
    for (const words of [
      'College (Testbury College)',
      '20 November 2026',
      'That she wants a place on the electrical course.',
      'So that the college keeps a place for her.',
      'With consent, 2 November 2026',
      'Recorded by Ada Testcase',
    ])
      expect(first?.textContent).toContain(words)
    expect(second?.textContent).toContain('Housing')
    expect(second?.textContent).toContain(
      'Without consent: Children Act 2004, sections 10 and 11: safeguarding and welfare of children. Asking first would',
    )
  })

  test('P25: a decision not to share is listed too, with its reason', async () => {
    await openSharing(aDisclosure(notShared()))
    const [card] = await cards('Who we have told', /Not shared/)
    expect(card?.textContent).toContain('Not shared')
    expect(card?.textContent).toContain('The course does not need it.')
  })

  test('P25: words that were put right stay beside those before', async () => {
    const { api } = await openSharing(aDisclosure(aShared()))
    await press(/^Put the words right/)
    const what = screen.getByLabelText('What it is')
    await user.clear(what)
    await user.type(what, 'That she wants to be an electrician.')
    await press('Save')
    await saved()
    const [card] = await cards('Who we have told', /1 other version/)
    expect(card?.textContent).toContain('That she wants to be an electrician.')
    expect(card?.textContent).toContain('1 other version')
    expect(card?.textContent).toContain('That she wants a place on the electrical course.')
    expect(api.entries.at(-1)).toMatchObject({ of: api.entries[1]?.id, supersedes: [api.entries[1]?.id] })
  })

  test('P10: who looked into what is held apart, when and why', async () => {
    await openSharing(anOpening({ compartment: 'health', reason: 'support-now', words: 'before the visit' }))
    const openings = screen.getByRole('region', { name: 'Who looked into what is held apart' })
    expect(openings.textContent).toMatch(/Health, .* at .*, Ada Testcase/)
    expect(openings.textContent).toContain('Needed for the support given now: before the visit')
  })

  test('nothing yet is said in words', async () => {
    await openSharing()
    expect(screen.getByText('Nobody has been told anything yet.')).toBeTruthy()
    expect(screen.getByText('Nobody has sent anything yet.')).toBeTruthy()
    expect(screen.getByText('Nobody has looked.')).toBeTruthy()
  })

  test('somebody who left the caseload is said to have', async () => {
    const api = { ...aSharingApi(), sharing: () => Promise.resolve(undefined) }
    render(<Sharing {...{ api, today }} person={amara} changed={0} onBack={() => undefined} />)
    expect(await screen.findByRole('heading', { name: 'Not in your caseload' })).toBeTruthy()
  })
})

describe('what others sent', () => {
  async function start() {
    const opened = await openSharing()
    await press(/^What others sent/)
    await select('Who sent it', 'School')
    return opened
  }

  test('P27: what is relevant is kept with what it is and why', async () => {
    const { api } = await start()
    await press('Save')
    expect(await errors()).toEqual(['Select whether it is relevant'])
    await choose(/^Yes/)
    await type(/^What they sent/, 'Attendance is good.')
    await type('Why it is relevant', 'The course asks for it.')
    await press('Save')
    await saved()
    expect(added(api, 1).received).toEqual([
      {
        decision: 'relevant',
        path: 'ordinary',
        from: { kind: 'school' },
        on: today,
        what: 'Attendance is good.',
        why: 'The course asks for it.',
      },
    ])
    expect(await cards('What others sent', /Attendance is good/)).toHaveLength(1)
  })

  test('P27: what is refused leaves nothing but the reason, whatever was typed before', async () => {
    const { api } = await start()
    await choose(/^Yes/)
    await type(/^What they sent/, 'quokka')
    await type('Why it is relevant', 'quokka')
    await choose(/^No/)
    await type(/^Why it is not relevant/, 'About somebody else.')
    await press('Save')
    await saved()
    expect(JSON.stringify(api.entries)).not.toContain('quokka')
    expect(added(api, 1).received).toEqual([
      {
        decision: 'not-relevant',
        path: 'ordinary',
        from: { kind: 'school' },
        on: today,
        why: 'About somebody else.',
      },
    ])
    expect(screen.getByText(/delete the message or destroy the paper/)).toBeTruthy()
  })

  test('P28: what is about a concern is closed until it is released', async () => {
    const sent = {
      decision: 'relevant',
      from: { kind: 'police' },
      on: '2026-11-20',
      what: 'wombat',
      why: 'A.',
    } as const
    const { api } = await openSharing(aReceived({ ...sent, path: 'safeguarding' }))
    expect(document.body.textContent).not.toContain('wombat')
    await press(/^Show/)
    await press(/^Let Amara read it/)
    await press('Yes, release it')
    await saved()
    expect(document.body.textContent).toContain('wombat')
    expect(api.entries.at(-1)).toMatchObject({ received: { released: expect.stringMatching(/Z$/) } })
  })
})

describe('consent', () => {
  test('P11: an answer is recorded with how, when and in their words, and the ones before stay', async () => {
    const { api } = await openSharing()
    await press('Ask for consent (sharing with others)')
    await press('Save the answer')
    expect(await errors()).toEqual(['Select what they said', 'Select how they said it'])
    await choose('No')
    await choose('In person')
    await type(/own words/, 'not my dad')
    await press('Save the answer')
    await saved()
    await press('Ask again (sharing with others)')
    await choose('Yes')
    await choose('In writing')
    await press('Save the answer')
    await waitFor(() => expect(api.entries).toHaveLength(3))
    const [first, second] = added(api, 1).consents
    expect(first).toEqual({ purpose: 'sharing', answer: 'refused', how: 'in-person', on: today, words: 'not my dad' })
    expect(second).toEqual({ purpose: 'sharing', answer: 'given', how: 'in-writing', on: today })
    expect(api.entries[2]?.supersedes).toEqual([api.entries[1]?.id])
    const consent = await screen.findByText('2 answers')
    expect(consent.closest('li')?.textContent).toContain('No, 24 November 2026, in person. “not my dad”')
  })

  test('P11: taking consent back says what stops and what stays, before and after', async () => {
    const { api } = await openSharing(yes)
    await press('They took it back (sharing with others)')
    expect(screen.getByText(/Nothing is passed on with their consent from now on/)).toBeTruthy()
    await choose('By phone')
    await press('Record that it is taken back')
    await saved()
    expect(screen.getByText(/What was passed on before stays in the list/)).toBeTruthy()
    expect(added(api, 2).consents).toEqual([{ purpose: 'sharing', answer: 'withdrawn', how: 'by-phone', on: today }])
    expect(screen.getByText('Withdrawn')).toBeTruthy()
  })

  test('P11: an answer of a day before the last one is not taken for the last', async () => {
    const { api } = await openSharing(yes)
    await press('Ask again (sharing with others)')
    await choose('No')
    await choose('In person')
    await setDay('1', '11', '2026')
    await press('Save the answer')
    expect(await screen.findByText(/There is an answer of 2 November 2026 already/)).toBeTruthy()
    expect(api.entries).toHaveLength(2)
  })
})

test('what was begun and not saved is there again', async () => {
  const { api } = await openSharing()
  await press(/^Safeguarding/)
  await type('The concern, and what they were told', 'A car waits for her.')
  await press('Back')
  await waitFor(async () => expect(await api.keptForm({ form: 'safeguarding', person: amara })).toBeTruthy())
  await press(/^Safeguarding/)
  expect(await screen.findByDisplayValue('A car waits for her.')).toBeTruthy()
})
