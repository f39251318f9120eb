import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anId } from '../../test/support/entries.ts'
import { aPlan, aPlanAction, aPlanAgreement, aPlanEntry, aPlanGoal } from '../../test/support/plans.ts'
import { seed } from '../../test/support/seed.ts'
import { planChanges } from './plan-changes.ts'
import { planParts } from './plan-text.ts'
import { Plan, carriedForward, planProgress } from './plan.ts'
import { readBackText } from './read-back.ts'
import { foldRecord } from './record.ts'

describe('what a plan is', () => {
  test('a plan says something, and no two of its parts have one name', () => {
    expect(Plan.safeParse({ goals: [], actions: [] }).success).toBe(false)
    expect(Plan.safeParse({ goals: [], actions: [aPlanAction()] }).success).toBe(true)
    const twin = aPlanAction()
    expect(Plan.safeParse({ goals: [], actions: [twin, { ...twin, text: 'Another' }] }).success).toBe(false)
    expect(Plan.safeParse(aPlan()).success).toBe(true)
  })

  test('P18: every action says whose idea it was', () => {
    const { from: _from, ...nobodys } = aPlanAction()
    expect(Plan.safeParse({ goals: [], actions: [nobodys] }).success).toBe(false)
  })
})

describe('P17: a plan is read in the young person’s own voice', () => {
  test('P17: every part of it, in plain words, in its order', () => {
    const plan = aPlan({
      actions: [
        aPlanAction({ by: '2026-12-08', signpostedTo: 'quillbridge.example.org' }),
        aPlanAction({ text: 'Ask Mum', who: 'parent-or-carer', whoDetail: 'Jo', status: 'done', objection: 'Not now' }),
      ],
    })
    expect(readBackText(planParts(plan))).toBe(
      [
        'What I want to do\nTo become a baker and have my own shop one day',
        'My next step\nLevel 2 baking at Quillbridge College',
        'My back-up\nAn apprenticeship at the Sample Bakery',
        'Goal: learning\nLevel 2 baking',
        'Action 1\nRing the bakery\nWho: Me\nBy 8 December 2026\nHelp: quillbridge.example.org',
        'Action 2\nAsk Mum\nWho: My parent or carer (Jo)\nDone\nI do not agree with this: Not now',
        'We look at this plan again on\n20 January 2027',
      ].join('\n\n'),
    )
  })

  test('P14: two plans that say different things never read the same', () => {
    const word = fc.constantFrom('Ring', 'Ask', 'Go', 'By 8 December 2026')
    const parts = fc.array(word, { maxLength: 3 })
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const text = (words: readonly string[]) =>
          readBackText(planParts({ aim: 'x', goals: [], actions: words.map((one) => aPlanAction({ text: one })) }))
        expect(text(a) === text(b)).toBe(a.join('|') === b.join('|'))
      }),
      { seed: seed() },
    )
  })
})

describe('what changed is told in words', () => {
  const ring = aPlanAction({ text: 'Ring the bakery' })
  const ask = aPlanAction({ text: 'Ask about the bus' })
  const before = aPlan({ goals: [], actions: [ring, ask] })
  const changed = (over: Partial<Plan>) =>
    planChanges(before, { ...before, ...over }, { name: 'You', isYoungPerson: true })

  test.each<[string, Partial<Plan>, string[]]>([
    ['nothing', {}, []],
    ['something new', { actions: [ring, ask, aPlanAction({ text: 'Bake' })] }, ['You added “Bake”.']],
    ['something gone', { actions: [ask] }, ['You took out “Ring the bakery”.']],
    [
      'other words',
      { actions: [{ ...ring, text: 'Visit it' }, ask] },
      ['You changed “Ring the bakery” to “Visit it”.'],
    ],
    [
      'somebody else does it',
      { actions: [{ ...ring, who: 'school', whoDetail: 'Mr Sample' }, ask] },
      ['My school or college (Mr Sample) took over “Ring the bakery”.'],
    ],
    ['ticked', { actions: [{ ...ring, status: 'done' }, ask] }, ['“Ring the bakery”: done.']],
    [
      'an objection',
      { actions: [{ ...ring, objection: 'Too far' }, ask] },
      ['You did not agree with “Ring the bakery”: “Too far”.'],
    ],
    ['another order', { actions: [ask, ring] }, ['You put the actions in another order.']],
    ['another day', { reviewOn: '2027-02-01' }, ['You set the day we look at the plan again to 1 February 2027.']],
    ['another aim', { aim: 'To drive a train' }, ['You changed “what I want to do” to “To drive a train”.']],
    ['no back-up', { backUp: undefined }, ['You took out “my back-up”.']],
    ['a goal', { goals: [aPlanGoal({ text: 'Maths' })] }, ['You added the goal “Maths”.']],
  ])('%s', (_what, over, sentences) => {
    expect(changed(over)).toEqual(sentences)
  })
})

