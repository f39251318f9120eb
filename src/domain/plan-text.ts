import type { Doer, Plan, PlanAction, PlanGoal } from './plan.ts'
import { type ReadBackPart, spokenDay } from './read-back.ts'

/** The version of the wording below. An agreement names it: changing a word of the text needs a new version beside the old. */
export const PLAN_TEXT_VERSION = 1

const doers: { readonly [D in Doer]: string } = {
  'young-person': 'Me',
  adviser: 'My adviser',
  'parent-or-carer': 'My parent or carer',
  school: 'My school or college',
  'someone-else': 'Someone else',
}

/** Who does something, in the young person's own voice: "My school or college (Mr Sample)". */
export function doerWords({ who, whoDetail }: Pick<PlanAction, 'who' | 'whoDetail'>): string {
  return whoDetail ? `${doers[who]} (${whoDetail})` : doers[who]
}

/** How far something is, in plain words. */
export const statusWords: { readonly [S in PlanAction['status']]: string } = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  done: 'Done',
  'no-longer-needed': 'No longer needed',
}

export const goalStatusWords: { readonly [S in PlanGoal['status']]: string } = {
  'in-progress': 'In progress',
  achieved: 'Reached',
  'no-longer-relevant': 'No longer what I want',
}

export const goalKindWords: { readonly [K in PlanGoal['kind']]: string } = {
  skills: 'Skills',
  work: 'Work',
  learning: 'Learning',
  other: 'Something else',
}

/** A plan as its young person reads it: every part, in the order of the plan, in their own voice. */
export function planParts(plan: Plan): ReadBackPart[] {
  return [
    ...part('What I want to do', plan.aim),
    ...part('My next step', plan.nextStep),
    ...part('My back-up', plan.backUp),
    ...plan.goals.map((goal) => ({ heading: `Goal: ${goalKindWords[goal.kind].toLowerCase()}`, text: goalText(goal) })),
    ...plan.actions.map((action, index) => ({ heading: `Action ${index + 1}`, text: actionText(action) })),
    ...part('We look at this plan again on', plan.reviewOn && spokenDay(plan.reviewOn)),
  ]
}

function part(heading: string, text: string | undefined): ReadBackPart[] {
  return text === undefined ? [] : [{ heading, text }]
}

function goalText({ text, by, status }: PlanGoal): string {
  return lines(text, by && `By ${spokenDay(by)}`, status === 'in-progress' ? undefined : goalStatusWords[status])
}

/** One action: what, who, by when, how far it is, where help is, and what the young person has against it. */
export function actionText(action: PlanAction): string {
  const { text, by, status, signpostedTo, objection } = action
  return lines(
    text,
    `Who: ${doerWords(action)}`,
    by && `By ${spokenDay(by)}`,
    status === 'not-started' ? undefined : statusWords[status],
    signpostedTo && `Help: ${signpostedTo}`,
    objection && `I do not agree with this: ${objection}`,
  )
}

function lines(...parts: (string | undefined)[]): string {
  return parts.filter((line) => line !== undefined && line !== '').join('\n')
}
