import * as z from 'zod/mini'
import type { PlanVersionView } from '../../caseload/plan-api.ts'
import type { Suggestion } from '../../codes/suggestions.ts'
import { EntryId } from '../../domain/ids.ts'
import {
  ActionStatus,
  Doer,
  GoalKind,
  GoalStatus,
  MOST_ACTIONS,
  PartId,
  type Plan,
  type PlanAction,
  type PlanGoal,
  carriedForward,
} from '../../domain/plan.ts'
import { SourceKind } from '../../domain/source.ts'
import type { Day } from '../../domain/time.ts'
import { NO_DATE, dateParts } from '../contact/contact-fields.ts'
import type { Values } from '../form/inputs.ts'

const Typed = z.strictObject({ day: z.string(), month: z.string(), year: z.string() })

/** An action as it stands in the form, valid or not. */
export const ActionFields = z.strictObject({
  id: PartId,
  text: z.string(),
  who: Doer,
  whoDetail: z.string(),
  by: Typed,
  status: ActionStatus,
  signpostedTo: z.string(),
  /** The goal it serves; empty for none. */
  goal: z.string(),
  from: SourceKind,
  /** The young person's own words, which only they take back. */
  objection: z.optional(z.string()),
})
export type ActionFields = z.infer<typeof ActionFields>

export const GoalFields = z.strictObject({
  id: PartId,
  kind: GoalKind,
  text: z.string(),
  by: Typed,
  status: GoalStatus,
})
export type GoalFields = z.infer<typeof GoalFields>

/** Everything the form of a plan holds, as it was typed. */
export const PlanFields = z.strictObject({
  aim: z.string(),
  nextStep: z.string(),
  backUp: z.string(),
  goals: z.array(GoalFields),
  actions: z.array(ActionFields),
  reviewOn: Typed,
})
export type PlanFields = z.infer<typeof PlanFields>

/** A form that was left half-filled; `base`: the versions that its author had seen. */
const KeptPlan = z.strictObject({ v: z.literal(1), base: z.array(EntryId), fields: PlanFields })
export type KeptPlan = z.infer<typeof KeptPlan>

/** An empty page. */
export const noPlan: PlanFields = { aim: '', nextStep: '', backUp: '', goals: [], actions: [], reviewOn: NO_DATE }

/** What stands in the form of a plan that is recorded. */
export function fieldsFromPlan({ aim = '', nextStep = '', backUp = '', goals, actions, reviewOn }: Plan): PlanFields {
  return {
    aim,
    nextStep,
    backUp,
    goals: goals.map(goalFields),
    actions: actions.map(actionFields),
    reviewOn: typedDay(reviewOn),
  }
}

function goalFields({ by, ...goal }: PlanGoal): GoalFields {
  return { ...goal, by: typedDay(by) }
}

function actionFields({ by, whoDetail = '', signpostedTo = '', goal = '', ...action }: PlanAction): ActionFields {
  return { ...action, whoDetail, signpostedTo, goal, by: typedDay(by) }
}

function typedDay(day: Day | undefined) {
  return day === undefined ? NO_DATE : dateParts(day)
}

/** To review a plan: as it stands. A day to look at it again that has come is done with; another has to be set. */
export function fieldsToReview(plan: Plan, today: Day): PlanFields {
  const fields = fieldsFromPlan(plan)
  return plan.reviewOn !== undefined && plan.reviewOn <= today ? { ...fields, reviewOn: NO_DATE } : fields
}

/** To make the next plan of the last one: what is still open goes on. */
export function fieldsToGoOn(plan: Plan): PlanFields {
  return fieldsFromPlan(carriedForward(plan))
}

/** A new action. The idea is the young person's unless somebody says otherwise (P18). */
export function newAction(id: PartId): ActionFields {
  return {
    id,
    text: '',
    who: 'young-person',
    whoDetail: '',
    by: NO_DATE,
    status: 'not-started',
    signpostedTo: '',
    goal: '',
    from: 'young-person',
  }
}

/** A suggestion as an action: the adviser brought it. */
export function suggestedAction(id: PartId, { text, who }: Suggestion): ActionFields {
  return { ...newAction(id), text, who, from: 'adviser' }
}

export function newGoal(id: PartId): GoalFields {
  return { id, kind: 'learning', text: '', by: NO_DATE, status: 'in-progress' }
}

/** A change to one action. */
export function withAction(fields: PlanFields, id: PartId, change: Partial<ActionFields>): PlanFields {
  return { ...fields, actions: fields.actions.map((one) => (one.id === id ? { ...one, ...change } : one)) }
}

/** One more action, at the end or at a place of the list. */
export function withNewAction(fields: PlanFields, action: ActionFields, at = fields.actions.length): PlanFields {
  return { ...fields, actions: fields.actions.toSpliced(at, 0, action) }
}

export function withoutAction(fields: PlanFields, id: PartId): PlanFields {
  return { ...fields, actions: fields.actions.filter((one) => one.id !== id) }
}

/** One place up (-1) or down (1); at an end nothing moves. */
export function movedAction(fields: PlanFields, id: PartId, by: -1 | 1): PlanFields {
  const from = fields.actions.findIndex((one) => one.id === id)
  const [one, other] = [fields.actions[from], fields.actions[from + by]]
  if (!one || !other) return fields
  return { ...fields, actions: fields.actions.with(from, other).with(from + by, one) }
}

export function withGoal(fields: PlanFields, id: PartId, change: Partial<GoalFields>): PlanFields {
  return { ...fields, goals: fields.goals.map((one) => (one.id === id ? { ...one, ...change } : one)) }
}

/** The plan without a goal. Actions that served it serve none as long as it is gone. */
export function withoutGoal(fields: PlanFields, id: PartId): PlanFields {
  return { ...fields, goals: fields.goals.filter((one) => one.id !== id) }
}

/** The same actions with what a later version says against them: only the young person takes that back (P14). */
export function withObjections(fields: PlanFields, later: Plan): PlanFields {
  const others = new Map(later.actions.map((action) => [action.id, action]))
  const actions = fields.actions.map((action) => {
    const other = others.get(action.id)
    if (!other) return action
    const { objection: _before, ...rest } = action
    return other.objection === undefined ? rest : { ...rest, objection: other.objection }
  })
  return { ...fields, actions }
}

/** Actions of another version that are not in the form, as many as it has room for. */
export function notHere(fields: PlanFields, other: Plan): ActionFields[] {
  const here = new Set(fields.actions.map(({ id }) => id))
  const missing = other.actions.filter(({ id }) => !here.has(id)).map(actionFields)
  return missing.slice(0, Math.max(0, MOST_ACTIONS - fields.actions.length))
}

/** The whole form as one value to be kept. */
export function asKept(base: readonly EntryId[], fields: PlanFields): Values {
  return { plan: JSON.stringify({ v: 1, base, fields }) }
}

/** A kept form; undefined when there is none, or none that can be read. */
export function keptPlan(kept: Values | undefined): KeptPlan | undefined {
  try {
    return KeptPlan.safeParse(JSON.parse(kept?.['plan'] ?? 'null')).data
  } catch {
    return undefined
  }
}

/** The versions that a new one takes the place of: those its author has seen. */
export function baseOf(versions: readonly PlanVersionView[]): EntryId[] {
  return versions.filter(({ current }) => current).map(({ entry }) => entry)
}
