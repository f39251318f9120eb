import type { PlanVersionView } from '../../caseload/plan-api.ts'
import { LONGEST, Plan, isOpen } from '../../domain/plan.ts'
import type { Day } from '../../domain/time.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import type { DateParts } from '../contact/contact-fields.ts'
import type { FieldError } from '../contact/contact-from-fields.ts'
import { dateMessage, dayFromParts } from '../contact/typed-date.ts'
import type { ActionFields, GoalFields, PlanFields } from './plan-fields.ts'

/** What the checks have to know: what day it is, and which parts and days stood in the plan before. */
export interface PlanContext {
  readonly today: Day
  readonly before: ReadonlySet<string>
}

/** What stood in any version: the ids of its parts, and each part with its day. A day that has passed since is no mistake. */
export function standingBefore(versions: readonly Pick<PlanVersionView, 'plan'>[]): ReadonlySet<string> {
  const parts = versions.flatMap(({ plan }) => [...plan.actions, ...plan.goals])
  return new Set(parts.flatMap(({ id, by }) => [id, `${id} ${by}`]))
}

/** The plan that a form makes, or everything that has to be put right, in the order of the page. */
export function planFromFields(fields: PlanFields, context: PlanContext): Result<Plan, readonly FieldError[]> {
  const errors = errorsOf(fields, context)
  if (errors.length > 0) return err(errors)
  const plan = Plan.safeParse(assembled(fields))
  if (plan.success) return ok(plan.data)
  return err([{ field: 'aim', message: 'Enter what they want to do, or add an action or a goal' }])
}

/** Whether a form says the same as a plan that is recorded. */
export function saysTheSame(fields: PlanFields, recorded: PlanFields): boolean {
  return JSON.stringify(assembled(fields)) === JSON.stringify(assembled(recorded))
}

function assembled(fields: PlanFields): unknown {
  const goals = fields.goals.filter(({ text }) => text.trim() !== '')
  return {
    ...said('aim', fields.aim),
    ...said('nextStep', fields.nextStep),
    ...said('backUp', fields.backUp),
    goals: goals.map(({ by, text, ...goal }) => ({ ...goal, text: text.trim(), ...typedDay('by', by) })),
    actions: fields.actions
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, text, who, whoDetail, by, status, signpostedTo, goal, from, objection }) => ({
        id,
        text: text.trim(),
        who,
        ...said('whoDetail', takesDetail(who) ? whoDetail : ''),
        ...typedDay('by', by),
        status,
        ...said('signpostedTo', signpostedTo),
        ...said('goal', goals.some((one) => one.id === goal) ? goal : ''),
        from,
        ...said('objection', objection),
      })),
    ...typedDay('reviewOn', fields.reviewOn),
  }
}

/** Whether "who exactly" is asked: the young person and the adviser are known. */
export function takesDetail(who: ActionFields['who']): boolean {
  return who !== 'young-person' && who !== 'adviser'
}

function said(key: string, text: string | undefined): object {
  return text === undefined || text.trim() === '' ? {} : { [key]: text.trim() }
}

function typedDay(key: string, typed: DateParts): object {
  const parsed = dayFromParts(typed)
  return parsed.ok ? { [key]: parsed.value } : {}
}

function errorsOf(fields: PlanFields, context: PlanContext): FieldError[] {
  return [
    ...tooLong('aim', 'What they want to do', fields.aim, LONGEST.aim),
    ...tooLong('nextStep', 'The next step', fields.nextStep, LONGEST.words),
    ...tooLong('backUp', 'The back-up', fields.backUp, LONGEST.words),
    ...fields.goals.flatMap((goal, index) => goalErrors(goal, `goal ${index + 1}`, context)),
    ...fields.actions.flatMap((action, index) => actionErrors(action, `action ${index + 1}`, context)),
    ...dayErrors('reviewOn', 'The day to look at it again', fields.reviewOn, context.today),
  ]
}

function goalErrors(goal: GoalFields, name: string, { today, before }: PlanContext): FieldError[] {
  const field = `goal-${goal.id}`
  const missing = goal.text.trim() === '' && (before.has(goal.id) || !isEmpty(goal.text, goal.by))
  const isOver = goal.status !== 'in-progress'
  return [
    ...(missing ? [{ field, message: `Enter the text of ${name}, or remove it` }] : []),
    ...tooLong(field, `The text of ${name}`, goal.text, LONGEST.words),
    ...dayErrors(`${field}-by`, `The day of ${name}`, goal.by, isOver || stood(goal, before) ? undefined : today),
  ]
}

function actionErrors(action: ActionFields, name: string, { today, before }: PlanContext): FieldError[] {
  const { id, text, who, whoDetail, status } = action
  const field = `action-${id}`
  const isOver = !isOpen({ status })
  const missing = text.trim() === '' && !isBlank(action, before)
  return [
    ...(missing ? [{ field, message: `Enter what is done in ${name}, or remove it` }] : []),
    ...tooLong(field, `The text of ${name}`, text, LONGEST.words),
    ...(takesDetail(who) ? tooLong(`${field}-who`, `Who exactly does ${name}`, whoDetail, LONGEST.detail) : []),
    ...dayErrors(`${field}-by`, `The day of ${name}`, action.by, isOver || stood(action, before) ? undefined : today),
    ...tooLong(`${field}-help`, `The help with ${name}`, action.signpostedTo, LONGEST.help),
  ]
}

/** A new action into which nobody put anything is none. */
function isBlank({ id, text, whoDetail, by, signpostedTo }: ActionFields, before: ReadonlySet<string>): boolean {
  return isEmpty(text, by) && isEmpty(whoDetail + signpostedTo, by) && !before.has(id)
}

function isEmpty(text: string, { day, month, year }: DateParts): boolean {
  return [text, day, month, year].every((typed) => typed.trim() === '')
}

/** Whether this very day stood in the plan before: then it may have passed. */
function stood({ id, by }: ActionFields | GoalFields, before: ReadonlySet<string>): boolean {
  const typed = dayFromParts(by)
  return typed.ok && before.has(`${id} ${typed.value}`)
}

function tooLong(field: string, what: string, text: string, most: number): FieldError[] {
  if (text.trim().length <= most) return []
  return [{ field, message: `${what} must be ${most.toLocaleString('en-GB')} characters or fewer` }]
}

/** What is wrong with a day that may be left out; with `from`, one before that is wrong too. */
function dayErrors(field: string, what: string, typed: DateParts, from: Day | undefined): FieldError[] {
  const parsed = dayFromParts(typed)
  if (!parsed.ok) return parsed.error === 'empty' ? [] : [{ field, message: dateMessage(parsed.error, what) }]
  return from !== undefined && parsed.value < from ? [{ field, message: `${what} must be today or in the future` }] : []
}
