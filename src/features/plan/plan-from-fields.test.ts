import { describe, expect, test } from 'vitest'
import { anEntryId, anId } from '../../../test/support/entries.ts'
import { aPlan, aPlanAction, aPlanGoal } from '../../../test/support/plans.ts'
import type { Plan } from '../../domain/plan.ts'
import { dateParts } from '../contact/contact-fields.ts'
import {
  type ActionFields,
  type PlanFields,
  asKept,
  fieldsFromPlan,
  fieldsToGoOn,
  fieldsToReview,
  keptPlan,
  movedAction,
  newAction,
  newGoal,
  noPlan,
  notHere,
  suggestedAction,
  withAction,
  withObjections,
  withoutGoal,
} from './plan-fields.ts'
import { planFromFields, saysTheSame, standingBefore } from './plan-from-fields.ts'

const today = '2026-12-09'
const nothingBefore = { today, before: standingBefore([]) }
const after = (plan: Plan) => ({ today, before: standingBefore([{ plan }]) })
const one = (over: Partial<ActionFields> = {}): ActionFields => ({ ...newAction(anId()), text: 'Ring', ...over })
const withOne = (over: Partial<ActionFields>): PlanFields => ({ ...noPlan, actions: [one(over)] })

function messages(fields: PlanFields, context = nothingBefore): readonly string[] {
  const plan = planFromFields(fields, context)
  return plan.ok ? [] : plan.error.map(({ message }) => message)
}

describe('a plan and its form', () => {
  const full = aPlan({
    goals: [aPlanGoal({ by: '2027-07-31', status: 'achieved' })],
    actions: [
      aPlanAction({ by: '2026-12-01', signpostedTo: 'quillbridge.example.org', objection: 'Not on Mondays' }),
      aPlanAction({ who: 'school', whoDetail: 'Mr Sample', status: 'done', from: 'school' }),
    ],
  })

  test('P14: what is opened and saved again says the same, with the young person’s own words', () => {
    const made = planFromFields(fieldsFromPlan(full), after(full))
    expect(made).toEqual({ ok: true, value: full })
    expect(saysTheSame(fieldsFromPlan(full), fieldsFromPlan(full))).toBe(true)
  })

  test('any change is a change: of a status, of the order, of where help is', () => {
    const fields = fieldsFromPlan(full)
    const [first] = full.actions
    if (!first) throw new Error('There is an action')
    for (const changed of [
      withAction(fields, first.id, { status: 'done' }),
      withAction(fields, first.id, { signpostedTo: '' }),
      movedAction(fields, first.id, 1),
    ])
      expect(saysTheSame(changed, fields)).toBe(false)
    expect(movedAction(fields, first.id, -1)).toBe(fields)
  })

  test('spaces are trimmed, and what is empty is left out', () => {
    const goal = newGoal(anId())
    const fields = { ...noPlan, aim: ' Bake ', goals: [goal], actions: [one({ text: ' Ring ' }), newAction(anId())] }
    const made = planFromFields(fields, nothingBefore)
    expect(made.ok && made.value.aim).toBe('Bake')
    expect(made.ok && made.value.goals).toEqual([])
    expect(made.ok && made.value.actions.map(({ text }) => text)).toEqual(['Ring'])
  })

  test('who exactly is asked of others only, and a goal that went is served by nothing', () => {
    const goal = { ...newGoal(anId()), text: 'Level 2 baking' }
    const fields = { ...noPlan, goals: [goal], actions: [one({ whoDetail: 'Jo', goal: goal.id })] }
    const served = planFromFields(fields, nothingBefore)
    expect(served.ok && served.value.actions[0]?.goal).toBe(goal.id)
    expect(served.ok && served.value.actions[0]?.whoDetail).toBeUndefined()
    const without = planFromFields(withoutGoal(fields, goal.id), nothingBefore)
    expect(without.ok && without.value.actions[0]).not.toHaveProperty('goal')
  })
})