describe('looking at it again', () => {
  test('progress: what is done, what is open, what is late and whose', () => {
    const late = aPlanAction({ by: '2026-11-23', who: 'adviser' })
    const plan = aPlan({
      actions: [
        late,
        aPlanAction({ by: '2026-11-24' }),
        aPlanAction({ status: 'done', by: '2026-11-01' }),
        aPlanAction({ status: 'no-longer-needed', by: '2026-11-01' }),
      ],
      reviewOn: '2026-11-24',
    })
    expect(planProgress(plan, '2026-11-24')).toEqual({ done: 1, open: 2, overdue: [late], reviewDue: true })
    expect(planProgress(plan, '2026-11-23')).toMatchObject({ overdue: [], reviewDue: false })
  })

  test('a new plan from last time’s leaves behind what is done with', () => {
    const gone = aPlanGoal({ status: 'achieved' })
    const open = aPlanAction({ goal: gone.id, objection: 'Too far' })
    const plan = carriedForward(aPlan({ goals: [gone], actions: [open, aPlanAction({ status: 'done' })] }))
    expect(plan.goals).toEqual([])
    expect(plan.actions).toEqual([{ ...open, goal: undefined, objection: undefined }].map(withoutUndefined))
    expect(plan.reviewOn).toBeUndefined()
    expect(plan.aim).toBe(aPlan().aim)
  })
})

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Partial<T>
}

describe('P14: every version is kept', () => {
  test('P14: a version and its answer stay when the next one comes', () => {
    const first = aPlanEntry()
    const second = aPlanEntry(aPlan({ aim: 'To bake' }), { of: first.id, supersedes: [first.id] })
    const agreed = aPlanAgreement(first.id)
    const state = foldRecord([second, agreed, first]).plan
    expect(state?.current).toEqual(second)
    expect(state?.versions).toHaveLength(2)
    expect(state?.agreements).toEqual([agreed])
  })

  test('P14: two versions made apart both stand, and neither is lost', () => {
    const first = aPlanEntry()
    const apart = [1, 2].map(() => aPlanEntry(aPlan(), { of: first.id, supersedes: [first.id] }))
    expect(foldRecord([first, ...apart]).plan?.heads).toHaveLength(2)
  })

  test('P14: two plans begun apart are one that two people changed apart', () => {
    const [one, other] = [aPlanEntry(), aPlanEntry()]
    const state = foldRecord([one, other]).plan
    expect(state?.heads).toHaveLength(2)
    const settled = aPlanEntry(aPlan({ aim: 'To bake' }), { of: state?.id, supersedes: [one.id, other.id] })
    expect(foldRecord([one, settled, other]).plan?.heads).toEqual([settled])
  })

  test('an answer that comes before its plan waits for it', () => {
    const answer = aPlanAgreement(anId() as Parameters<typeof aPlanAgreement>[0])
    expect(foldRecord([answer]).unplaced).toEqual([answer])
  })
})
