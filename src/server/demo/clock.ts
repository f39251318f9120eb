import { endOfAcademicYear } from '../../domain/currency.ts'
import { type Day, type Moment, addDays, dayNumber } from '../../domain/time.ts'

/** The moments at which a history is recorded: on each day one after the other, within office hours. */
export interface Clock {
  /** The next moment of a day. */
  next(day: Day): Moment
  /** Nothing more is recorded on this day before so many minutes after midnight. */
  notBefore(day: Day, minutes: number): void
}

const MORNING = 9 * 60

/** A clock that goes on by three minutes with every entry of a day. */
export function startClock(): Clock {
  const next = new Map<Day, number>()
  return {
    next: (day) => {
      const minutes = next.get(day) ?? MORNING
      next.set(day, minutes + 3)
      return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00.000Z`
    },
    notBefore: (day, minutes) => {
      next.set(day, Math.max(minutes, next.get(day) ?? 0))
    },
  }
}

/** Minutes after midnight of HH:MM. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** So many days before today, moved away from today off a weekend; today itself is what it is. */
export function schoolDay(today: Day, ago: number): Day {
  const day = addDays(today, -ago)
  if (ago === 0) return day
  // 1 January 1970 was a Thursday.
  const weekday = (dayNumber(day) + 3) % 7
  if (weekday < 5) return day
  return ago > 0 ? addDays(day, 4 - weekday) : addDays(day, 7 - weekday)
}

/** The nth day from today on which schools are open: tomorrow is the first, unless it is a weekend. */
export function schoolDayAhead(today: Day, nth: number): Day {
  let day = today
  for (let left = nth; left > 0; left--) day = schoolDay(day, -1)
  return day
}

/** Whether schools are open, but for the holidays that move. */
export function isTermTime(day: Day): boolean {
  const date = day.slice(5)
  return date >= '01-05' && date < '12-20' && (date < '07-22' || date > '09-04')
}

/** The day in September on which courses of the next school year begin. */
export function nextSeptember(today: Day): Day {
  return addDays(endOfAcademicYear(today), 6)
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}
