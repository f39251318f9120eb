import * as z from 'zod/mini'
import type { EntryId } from '../../domain/ids.ts'
import { ActionStatus, Doer, GoalKind, GoalStatus, PartId, Plan, Signature } from '../../domain/plan.ts'
import { SourceKind } from '../../domain/source.ts'
import { Day } from '../../domain/time.ts'

/** An action while somebody writes it: its words may still be missing. */
const DraftAction = z.strictObject({
  id: PartId,
  text: z.string(),
  who: Doer,
  whoDetail: z.optional(z.string()),
  by: z.optional(Day),
  status: ActionStatus,
  signpostedTo: z.optional(z.string()),
  goal: z.optional(PartId),
  from: SourceKind,
  objection: z.optional(z.string()),
})
export type DraftAction = z.infer<typeof DraftAction>

const DraftGoal = z.strictObject({
  id: PartId,
  kind: GoalKind,
  text: z.string(),
  by: z.optional(Day),
  status: GoalStatus,
})

/** A plan in the middle of being made. */
export const DraftPlan = z.strictObject({
  aim: z.string(),
  nextStep: z.string(),
  backUp: z.string(),
  goals: z.array(DraftGoal),
  actions: z.array(DraftAction),
  reviewOn: z.optional(Day),
})
export type DraftPlan = z.infer<typeof DraftPlan>

/** The answers that a young person writes words for. */
export type PlanAnswer = 'agreed' | 'disagreed'

/** Everything that stands on the page: kept while it is written, and read back when the tablet comes on again. */
export const PlanDraft = z.strictObject({
  plan: DraftPlan,
  words: z.strictObject({ agreed: z.string(), disagreed: z.string() }),
  signed: z.optional(Signature),
  at: z.enum(['make', 'agreed', 'disagreed']),
})
export type PlanDraft = z.infer<typeof PlanDraft>

/** The page as it is when nobody has touched it. */
export function draftOf(plan: Plan): PlanDraft {
  const { aim = '', nextStep = '', backUp = '', goals, actions, reviewOn } = plan
  return {
    plan: { aim, nextStep, backUp, goals: [...goals], actions: [...actions], ...(reviewOn ? { reviewOn } : {}) },
    words: { agreed: '', disagreed: '' },
    at: 'make',
  }
}

/**
 * What an earlier hand-over left, if it can be read. When the plan was changed since, the words of their own go on in the
 * version that is there now: their answer, the actions they added, and what they did not agree with.
 */
export function resumedDraft(
  unfinished: { readonly entry: EntryId; readonly draft: string },
  { id, plan }: { readonly id: EntryId; readonly plan: Plan },
): PlanDraft | undefined {
  const left = readDraft(unfinished.draft)
  return left && unfinished.entry !== id ? carriedOver(left, plan) : left
}

function readDraft(text: string): PlanDraft | undefined {
  try {
    return PlanDraft.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function carriedOver({ plan: left, words }: PlanDraft, plan: Plan): PlanDraft {
  const fresh = draftOf(plan)
  const objections = new Map(left.actions.map(({ id, objection }) => [id, objection]))
  const there = new Set(plan.actions.map(({ id }) => id))
  const added = left.actions.filter(({ id, from, text }) => !there.has(id) && from === 'young-person' && text !== '')
  const actions = fresh.plan.actions.map((action) => ({
    ...action,
    objection: action.objection ?? objections.get(action.id),
  }))
  return { ...fresh, words, plan: { ...fresh.plan, actions: [...actions, ...added] } }
}

/** The plan as it is saved: without what is empty. Undefined when nothing is left of it. */
export function planFrom({ aim, nextStep, backUp, goals, actions, reviewOn }: DraftPlan): Plan | undefined {
  const written = ({ text }: { readonly text: string }) => text.trim() !== ''
  const plan = Plan.safeParse({
    ...said('aim', aim),
    ...said('nextStep', nextStep),
    ...said('backUp', backUp),
    goals: goals.filter(written),
    actions: actions.filter(written).map(({ objection, whoDetail, ...action }) => ({
      ...action,
      ...said('whoDetail', whoDetail),
      ...said('objection', objection),
    })),
    ...(reviewOn ? { reviewOn } : {}),
  })
  return plan.success ? plan.data : undefined
}

function said<K extends string>(key: K, text: string | undefined): { readonly [k in K]?: string } {
  return text === undefined || text.trim() === '' ? {} : ({ [key]: text.trim() } as { readonly [k in K]?: string })
}

/** A change to one action. */
export function withAction(plan: DraftPlan, id: PartId, change: Partial<DraftAction>): DraftPlan {
  return { ...plan, actions: plan.actions.map((action) => (action.id === id ? { ...action, ...change } : action)) }
}

/** A change to the words of one goal. */
export function withGoal(plan: DraftPlan, id: PartId, text: string): DraftPlan {
  return { ...plan, goals: plan.goals.map((goal) => (goal.id === id ? { ...goal, text } : goal)) }
}

/** One place up (-1) or down (1); at an end nothing moves. */
export function moved(plan: DraftPlan, id: PartId, by: -1 | 1): DraftPlan {
  const from = plan.actions.findIndex((action) => action.id === id)
  const to = from + by
  const [one, other] = [plan.actions[from], plan.actions[to]]
  if (!one || !other) return plan
  return { ...plan, actions: plan.actions.with(from, other).with(to, one) }
}

/** An action of the young person's own at the end of the plan (P18). */
export function withNewAction(plan: DraftPlan, id: PartId): DraftPlan {
  const action: DraftAction = { id, text: '', who: 'young-person', status: 'not-started', from: 'young-person' }
  return { ...plan, actions: [...plan.actions, action] }
}

/** The plan without one action. */
export function withoutAction(plan: DraftPlan, id: PartId): DraftPlan {
  return { ...plan, actions: plan.actions.filter((action) => action.id !== id) }
}
