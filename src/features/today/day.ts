import type { PersonCard } from '../../caseload/api.ts'
import type { DayLine, FollowUpLine } from '../../caseload/record-api.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { type Day, addDays, dayNumber, daysBetween } from '../../domain/time.ts'
import type { Visit } from '../../domain/visit.ts'
import type { Tone } from '../../ui/tag.tsx'
import { plural } from '../../ui/spoken-time.ts'
import { choicesOf } from '../caseload/search.ts'
import { ageWords } from '../young-person/words.ts'

/** Something that is due, in a word or two. */
export interface DueTag {
  readonly words: string
  readonly tone: Tone
}

/** What is due with somebody: what was promised first, then what waits for them, then what is old or missing (P16). */
export function dueTags(line: DayLine): DueTag[] {
  const { followUpsDue, toAgree, planReviewDue, hasDraft, contested, lapseDue, offerMissing } = line
  const promised = followUpsDue.length > 1 ? `${followUpsDue.length} follow-ups due` : 'Follow-up due'
  const tags: readonly (DueTag & { readonly due: boolean })[] = [
    { due: followUpsDue.length > 0, words: promised, tone: 'attention' },
    { due: toAgree > 0, words: `${toAgree} to agree`, tone: 'waiting' },
    { due: planReviewDue, words: 'Plan review due', tone: 'attention' },
    { due: hasDraft, words: 'Draft', tone: 'waiting' },
    { due: contested, words: 'Different answers', tone: 'attention' },
    { due: lapseDue, words: 'Check what they do now', tone: 'attention' },
    { due: offerMissing, words: 'Offer missing', tone: 'attention' },
  ]
  return tags.filter(({ due }) => due).map(({ words, tone }) => ({ words, tone }))
}

/** The list of a visit in its three parts, each in the order it came in. */
export interface DayParts {
  readonly listed: readonly DayLine[]
  readonly due: readonly DayLine[]
  readonly others: readonly DayLine[]
}

/** Who has a place in the list, who else has something due, and everybody else at the school. */
export function partsOf(lines: readonly DayLine[]): DayParts {
  const elsewise = lines.filter(({ visit }) => visit === undefined)
  return {
    listed: lines.filter(({ visit }) => visit !== undefined),
    due: elsewise.filter((line) => dueTags(line).length > 0),
    others: elsewise.filter((line) => dueTags(line).length === 0),
  }
}

/** How a visit goes: who is still to come, who came with a place or without one, and who did not. */
export interface DayCounts {
  readonly expected: number
  readonly arrived: number
  readonly absent: number
}

/** Everybody on the list counts once. */
export function countsOf(lines: readonly DayLine[]): DayCounts {
  const inState = (...states: readonly Visit['state'][]) =>
    lines.filter(({ visit }) => visit !== undefined && states.includes(visit.visit.state)).length
  return { expected: inState('planned'), arrived: inState('arrived', 'walk-in'), absent: inState('absent') }
}

export type Mark = 'arrived' | 'absent'

/** Which of the two is marked; somebody who came without a place is here too. */
export function markOf(visit: Visit | undefined): Mark | undefined {
  if (visit?.state === 'arrived' || visit?.state === 'walk-in') return 'arrived'
  return visit?.state === 'absent' ? 'absent' : undefined
}

/**
 * The place in the list after a tap on a mark: marked so, or, where it was marked so already, as it was before. Who had no
 * place is a walk-in, and is off the list again when that is undone.
 */
export function afterTap(visit: Visit | undefined, mark: Mark, place: string, on: Day): Visit {
  if (visit === undefined) return { on, place, state: mark === 'arrived' ? 'walk-in' : mark }
  if (markOf(visit) !== mark) return { ...visit, state: mark }
  return { ...visit, state: visit.state === 'walk-in' ? 'cancelled' : 'planned' }
}

