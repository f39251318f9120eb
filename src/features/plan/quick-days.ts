import { type Day, addDays, addMonths } from '../../domain/time.ts'
import type { QuickDay } from '../form/quick-days.tsx'

/** When schools break up, near enough for a plan: before Easter, before summer, before Christmas. */
const termEnds = ['03-31', '07-31', '12-20'] as const

/** The next end of a school term. On the last day of a term it is that of the next. */
export function endOfTerm(today: Day): Day {
  const year = Number(today.slice(0, 4))
  const ends = [year, year + 1].flatMap((one) => termEnds.map((end) => `${one}-${end}`))
  return ends.find((end) => end > today) ?? today
}

/** Days by which something is done. */
export function daysToDo(today: Day): QuickDay[] {
  return [
    { label: 'In 2 weeks', day: addDays(today, 14) },
    { label: 'In a month', day: addMonths(today, 1) },
    { label: 'End of term', day: endOfTerm(today) },
  ]
}

/** Days on which a plan is looked at again. */
export function daysToReview(today: Day): QuickDay[] {
  return [
    { label: 'In a month', day: addMonths(today, 1) },
    { label: 'In 3 months', day: addMonths(today, 3) },
    { label: 'End of term', day: endOfTerm(today) },
  ]
}
