import { type Plan, type PlanAction, type PlanGoal } from './plan.ts'
import { doerWords, goalStatusWords, statusWords } from './plan-text.ts'
import { spokenDay } from './read-back.ts'

/** Who changed a plan. */
export interface Changer {
  /** As the beginning of a sentence: "You" to the young person, a name to the office. */
  readonly name: string
  /** Only the young person agrees after all; whoever else leaves an objection behind has not settled it. */
  readonly isYoungPerson: boolean
}

/**
 * What changed between two versions of a plan, a sentence each: "You added “Ring the bakery”." Empty when nothing did. Parts
 * are known by their ids, so that rewording is not taken for one thing gone and another come.
 */
export function planChanges(before: Plan, after: Plan, by: Changer): string[] {
  return [
    ...wordsChanged('what I want to do', before.aim, after.aim, by),
    ...wordsChanged('my next step', before.nextStep, after.nextStep, by),
    ...wordsChanged('my back-up', before.backUp, after.backUp, by),
    ...goalChanges(before.goals, after.goals, by),
    ...actionChanges(before.actions, after.actions, by),
    ...orderChanged(before.actions, after.actions, by),
    ...dayChanged('the day we look at the plan again', before.reviewOn, after.reviewOn, by),
  ]
}

function wordsChanged(what: string, before: string | undefined, after: string | undefined, by: Changer): string[] {
  if (before === after) return []
  if (after === undefined) return [`${by.name} took out “${what}”.`]
  return [
    before === undefined
      ? `${by.name} wrote down “${what}”: “${after}”.`
      : `${by.name} changed “${what}” to “${after}”.`,
  ]
}

function dayChanged(what: string, before: string | undefined, after: string | undefined, by: Changer): string[] {
  if (before === after) return []
  return [after === undefined ? `${by.name} took out ${what}.` : `${by.name} set ${what} to ${spokenDay(after)}.`]
}

function goalChanges(before: readonly PlanGoal[], after: readonly PlanGoal[], by: Changer): string[] {
  return compared(before, after, by, 'the goal ', (old, now) => [
    ...reworded(old.text, now.text, by),
    ...dayChanged(`the day for “${now.text}”`, old.by, now.by, by),
    ...(old.status === now.status ? [] : [`“${now.text}”: ${goalStatusWords[now.status].toLowerCase()}.`]),
  ])
}

function actionChanges(before: readonly PlanAction[], after: readonly PlanAction[], by: Changer): string[] {
  return compared(before, after, by, '', (old, now) => [
    ...reworded(old.text, now.text, by),
    ...(doerWords(old) === doerWords(now) ? [] : [`${doerWords(now)} took over “${now.text}”.`]),
    ...dayChanged(`the day for “${now.text}”`, old.by, now.by, by),
    ...(old.status === now.status ? [] : [`“${now.text}”: ${statusWords[now.status].toLowerCase()}.`]),
    ...objectionChanged(old, now, by),
  ])
}

function reworded(before: string, after: string, by: Changer): string[] {
  return before === after ? [] : [`${by.name} changed “${before}” to “${after}”.`]
}

function objectionChanged(before: PlanAction, { text, objection }: PlanAction, by: Changer): string[] {
  if (before.objection === objection) return []
  if (objection !== undefined) return [`${by.name} did not agree with “${text}”: “${objection}”.`]
  return by.isYoungPerson ? [`${by.name} agreed with “${text}” after all.`] : []
}

/** What came, what went, and what changed of the parts that stayed. */
function compared<P extends { readonly id: string; readonly text: string }>(
  before: readonly P[],
  after: readonly P[],
  by: Changer,
  kind: string,
  changes: (old: P, now: P) => string[],
): string[] {
  const old = new Map(before.map((part) => [part.id, part]))
  const still = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((now) => {
      const was = old.get(now.id)
      return was ? changes(was, now) : [`${by.name} added ${kind}“${now.text}”.`]
    }),
    ...before.filter(({ id }) => !still.has(id)).map(({ text }) => `${by.name} took out ${kind}“${text}”.`),
  ]
}

/** Another order of the actions that were there before and still are. */
function orderChanged(before: readonly PlanAction[], after: readonly PlanAction[], by: Changer): string[] {
  const both = (own: readonly PlanAction[], other: readonly PlanAction[]) =>
    own.map(({ id }) => id).filter((id) => other.some((one) => one.id === id))
  return both(before, after).join() === both(after, before).join()
    ? []
    : [`${by.name} put the actions in another order.`]
}