/** The same place at another time, or at none; a new one where there was none. */
export function atTime(visit: Visit | undefined, at: string | undefined, place: string, on: Day): Visit {
  const state = visit?.state ?? 'planned'
  return at === undefined ? { on, place, state } : { on, at, place, state }
}

const LONGEST_SLOT = 30
const SHORTEST_SLOT = 10
const FIRST_SLOT = '09:00'

/** The first time that is free among the times taken and not before `from`; undefined when the day is over. */
export function nextFreeTime(taken: readonly string[], from = '00:00'): string | undefined {
  const starts = taken.map(minutesOf).toSorted((a, b) => a - b)
  const gaps = starts.map((start, index) => start - (starts[index - 1] ?? -Infinity))
  const slot = Math.min(LONGEST_SLOT, ...gaps.filter((gap) => gap >= SHORTEST_SLOT))
  const isFree = (at: number) => starts.every((start) => Math.abs(start - at) >= slot)
  for (let at = starts[0] ?? minutesOf(FIRST_SLOT); at < 24 * 60; at += slot) {
    if (at >= minutesOf(from) && isFree(at)) return timeOf(at)
  }
  return undefined
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** "Tuesday 24 November 2026". */
export function fullDay(day: Day): string {
  // 1 January 1970 was a Thursday.
  const weekday = weekdays[(((dayNumber(day) + 4) % 7) + 7) % 7]
  return `${weekday} ${spokenDay(day)}`
}

/** What a day is called from today. */
export function dayHeading(on: Day, today: Day): string {
  if (on === today) return 'Today'
  if (on === addDays(today, 1)) return 'Tomorrow'
  return on === addDays(today, -1) ? 'Yesterday' : fullDay(on)
}

/** When the first of somebody's follow-ups falls due, seen from today. */
export function dueWords({ followUpsDue: [first] }: FollowUpLine, today: Day): string {
  if (first === undefined) return ''
  const days = daysBetween(first, today)
  return days < 0 ? `Due on ${spokenDay(first)}` : `Due ${ageWords(days)}`
}

/** Year and last contact; the school where it is not the one visited. */
export function aboutWords({ year, school, lastContactOn }: PersonCard, visited: string, today: Day): string {
  const contact =
    lastContactOn === undefined ? 'No contact yet' : `Last contact ${ageWords(daysBetween(lastContactOn, today))}`
  const elsewhere = school === visited ? undefined : (school ?? 'School not known')
  return [year === undefined ? undefined : `Year ${year}`, elsewhere, contact].filter(Boolean).join(' · ')
}

/** The school to show: the one chosen, or the only one there is; empty when it has to be chosen. */
export function schoolToShow(people: readonly PersonCard[], chosen: string): string {
  const schools = schoolsOf(people)
  if (schools.includes(chosen)) return chosen
  return schools.length === 1 ? (schools[0] ?? '') : ''
}

/** The schools of a caseload, in order. */
export function schoolsOf(people: readonly PersonCard[]): string[] {
  return choicesOf(people, ({ school }) => school)
}

/** How much is nowhere but here. */
export function onlyHereWords(waiting: number): string {
  return waiting === 0 ? 'Nothing is only on this tablet' : `${waiting} only on this tablet`
}

/** "Show 12 more at this school". */
export function moreWords(count: number, where: string): string {
  return `Show ${count} more ${where}`
}

/** Who is found by a name, with what the list knows of them. */
export function lineFor(card: PersonCard, lines: readonly DayLine[], followUps: readonly FollowUpLine[]): DayLine {
  const promised = followUps.find(({ person }) => person === card.person)?.followUpsDue ?? []
  const nothing = { lapseDue: false, offerMissing: false, planReviewDue: false }
  const bare = { ...card, visit: undefined, followUpsDue: promised, ...nothing }
  return lines.find(({ person }) => person === card.person) ?? bare
}

/** "3 follow-ups due". */
export function followUpsHeading(count: number): string {
  return `${plural(count, 'follow-up')} due in your caseload`
}
