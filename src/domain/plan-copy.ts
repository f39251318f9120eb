import { type CalendarEvent, calendarFile, octetsOf } from './calendar.ts'
import { type Plan, type PlanAction, isOpen } from './plan.ts'
import { doerWords } from './plan-text.ts'
import { spokenDay } from './read-back.ts'
import type { Day, Moment } from './time.ts'

/** What one code may hold, in octets: a QR code of version 25 at error correction M, which a phone reads from a screen. */
export const CODE_OCTETS = 997

/** A young person's own copy, as the texts of the codes that their phone reads: exactly what the preview shows. */
export interface PlanCopy {
  readonly texts: readonly string[]
  /** Calendar files, each whole; none where nothing has a day. */
  readonly calendars: readonly string[]
}

/** What is taken along: the plan, a first name, and nothing else. `made` is the day and moment of the copy. */
export interface CopyOf {
  readonly plan: Plan
  readonly given: string
  readonly made: Moment
  readonly today: Day
}

/** The copy of a plan, split over as few codes as it fits into. */
export function planCopy({ plan, given, made, today }: CopyOf): PlanCopy {
  const title = `${given ? `${given}’s plan` : 'My plan'}, ${spokenDay(today)}`
  return { texts: split(title, copyLines(plan)), calendars: calendars(plan, made) }
}

/** The whole copy as one text, for sharing. */
export function planAsText(copyOf: CopyOf): string {
  const title = `${copyOf.given ? `${copyOf.given}’s plan` : 'My plan'}, ${spokenDay(copyOf.today)}`
  return [title, ...copyLines(copyOf.plan)].join('\n')
}

/** Every day of the plan as one calendar file; undefined where nothing has a day. */
export function planAsCalendar(plan: Plan, made: Moment): string | undefined {
  const events = eventsOf(plan, LONGEST_SUMMARY)
  return events.length > 0 ? calendarFile(events, made) : undefined
}

function copyLines(plan: Plan): string[] {
  const { aim, nextStep, backUp, goals, actions, reviewOn } = plan
  const kept = actions.filter(({ status }) => status !== 'no-longer-needed')
  return [
    ...(aim ? [`What I want to do: ${aim}`] : []),
    ...(nextStep ? [`My next step: ${nextStep}`] : []),
    ...(backUp ? [`My back-up: ${backUp}`] : []),
    ...goals.filter(({ status }) => status === 'in-progress').map(({ text }) => `Goal: ${text}`),
    ...kept.map((action, index) => `${index + 1}. ${actionLine(action)}`),
    ...(reviewOn ? [`We look at this again on ${spokenDay(reviewOn)}`] : []),
  ]
}

/** "8 Dec 2026": as short as a day can be said and still be read aloud. */
function shortDay(day: Day): string {
  return spokenDay(day).replace(/ (\w{3})\w* /, ' $1 ')
}

function actionLine(action: PlanAction): string {
  const { text, by, status, signpostedTo, objection } = action
  const about = [
    doerWords(action),
    by && `by ${shortDay(by)}`,
    status === 'done' ? 'done' : undefined,
    signpostedTo && `help: ${signpostedTo}`,
    objection && `I do not agree: ${objection}`,
  ]
  return `${text} (${about.filter(Boolean).join(', ')})`
}

/**
 * Packs lines into texts that each fit one code. Several say which they are: a phone shows one at a time. Lines stay whole,
 * unless cutting them between words spares a code.
 */
function split(title: string, lines: readonly string[]): string[] {
  const whole = [title, ...lines].join('\n')
  if (octetsOf(whole) <= CODE_OCTETS) return [whole]
  // "1 of 9" is as long as it gets: more codes than that nobody scans.
  const room = CODE_OCTETS - octetsOf('9 of 9\n')
  const all = [title, ...lines]
  const byLine = packed(
    all.flatMap((line) => cutAtWords(line, room)),
    '\n',
    room,
  )
  const byWord = packed(
    all.flatMap((line) => wordsOf(`${line}\n`, room)),
    '',
    room,
  )
  const pages = byWord.length < byLine.length ? byWord : byLine
  return pages.map((page, index) => `${index + 1} of ${pages.length}\n${page.trimEnd()}`)
}

function packed(parts: readonly string[], between: string, room: number): string[] {
  const pages: string[] = []
  for (const part of parts) {
    const last = pages.at(-1)
    const joined = last === undefined ? part : last + between + part
    if (last !== undefined && octetsOf(joined.trimEnd()) <= room) pages[pages.length - 1] = joined
    else pages.push(part)
  }
  return pages
}

/** The words of a line, each with the space behind it; one that is too long by itself is cut between characters. */
function wordsOf(line: string, room: number): string[] {
  return line.split(/(?<=\s)/).flatMap((word) => (octetsOf(word) > room ? [...word] : [word]))
}

/** A line that no code has room for, cut between words; a word that is too long by itself is cut between characters. */
function cutAtWords(line: string, room: number): string[] {
  if (octetsOf(line) <= room) return [line]
  const pieces: string[] = []
  let piece = ''
  for (const word of wordsOf(line, room)) {
    if (octetsOf(piece + word) > room) {
      pieces.push(piece.trimEnd())
      piece = ''
    }
    piece += word
  }
  return [...pieces, piece]
}

const LONGEST_SUMMARY = 60
/** Summaries are shortened before a second code is needed: the days are what a calendar is for. */
const SUMMARIES = [LONGEST_SUMMARY, 24, 0] as const

function calendars(plan: Plan, made: Moment): string[] {
  const files = SUMMARIES.map((longest) => filesThatFit(eventsOf(plan, longest), made))
  return files.toSorted((a, b) => a.length - b.length)[0] ?? []
}

/** As few calendar files as fit into codes, each whole by itself. */
function filesThatFit(events: readonly CalendarEvent[], made: Moment): string[] {
  const files: CalendarEvent[][] = []
  for (const event of events) {
    const last = files.at(-1)
    if (last && octetsOf(calendarFile([...last, event], made)) <= CODE_OCTETS) last.push(event)
    else files.push([event])
  }
  return files.map((file) => calendarFile(file, made))
}

/** Of an action's random id: enough to tell the events of one calendar apart, and every letter counts. */
const UID_LETTERS = 5

/** One event a day: what falls on one day stands together, by its number in the plan. */
function eventsOf(plan: Plan, longest: number): CalendarEvent[] {
  const numbered = plan.actions
    .filter(({ status }) => status !== 'no-longer-needed')
    .map((action, index) => ({ action, number: index + 1 }))
    .filter(({ action }) => action.by !== undefined && isOpen(action))
  const byDay = Map.groupBy(numbered, ({ action }) => action.by ?? '')
  const events = [...byDay].map(([on, due]): CalendarEvent => {
    const numbers = `Plan ${due.map(({ number }) => number).join(' ')}`
    const words = due.map(({ action }) => action.text).join('; ')
    return { uid: due[0]?.action.id.slice(0, UID_LETTERS) ?? '', on, summary: shortened(words, longest) ?? numbers }
  })
  const review = plan.reviewOn
    ? [{ uid: `r${plan.reviewOn.replaceAll('-', '')}`, on: plan.reviewOn, summary: 'Look at my plan' }]
    : []
  return [...events, ...review].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

function shortened(words: string, longest: number): string | undefined {
  if (longest === 0) return undefined
  const line = words.replaceAll(/\s+/g, ' ')
  const characters = [...line]
  return characters.length <= longest
    ? line
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