describe('what has to be put right', () => {
  test('a plan says something', () => {
    expect(messages(noPlan)).toEqual(['Enter what they want to do, or add an action or a goal'])
    expect(messages({ ...noPlan, nextStep: 'College' })).toHaveLength(1)
    expect(messages({ ...noPlan, aim: 'Bake' })).toEqual([])
  })

  test.each<[string, PlanFields, string]>([
    ['a long text', withOne({ text: 'x'.repeat(1_001) }), 'The text of action 1 must be 1,000 characters or fewer'],
    ['a long aim', { ...noPlan, aim: 'x'.repeat(2_001) }, 'What they want to do must be 2,000 characters or fewer'],
    ['long help', withOne({ signpostedTo: 'x'.repeat(201) }), 'The help with action 1 must be 200 characters or fewer'],
    [
      'a long name',
      withOne({ who: 'school', whoDetail: 'x'.repeat(101) }),
      'Who exactly does action 1 must be 100 characters or fewer',
    ],
    ['half a day', withOne({ by: { day: '3', month: '', year: '' } }), 'The day of action 1 must include a month'],
    ['no such day', withOne({ by: dateParts('2027-02-30') }), 'The day of action 1 must be a real date'],
    [
      'a day without words',
      withOne({ text: '', by: dateParts('2027-01-15') }),
      'Enter what is done in action 1, or remove it',
    ],
    [
      'a day to look again that has passed',
      { ...withOne({}), reviewOn: dateParts('2026-12-08') },
      'The day to look at it again must be today or in the future',
    ],
    [
      'a day that has passed',
      withOne({ by: dateParts('2026-12-08') }),
      'The day of action 1 must be today or in the future',
    ],
    [
      'a goal with a day that has passed',
      { ...noPlan, goals: [{ ...newGoal(anId()), text: 'Bake', by: dateParts('2026-12-08') }] },
      'The day of goal 1 must be today or in the future',
    ],
  ])('%s', (_what, fields, message) => {
    expect(messages(fields)).toEqual([message])
  })

  test('today is not too late, and what is done may have been done long ago', () => {
    expect(messages(withOne({ by: dateParts(today) }))).toEqual([])
    expect(messages(withOne({ by: dateParts('2026-12-01'), status: 'done' }))).toEqual([])
  })

  test('a day that stood in the plan before may have passed; another may not', () => {
    const plan = aPlan({ goals: [aPlanGoal({ by: '2026-12-01' })], actions: [aPlanAction({ by: '2026-12-01' })] })
    const fields = fieldsToReview({ ...plan, reviewOn: '2026-12-08' }, today)
    expect(messages(fields, after(plan))).toEqual([])
    const id = plan.actions[0]?.id ?? ''
    expect(messages(withAction(fields, id, { by: dateParts('2026-12-02') }), after(plan))).toEqual([
      'The day of action 1 must be today or in the future',
    ])
  })

  test('an action of the plan whose words were deleted is not dropped in silence', () => {
    const plan = aPlan({ goals: [aPlanGoal()], actions: [aPlanAction()] })
    const fields = fieldsFromPlan(plan)
    const emptied = { ...fields, actions: fields.actions.map((action) => ({ ...action, text: '' })) }
    const goalless = { ...fields, goals: fields.goals.map((goal) => ({ ...goal, text: ' ' })) }
    expect(messages(emptied, after(plan))).toEqual(['Enter what is done in action 1, or remove it'])
    expect(messages(goalless, after(plan))).toEqual(['Enter the text of goal 1, or remove it'])
  })
})

describe('where a form begins', () => {
  test('P18: the idea is the young person’s, and a suggestion the adviser’s', () => {
    expect(newAction(anId()).from).toBe('young-person')
    expect(suggestedAction(anId(), { text: 'Ring the college', who: 'adviser' })).toMatchObject({
      text: 'Ring the college',
      who: 'adviser',
      from: 'adviser',
    })
  })

  test('a review begins with everything as it stands, and a day to look again that has come is done with', () => {
    expect(fieldsToReview(aPlan({ reviewOn: today }), today).reviewOn.day).toBe('')
    expect(fieldsToReview(aPlan({ reviewOn: '2026-12-10' }), today).reviewOn.day).toBe('10')
    expect(fieldsToReview(aPlan(), today).actions).toHaveLength(3)
  })

  test('the next plan goes on with what is open', () => {
    const plan = aPlan({ actions: [aPlanAction({ text: 'Open' }), aPlanAction({ text: 'Gone', status: 'done' })] })
    expect(fieldsToGoOn(plan).actions.map(({ text }) => text)).toEqual(['Open'])
  })

  test('a kept form comes back as it was; what cannot be read is none', () => {
    const fields = fieldsFromPlan(aPlan({ actions: [aPlanAction({ objection: 'No' })] }))
    const base = [anEntryId()]
    expect(keptPlan(asKept(base, fields))).toEqual({ v: 1, base, fields })
    for (const kept of [undefined, {}, { plan: 'not JSON' }, { plan: '{"v":2}' }])
      expect(keptPlan(kept)).toBeUndefined()
  })
})

describe('what another version has', () => {
  const shared = aPlanAction({ text: 'Ring' })
  const fields = fieldsFromPlan(aPlan({ actions: [shared] }))

  test('P14: an objection of a later version stands in the form, and one that was taken back does not', () => {
    const objected = withObjections(fields, aPlan({ actions: [{ ...shared, objection: 'Not on Mondays' }] }))
    expect(objected.actions[0]?.objection).toBe('Not on Mondays')
    expect(withObjections(objected, aPlan({ actions: [shared] })).actions[0]).not.toHaveProperty('objection')
    expect(withObjections(objected, aPlan({ actions: [] })).actions[0]?.objection).toBe('Not on Mondays')
  })

  test('its actions that are not here can be put in, as far as there is room', () => {
    const other = aPlan({ actions: [shared, ...Array.from({ length: 29 }, () => aPlanAction({ text: 'Other' }))] })
    expect(notHere(fields, other)).toHaveLength(29)
    const full = { ...fields, actions: Array.from({ length: 28 }, () => one()) }
    expect(notHere(full, other)).toHaveLength(2)
  })
})
