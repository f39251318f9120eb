import * as z from 'zod/mini'
import { Answer, Digest } from './agreement.ts'
import { EntryId } from './ids.ts'
import { SourceKind } from './source.ts'
import { type Day, Day as DaySchema, Moment } from './time.ts'

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** Names a goal or an action through every version of a plan, so that what changed can be told. 16 random bytes in base64url. */
export const PartId = z.string().check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/))
export type PartId = z.infer<typeof PartId>

/** Who does something. The National Careers Service knows the first two; a young person's plan needs the others. */
export const Doer = z.enum(['young-person', 'adviser', 'parent-or-carer', 'school', 'someone-else'])
export type Doer = z.infer<typeof Doer>

/** How far something is (National Careers Service data model, action status). */
export const ActionStatus = z.enum(['not-started', 'in-progress', 'done', 'no-longer-needed'])
export type ActionStatus = z.infer<typeof ActionStatus>

export const GoalKind = z.enum(['skills', 'work', 'learning', 'other'])
export type GoalKind = z.infer<typeof GoalKind>
export const GoalStatus = z.enum(['in-progress', 'achieved', 'no-longer-relevant'])
export type GoalStatus = z.infer<typeof GoalStatus>

/** The most characters of each part of a plan. */
export const LONGEST = { aim: 2_000, words: 1_000, detail: 100, help: 200, objection: 2_000, name: 100 } as const

/** One thing somebody will do. Its words may be the young person's own, and so may an objection to it (P14, P18). */
export const PlanAction = z.strictObject({
  id: PartId,
  text: line(LONGEST.words),
  who: Doer,
  /** Who exactly: "Jo", "Mr Sample, head of year". */
  whoDetail: z.optional(line(LONGEST.detail)),
  by: z.optional(DaySchema),
  status: ActionStatus,
  /** Where they can get help with it: a person, a place, an address on the web. */
  signpostedTo: z.optional(line(LONGEST.help)),
  /** The goal that it serves. */
  goal: z.optional(PartId),
  /** Whose idea it was. */
  from: SourceKind,
  /** Why the young person does not agree with it, as they wrote it. */
  objection: z.optional(line(LONGEST.objection)),
})
export type PlanAction = z.infer<typeof PlanAction>

export const PlanGoal = z.strictObject({
  id: PartId,
  kind: GoalKind,
  text: line(LONGEST.words),
  by: z.optional(DaySchema),
  status: GoalStatus,
})
export type PlanGoal = z.infer<typeof PlanGoal>

/** How many actions a plan may have: more is a list that nobody follows. */
export const MOST_ACTIONS = 30
export const MOST_GOALS = 12

/** An action plan, in the words that its young person reads: what they want, and who does what by when (P14, P17). */
export const Plan = z
  .strictObject({
    /** What I want to do. */
    aim: z.optional(line(LONGEST.aim)),
    nextStep: z.optional(line(LONGEST.words)),
    backUp: z.optional(line(LONGEST.words)),
    goals: z.array(PlanGoal).check(z.maxLength(MOST_GOALS)),
    actions: z.array(PlanAction).check(z.maxLength(MOST_ACTIONS)),
    /** When it is looked at again, together. */
    reviewOn: z.optional(DaySchema),
  })
  .check(
    z.refine(({ aim, actions, goals }) => Boolean(aim) || actions.length > 0 || goals.length > 0, 'an empty plan'),
    z.refine(({ actions, goals }) => isDistinct([...actions, ...goals]), 'two parts of a plan have one name'),
  )
export type Plan = z.infer<typeof Plan>

function isDistinct(parts: readonly { readonly id: string }[]): boolean {
  return new Set(parts.map(({ id }) => id)).size === parts.length
}

/** A name under an agreed plan, if the young person wants to put one there. Agreement never depends on it. */
export const Signature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), name: line(LONGEST.name) }),
  /** Strokes as a path of whole numbers in a box of 1,000 by 300: "M10 20L30 40". */
  z.strictObject({ kind: z.literal('drawn'), path: z.string().check(z.regex(/^[ML\d ]{1,8000}$/)) }),
])
export type Signature = z.infer<typeof Signature>

/** What the young person said of one version of their plan: bound to the SHA-256 of the exact text they read (P14). */
export const PlanAgreement = z.strictObject({
  plan: EntryId,
  readBack: z.literal(1),
  text: Digest,
  how: z.enum(['on-this-tablet', 'adviser-recorded']),
  at: Moment,
  answer: Answer,
  signed: z.optional(Signature),
})
export type PlanAgreement = z.infer<typeof PlanAgreement>

/** Progress at a glance, as of a day. */
export interface PlanProgress {
  readonly done: number
  readonly open: number
  /** Not done and past its day: whose, and what. */
  readonly overdue: readonly PlanAction[]
  readonly reviewDue: boolean
}

/** How far a plan is on a day. What is no longer needed counts nowhere. Something due today is not late yet. */
export function planProgress({ actions, reviewOn }: Plan, today: Day): PlanProgress {
  const open = actions.filter(isOpen)
  return {
    done: actions.filter(({ status }) => status === 'done').length,
    open: open.length,
    overdue: open.filter(({ by }) => by !== undefined && by < today),
    reviewDue: reviewOn !== undefined && reviewOn <= today,
  }
}

/** Whether somebody still has to do it. */
export function isOpen({ status }: Pick<PlanAction, 'status'>): boolean {
  return status === 'not-started' || status === 'in-progress'
}

/** A plan to go on with: what is done with or no longer needed is left behind, and so are objections that were talked about. */
export function carriedForward(plan: Plan): Plan {
  const goals = plan.goals.filter(({ status }) => status === 'in-progress')
  const kept = new Set(goals.map(({ id }) => id))
  const actions = plan.actions.filter(isOpen).map(({ objection: _objection, goal, ...action }) => ({
    ...action,
    ...(goal !== undefined && kept.has(goal) ? { goal } : {}),
  }))
  const { reviewOn: _reviewOn, ...rest } = plan
  return { ...rest, goals, actions }
}
