import type { PaperVersion, PaperView } from '../../caseload/plan-api.ts'
import type { Paper, PaperState } from '../../domain/paper.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { type Day, daysBetween } from '../../domain/time.ts'
import { plural } from '../../ui/spoken-time.ts'
import type { Tone } from '../../ui/tag.tsx'
import { ageWords } from '../young-person/words.ts'

/** What every list knows of a printed copy. */
export type PaperLine = Pick<PaperView, 'id' | 'paper' | 'state' | 'destroyBy'>

/** What was printed. */
export const whatWords: { readonly [W in Paper['what']]: string } = {
  'action-plan': 'Action plan',
  'whole-record': 'What we hold about them',
}

/** Names one copy among others: "Action plan, printed 24 November 2026". */
export function copyWords({ what, printedOn }: Pick<Paper, 'what' | 'printedOn'>): string {
  return `${whatWords[what]}, printed ${spokenDay(printedOn)}`
}

/** Where a copy is, or was until it was destroyed. `given` is the young person's first name. */
export function whereWords({ kept, destroyed }: Pick<Paper, 'kept' | 'destroyed'>, given: string): string {
  if (kept.kind === 'given') return `${given || 'The young person'} took it`
  return `${destroyed ? 'Was on file' : 'On file'}: ${kept.where}`
}

/** Where a copy stands, in a word. */
export const stateTags: { readonly [S in PaperState]: { readonly words: string; readonly tone: Tone } } = {
  given: { words: 'Taken', tone: 'done' },
  'on-file': { words: 'On file', tone: 'neutral' },
  'due-soon': { words: 'Due soon', tone: 'attention' },
  overdue: { words: 'Overdue', tone: 'problem' },
  held: { words: 'Held back', tone: 'waiting' },
  destroyed: { words: 'Destroyed', tone: 'neutral' },
}

/** What is to happen to a copy and when, or what happened (P23, P24). Undefined where the council has nothing to do. */
export function dueWords({ paper, state, destroyBy }: PaperLine, today: Day): string | undefined {
  if (paper.destroyed) return destroyedWords(paper.destroyed)
  if (destroyBy === undefined) return undefined
  const day = spokenDay(destroyBy)
  if (state === 'held') return `Kept until the hold is released, whatever its day: ${day}`
  if (state === 'overdue')
    return `Was to be destroyed by ${day}, ${ageWords(daysBetween(destroyBy, today)).replace('yesterday', '1 day ago')}`
  if (state === 'due-soon') return `Destroy by ${day}, ${inDays(daysBetween(today, destroyBy))}`
  return `Destroy by ${day}`
}

function inDays(days: number): string {
  return days === 0 ? 'which is today' : `in ${plural(days, 'day')}`
}

function destroyedWords({ on, by, how }: NonNullable<Paper['destroyed']>): string {
  return `Destroyed on ${spokenDay(on)} by ${by}. ${how}`
}

/** What somebody said of a copy, next to what was said before; `before` is undefined of the first. */
export function versionWords({ paper }: PaperVersion, before: PaperVersion | undefined, given: string): string {
  const earlier = before?.paper
  if (paper.destroyed && !earlier?.destroyed) return destroyedWords(paper.destroyed)
  if (earlier?.destroyed && !paper.destroyed) return 'Not destroyed after all'
  if (paper.hold !== undefined && paper.hold !== earlier?.hold) return `Held back: ${paper.hold}`
  if (earlier?.hold !== undefined && paper.hold === undefined) return 'Hold released'
  const impact = paper.programme === 'impact' ? ', Impact project' : ''
  return `${earlier ? 'Put right' : 'Recorded'}: ${copyWords(paper)}, ${lowerFirst(whereWords(paper, given))}${impact}`
}

/** "on file: cabinet 3" in the middle of a sentence; a name keeps its capital. */
function lowerFirst(words: string): string {
  return words.replace(
    /^(On file|Was on file|The young person)/,
    (start) => start.charAt(0).toLowerCase() + start.slice(1),
  )
}
