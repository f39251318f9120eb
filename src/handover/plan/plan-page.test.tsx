import { cleanup, render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { type PlanDeskDouble, aPlanDesk } from '../../../test/support/hand-over.ts'
import { aPlan, aPlanAction, aPlanEntry } from '../../../test/support/plans.ts'
import { Entry, type PlanEntry } from '../../domain/entry.ts'
import { planParts } from '../../domain/plan-text.ts'
import { readBackText } from '../../domain/read-back.ts'
import { err, ok } from '../../lib/result.ts'
import { sha256Text } from '../../vault/digest.ts'
import { PlanPage } from './plan-page.tsx'

const ring = aPlanAction({ text: 'Ring the bakery' })
const ask = aPlanAction({ text: 'Ask about the bus', who: 'adviser' })

function open(desk: PlanDeskDouble, entry: PlanEntry) {
  render(<PlanPage desk={desk} entry={entry} />)
  return userEvent.setup()
}

function begin(packet: Parameters<typeof aPlanDesk>[1] = {}) {
  const entry = aPlanEntry(aPlan({ goals: [], actions: [ring, ask] }))
  const desk = aPlanDesk(entry, packet)
  return { entry, desk, user: open(desk, entry) }
}

const press = (name: string | RegExp) => screen.getByRole('button', { name })
const action = (number: number) =>
  within(
    screen.getAllByRole('listitem').filter((one) => one.classList.contains('plan-action'))[number - 1] as HTMLElement,
  )
const agree = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(press('Yes, this is my plan'))
  await user.click(press('I agree with my plan'))
}
const saved = (desk: PlanDeskDouble) => desk.saved.map((entry) => Entry.parse(entry))

describe('a plan is agreed as it is', () => {
  test('P14: the agreement is bound to the exact text that was read', async () => {
    const { desk, entry, user } = begin()
    await agree(user)
    await screen.findByRole('heading', { level: 1, name: /Thank you/ })
    const [agreement] = saved(desk)
    expect(desk.saved).toHaveLength(1)
    expect(agreement).toMatchObject({
      kind: 'plan-agreement',
      source: { kind: 'young-person', asOf: '2026-11-24' },
      agreement: {
        plan: entry.id,
        text: await sha256Text(readBackText(planParts(entry.plan))),
        how: 'on-this-tablet',
        answer: { answer: 'agreed' },
      },
    })
  })

  test('P14: with words of their own, kept as they were written, and a typed name if they like', async () => {
    const { desk, user } = begin()
    await user.click(press('Yes, this is my plan'))
    await user.type(screen.getByLabelText('My own words (optional)'), ' thats GOOD ')
    await user.click(press('Type my name'))
    await user.type(screen.getByLabelText('My name'), 'Amara Q')
    await user.click(press('I agree with my plan'))
    await waitFor(() => expect(desk.saved).toHaveLength(1))
    expect(saved(desk)[0]).toMatchObject({
      agreement: { answer: { answer: 'agreed', words: ' thats GOOD ' }, signed: { kind: 'typed', name: 'Amara Q' } },
    })
  })

  test('P14: not agreeing needs words, and no name', async () => {
    const { desk, user } = begin()
    await user.click(press('I do not agree with it'))
    await user.click(press('Save my words'))
    expect(screen.getByText('Write what is not right')).toBeTruthy()
    expect(desk.saved).toEqual([])
    await user.type(screen.getByLabelText(/What is not right/), 'I never said baker')
    await user.click(press('Save my words'))
    await waitFor(() => expect(desk.saved).toHaveLength(1))
    expect(saved(desk)[0]).toMatchObject({
      agreement: { answer: { answer: 'disagreed', words: 'I never said baker' } },
    })
  })
})

describe('a plan is made together', () => {
  test('P14: what they change is a new version of theirs, saved together with their answer to it', async () => {
    const { desk, entry, user } = begin()
    await user.click(action(1).getByRole('button', { name: 'Done' }))
    await user.click(press('Add something of my own'))
    await user.type(screen.getByLabelText('What will be done (action 3)'), 'Bake something at home')
    await user.click(action(2).getByRole('button', { name: /^I do not agree with this/ }))
    await user.type(screen.getByLabelText('Why do you not agree with this?'), 'I can walk')
    await user.click(action(3).getByRole('button', { name: /^Move up/ }))
    await agree(user)
    await waitFor(() => expect(desk.saved).toHaveLength(2))
    const [version, agreement] = saved(desk)
    if (version?.kind !== 'plan' || agreement?.kind !== 'plan-agreement') throw new Error('a plan, then its agreement')
    expect(version).toMatchObject({ of: entry.id, supersedes: [entry.id], source: { kind: 'young-person' } })
    expect(version.plan.actions).toEqual([
      { ...ring, status: 'done' },
      expect.objectContaining({ text: 'Bake something at home', from: 'young-person', who: 'young-person' }),
      { ...ask, objection: 'I can walk' },
    ])
    expect(agreement.agreement.plan).toBe(version.id)
    expect(agreement.agreement.text).toBe(await sha256Text(readBackText(planParts(version.plan))))
    const changes = screen.getByRole('region', { name: 'What you changed' }).textContent
    expect(changes).toContain('You added “Bake something at home”.')
    expect(changes).toContain('You did not agree with “Ask about the bus”: “I can walk”.')
  })

  test('P17: any of the words can be put differently', async () => {
    const { desk, user } = begin()
    await user.click(press(/^Change the words.*What I want to do/))
    await user.clear(screen.getByLabelText('What I want to do'))
    await user.type(screen.getByLabelText('What I want to do'), 'To run a cafe')
    await agree(user)
    await waitFor(() => expect(desk.saved).toHaveLength(2))
    expect(saved(desk)[0]).toMatchObject({ plan: { aim: 'To run a cafe' } })
  })

  test('an objection without words is none, and one can be taken back', async () => {
    const { desk, user } = begin()
    await user.click(action(1).getByRole('button', { name: /^I do not agree with this/ }))
    await user.click(action(1).getByRole('button', { name: /^Close/ }))
    await user.click(action(2).getByRole('button', { name: /^I do not agree with this/ }))
    await user.type(screen.getByLabelText('Why do you not agree with this?'), 'No')
    await user.click(action(2).getByRole('button', { name: /^Close/ }))
    await user.click(action(2).getByRole('button', { name: /^I agree after all/ }))
    await agree(user)
    await waitFor(() => expect(desk.saved).toHaveLength(1))
  })

  test('what they added and left empty is not in the plan; what was there is not taken out', async () => {
    const { desk, user } = begin()
    await user.click(press('Add something of my own'))
    expect(action(1).queryByRole('button', { name: /^Take this out/ })).toBeNull()
    expect(action(3).getByRole('button', { name: /^Take this out/ })).toBeTruthy()
    await agree(user)
    await waitFor(() => expect(desk.saved).toHaveLength(1))
  })
})

