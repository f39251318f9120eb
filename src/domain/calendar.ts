import type { Day, Moment } from './time.ts'

/** A whole day, or a time of one, in a calendar file. */
export interface CalendarEvent {
  /** Unique in the world, and telling nothing: a random id. */
  readonly uid: string
  readonly on: Day
  /** HH:MM on the clock of wherever the calendar is read. */
  readonly at?: string | undefined
  readonly summary: string
  readonly location?: string | undefined
}

/**
 * A calendar file (RFC 5545): as short as the standard allows, because it has to fit into a code that a phone's camera reads.
 * `stamp` says when it was made.
 */
export function calendarFile(events: readonly CalendarEvent[], stamp: Moment): string {
  const made = stamp.replace(/\.\d{3}Z$/, 'Z').replaceAll(/[-:]/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waymark//EN',
    ...events.flatMap((event) => eventLines(event, made)),
    'END:VCALENDAR',
  ]
  return lines.flatMap(folded).join('\r\n') + '\r\n'
}

function eventLines({ uid, on, at, summary, location }: CalendarEvent, made: string): string[] {
  const day = on.replaceAll('-', '')
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${made}`,
    at === undefined ? `DTSTART;VALUE=DATE:${day}` : `DTSTART:${day}T${at.replace(':', '')}00`,
    `SUMMARY:${escaped(summary)}`,
    ...(location === undefined ? [] : [`LOCATION:${escaped(location)}`]),
    'END:VEVENT',
  ]
}

/** RFC 5545 §3.3.11. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n?|\n/g, '\\n')
}

/** The longest line in octets, without its end (RFC 5545 §3.1). */
const LONGEST_LINE = 75

/** A long line goes on behind a line end and a space; no character is cut in two. */
function folded(line: string): string[] {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LONGEST_LINE) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part]
}

/** How many octets of UTF-8 a text takes. */
export function octetsOf(text: string): number {
  let octets = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    octets += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4
  }
  return octets
}
