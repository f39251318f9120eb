import type { Day } from '../domain/time.ts'
import type { Carded } from './day-list.ts'
import type { CalendarLine } from './plan-api.ts'

/** What falls on a day, for a calendar that others may read: initials, never a name. */
export function calendarLines(people: readonly Carded[], on: Day): CalendarLine[] {
  const lines = people.flatMap(({ card, shown }): CalendarLine[] => {
    const who = { initials: initialsOf(shown.given, shown.family), on }
    return [
      ...card.visits
        .filter(({ visit }) => visit.on === on)
        .map(({ visit }) => ({ ...who, what: 'visit' as const, at: visit.at, place: visit.place })),
      ...(card.followUps.includes(on) ? [{ ...who, what: 'follow-up' as const, at: undefined, place: undefined }] : []),
      ...(card.planReviewOn === on ? [{ ...who, what: 'plan-review' as const, at: undefined, place: undefined }] : []),
    ]
  })
  return lines.toSorted((a, b) => (a.at ?? '24:00').localeCompare(b.at ?? '24:00'))
}

function initialsOf(given: string, family: string): string {
  return [given, family].map((name) => [...name.trim()][0]?.toUpperCase() ?? '').join('')
}
