import { type Day, isRealDate } from '../../domain/time.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import type { DateParts } from './contact-fields.ts'

/** Why what was typed is not a day: nothing there, a part missing, or no such day. */
export type DateProblem = 'empty' | 'no-day' | 'no-month' | 'no-year' | 'not-real'

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day that was typed. Months may be named ("nov", "November"), and a year may have two digits. */
export function dayFromParts(parts: DateParts): Result<Day, DateProblem> {
  const day = parts.day.trim()
  const month = parts.month.trim().toLowerCase()
  const year = parts.year.trim()
  if (!day && !month && !year) return err('empty')
  if (!day) return err('no-day')
  if (!month) return err('no-month')
  if (!year) return err('no-year')
  const text = `${fullYear(year)}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(text) ? ok(text) : err('not-real')
}

function fullYear(year: string): string {
  return /^\d{2}$/.test(year) ? `20${year}` : year
}

function monthNumber(month: string): string {
  const named = /^[a-z]{3,9}$/.test(month) ? monthNames.indexOf(month.slice(0, 3)) : -1
  return named >= 0 ? String(named + 1) : month
}

/** The sentence for a date that is not one. `what` is its name within a sentence, with a capital: "The date of the contact". */
export function dateMessage(problem: DateProblem, what: string): string {
  const name = what.charAt(0).toLowerCase() + what.slice(1)
  const messages: { readonly [P in DateProblem]: string } = {
    empty: `Enter ${name}`,
    'no-day': `${what} must include a day`,
    'no-month': `${what} must include a month`,
    'no-year': `${what} must include a year`,
    'not-real': `${what} must be a real date`,
  }
  return messages[problem]
}

/** A time of day as people type it: 14:30, 9.15, 0915, 2pm, 2:30 pm. Undefined when it is none. */
export function timeFromText(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))? ?(am|pm)?$/.exec(text.trim().toLowerCase().replaceAll(/\s+/g, ' '))
  if (!match) return undefined
  const [, hourText = '', minuteText, half] = match
  const hour = half ? hourOfHalf(Number(hourText), half) : Number(hourText)
  const needsMinutes = !half && minuteText === undefined
  const minute = Number(minuteText ?? '0')
  if (needsMinutes || hour === undefined || hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function hourOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}
