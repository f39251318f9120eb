import type { CalendarLine } from '../../caseload/plan-api.ts'
import type { CalendarEvent } from '../../domain/calendar.ts'

/** Whether initials go into a calendar: others may see it, and some advisers want not even those there. */
export type Naming = 'initials' | 'none'

const whats: { readonly [W in CalendarLine['what']]: string } = {
  visit: 'Visit',
  'follow-up': 'Follow-up',
  'plan-review': 'Plan review',
}

/** One line of a calendar; whoever makes the file gives each a random id. */
export type DayEvent = Omit<CalendarEvent, 'uid'>

/**
 * What goes into a calendar for a day. What is alike and at the same time stands together: ten promises of one day are one
 * line of a calendar, not ten.
 */
export function dayEvents(lines: readonly CalendarLine[], naming: Naming): DayEvent[] {
  const alike = Map.groupBy(lines, ({ what, at, place }) => JSON.stringify([what, at, place]))
  return [...alike.values()].flatMap((together) => {
    const [first] = together
    return first
      ? [{ on: first.on, at: first.at, summary: summaryOf(first.what, together, naming), location: first.place }]
      : []
  })
}

function summaryOf(what: CalendarLine['what'], together: readonly CalendarLine[], naming: Naming): string {
  const several = together.length > 1
  if (naming === 'none') return several ? `${together.length} ${whats[what].toLowerCase()}s` : whats[what]
  return `${whats[what]}${several ? 's' : ''}: ${together.map(({ initials }) => initials).join(', ')}`
}
