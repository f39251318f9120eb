import type { PlanStanding, PlanVersionView, PlanView } from '../../caseload/plan-api.ts'
import type { Doer, Plan, PlanAction } from '../../domain/plan.ts'
import { planProgress } from '../../domain/plan.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { SourceKind } from '../../domain/source.ts'
import { type Day, daysBetween } from '../../domain/time.ts'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import type { Tone } from '../../ui/tag.tsx'
import { ageWords } from '../young-person/words.ts'

/** Who does something, as the office says it: the young person by name. */
export function doerName(who: Doer, given: string): string {
  return who === 'young-person' ? given || 'The young person' : doers[who]
}

const doers: { readonly [D in Exclude<Doer, 'young-person'>]: string } = {
  adviser: 'Adviser',
  'parent-or-carer': 'Parent or carer',
  school: 'School or college',
  'someone-else': 'Someone else',
}

/** Who does an action, with who exactly: "School or college (Mr Sample)". */
export function whoWords({ who, whoDetail }: Pick<PlanAction, 'who' | 'whoDetail'>, given: string): string {
  const name = doerName(who, given)
  return whoDetail ? `${name} (${whoDetail})` : name
}

/** Whose idea something was (P18). */
export function ideaName(from: SourceKind, given: string): string {
  return from === 'young-person' ? given || 'The young person' : ideas[from]
}

const ideas: { readonly [K in Exclude<SourceKind, 'young-person'>]: string } = {
  adviser: 'Adviser',
  'parent-or-carer': 'Parent or carer',
  school: 'School',
  college: 'College',
  'training-provider': 'Training provider',
  employer: 'Employer',
  'council-list': 'Council',
  'other-authority': 'Another council',
  'other-organisation': 'Another organisation',
}

/** By when something is done, and how long that has been past: "Due 1 December 2026, 7 days ago". */
export function dueOnWords(by: Day, today: Day): string {
  return by < today ? `Due ${spokenDay(by)}, ${ageWords(daysBetween(by, today))}` : `By ${spokenDay(by)}`
}

/** How far a plan is: "2 of 5 done". */
export function progressWords(plan: Plan, today: Day): string {
  const { done, open } = planProgress(plan, today)
  return done + open === 0 ? 'No actions' : `${done} of ${plural(done + open, 'action')} done`
}

/** When a plan is looked at again. */
export function reviewWords({ reviewOn }: Plan, today: Day): string {
  if (reviewOn === undefined) return 'No day is set to look at it again'
  if (reviewOn === today) return 'To be looked at again today'
  if (reviewOn > today) return `To be looked at again on ${spokenDay(reviewOn)}`
  return `Was to be looked at again on ${spokenDay(reviewOn)}, ${ageWords(daysBetween(reviewOn, today))}`
}

/** Where a version stands with its young person: a word, and the sentence that goes with it. */
export interface StandingWords {
  readonly tag: string
  readonly tone: Tone
  readonly words: string
}

/** What is said of a version's agreement (P14). */
export function standingWords({ standing, answer }: PlanVersionView, given: string): StandingWords {
  const who = given || 'The young person'
  const when = answer ? `${spokenMoment(answer.at)}. ${answer.how}.` : ''
  const said: { readonly [S in PlanStanding]: StandingWords } = {
    'not-read-yet': { tag: 'Not read yet', tone: 'waiting', words: `${who} has not read this version yet.` },
    agreed: { tag: 'Agreed', tone: 'done', words: `${who} agreed on ${when}` },
    disagreed: { tag: 'Not agreed', tone: 'problem', words: `${who} did not agree on ${when}` },
    'change-asked': { tag: 'Change asked for', tone: 'attention', words: `${who} asked for a change on ${when}` },
    'not-read': { tag: 'Not read together', tone: 'waiting', words: `${answer?.reason ?? 'No reason'}. ${when}` },
  }
  return said[standing]
}

/** Whether reading it together is what comes next. */
export function isToRead({ standing }: Pick<PlanVersionView, 'standing'>): boolean {
  return standing === 'not-read-yet' || standing === 'not-read'
}

/** The version that counts; the newer of two that were changed apart. Undefined where there is no plan yet. */
export function currentOf({ versions }: Pick<PlanView, 'versions'>): PlanVersionView | undefined {
  return versions.find(({ current }) => current)
}

/** Who made a version, and when. */
export function madeWords({ byYoungPerson, recordedBy, recordedAt }: PlanVersionView, given: string): string {
  const who = byYoungPerson ? `${given || 'The young person'}, with ${recordedBy}` : recordedBy
  return `${who}, ${spokenMoment(recordedAt)}`
}

/** What stands on the small card of a plan: what is urgent first. */
export function planTags(plan: PlanView, today: Day): { readonly words: string; readonly tone: Tone }[] {
  const version = currentOf(plan)
  if (!version) return []
  const { overdue, reviewDue } = planProgress(version.plan, today)
  const { tag, tone } = standingWords(version, plan.given)
  return [
    ...(plan.contested ? [{ words: 'Changed by two people', tone: 'attention' as const }] : []),
    ...(overdue.length > 0 ? [{ words: `${overdue.length} overdue`, tone: 'problem' as const }] : []),
    ...(reviewDue ? [{ words: 'Review due', tone: 'attention' as const }] : []),
    { words: tag, tone },
  ]
}
