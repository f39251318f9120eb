import type { PaperEntry, PlanAgreementEntry, PlanEntry, Stamp } from '../../src/domain/entry.ts'
import type { Answer } from '../../src/domain/agreement.ts'
import type { EntryId } from '../../src/domain/ids.ts'
import type { Plan, PlanAction, PlanGoal } from '../../src/domain/plan.ts'
import { aStamp, anId } from './entries.ts'

/** Fictional plans for tests and examples. */
export function aPlanAction(over: Partial<PlanAction> = {}): PlanAction {
  return {
    id: anId(),
    text: 'Ring the bakery',
    who: 'young-person',
    status: 'not-started',
    from: 'adviser',
    ...over,
  }
}

export function aPlanGoal(over: Partial<PlanGoal> = {}): PlanGoal {
  return { id: anId(), kind: 'learning', text: 'Level 2 baking', status: 'in-progress', ...over }
}

/** A plan with something of everything. */
export function aPlan(over: Partial<Plan> = {}): Plan {
  return {
    aim: 'To become a baker and have my own shop one day',
    nextStep: 'Level 2 baking at Quillbridge College',
    backUp: 'An apprenticeship at the Sample Bakery',
    goals: [aPlanGoal()],
    actions: [
      aPlanAction({ by: '2026-12-08' }),
      aPlanAction({ text: 'Send me the open day dates', who: 'adviser', by: '2026-12-01' }),
      aPlanAction({ text: 'Write a reference', who: 'school', whoDetail: 'Mr Sample', status: 'in-progress' }),
    ],
    reviewOn: '2027-01-20',
    ...over,
  }
}

/** A version of a plan. */
export function aPlanEntry(plan: Plan = aPlan(), over: Partial<PlanEntry> = {}): PlanEntry {
  return { ...aStamp({ source: { kind: 'adviser', asOf: '2026-11-24' } }), kind: 'plan', plan, ...over }
}

/** An answer to a version of a plan. */
export function aPlanAgreement(
  plan: EntryId,
  answer: Answer = { answer: 'agreed' },
  over: Partial<Stamp> = {},
): PlanAgreementEntry {
  const stamp = aStamp(over)
  const agreement = { plan, readBack: 1, text: 'A'.repeat(43), how: 'on-this-tablet', at: stamp.at, answer } as const
  return { ...stamp, kind: 'plan-agreement', agreement }
}

/** A printed copy of a version: taken by the young person, unless something else is said. */
export function aTakenPaper(
  of: EntryId,
  over: Partial<Stamp> = {},
  kept: PaperEntry['paper']['kept'] = { kind: 'given' },
): PaperEntry {
  const paper = { what: 'action-plan', of, printedOn: '2026-11-24', kept, programme: 'none' } as const
  return { ...aStamp(over), kind: 'paper', paper }
}