describe('nothing that was written is lost', () => {
  test('every step comes back as it was when the tablet goes out', async () => {
    const first = begin()
    await first.user.click(press('Add something of my own'))
    await first.user.type(screen.getByLabelText('What will be done (action 3)'), 'Bake')
    await first.user.click(press('I do not agree with it'))
    await first.user.type(screen.getByLabelText(/What is not right/), 'Half a sen')
    document.dispatchEvent(new Event('visibilitychange'))
    await waitFor(() => expect(first.desk.kept.at(-1)).toMatchObject({ kind: 'plan', entry: first.entry.id }))
    const unfinished = JSON.stringify(first.desk.kept.at(-1))
    cleanup()
    const desk = aPlanDesk(first.entry, { unfinished })
    const user = open(desk, first.entry)
    expect(screen.getByLabelText<HTMLTextAreaElement>(/What is not right/).value).toBe('Half a sen')
    await user.click(press('Go back to the plan'))
    expect(screen.getByText('Bake')).toBeTruthy()
    expect(screen.getByText(/You began on this before/)).toBeTruthy()
  })

  test.each([
    ['of another version', 'other'],
    ['that nobody can read', 'broken'],
  ])('words %s never break the page', async (_what, which) => {
    const other = aPlanEntry()
    const draft = which === 'other' ? JSON.stringify({ anything: 1 }) : '{'
    begin({ unfinished: JSON.stringify({ kind: 'plan', entry: other.id, draft }) })
    expect(screen.getByRole('heading', { level: 1, name: /this is your plan/ })).toBeTruthy()
  })

  test('words for a plan that was changed meanwhile go on in the new version', async () => {
    const entry = aPlanEntry(aPlan({ goals: [], actions: [ring, ask], aim: 'To drive a train' }))
    const mine = aPlanAction({ text: 'Bake', from: 'young-person' })
    const draft = JSON.stringify({
      plan: { aim: 'Old', nextStep: '', backUp: '', goals: [], actions: [{ ...ring, objection: 'Too far' }, mine] },
      words: { agreed: 'Half a sen', disagreed: '' },
      at: 'agreed',
    })
    const desk = aPlanDesk(entry, { unfinished: JSON.stringify({ kind: 'plan', entry: aPlanEntry().id, draft }) })
    const user = open(desk, entry)
    expect(screen.getByText('To drive a train')).toBeTruthy()
    expect(action(1).getByText('Too far')).toBeTruthy()
    expect(action(3).getByText('Bake')).toBeTruthy()
    await user.click(press('Yes, this is my plan'))
    expect(screen.getByLabelText<HTMLTextAreaElement>('My own words (optional)').value).toBe('Half a sen')
  })

  test('a save that failed is repeated with the same entries', async () => {
    const { desk, user } = begin()
    await user.click(action(1).getByRole('button', { name: 'Done' }))
    const tried: string[][] = []
    const save = desk.save.bind(desk)
    desk.save = async (...entries) => {
      tried.push(entries.map(({ id }) => id))
      return save(...entries)
    }
    desk.outcome = err('full')
    await agree(user)
    expect(await screen.findByText(/the tablet is full/)).toBeTruthy()
    desk.outcome = ok(undefined)
    await user.click(press('I agree with my plan'))
    await screen.findByRole('heading', { level: 1, name: /Thank you/ })
    expect(tried[0]).toEqual(tried[1])
  })

  test('stopping without an answer saves none, and keeps what was changed', async () => {
    const { desk, user } = begin()
    await user.click(action(1).getByRole('button', { name: 'Done' }))
    await user.click(press('Stop without an answer'))
    expect(screen.getByRole('heading', { level: 1, name: 'You stopped here' })).toBeTruthy()
    expect(desk.saved).toEqual([])
    await waitFor(() => expect(desk.kept).toHaveLength(1))
  })
})

test('P20: a copy that they printed is known of', async () => {
  const { desk, entry, user } = begin()
  await agree(user)
  await screen.findByRole('heading', { level: 1, name: /Thank you/ })
  window.print = () => undefined
  await user.click(press('Print it'))
  await user.click(press('Print now'))
  expect(desk.saved).toHaveLength(1)
  await user.click(press('Yes, I have it'))
  await waitFor(() => expect(desk.saved).toHaveLength(2))
  expect(saved(desk)[1]).toMatchObject({
    kind: 'paper',
    paper: { what: 'action-plan', of: entry.id, kept: { kind: 'given' } },
  })
})
