import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { type CalendarEvent, calendarFile, octetsOf } from './calendar.ts'
import { typedText } from './typed-text.ts'
import { addDays } from './time.ts'

const made = '2026-11-25T10:42:00.000Z'

/** What somebody may type or paste: letters of every script, pictures, lines, and everything that a calendar file means something by. */
const anything = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom('\\', ';', ',', ':', '"', '\n', '\\n', '\r', 'END:VEVENT', ' ', '\t', 'é', '👩‍🍳', 'ل'), {
      maxLength: 80,
    }),
  )
  .map((typed) => (typeof typed === 'string' ? typed : typed.join('')))

/** An event with such words. */
const eventWith = (words: fc.Arbitrary<string>): fc.Arbitrary<CalendarEvent> =>
  fc.record(
    {
      uid: fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/),
      on: fc.nat(4000).map((days) => addDays('2020-01-01', days)),
      at: fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
      summary: words,
      location: words,
    },
    { requiredKeys: ['uid', 'on', 'summary'] },
  )

/** What came in through a form of ours; and what came from elsewhere, as it was there. */
const typedEvent = eventWith(anything.map(typedText))
const rawEvent = eventWith(anything)

/** The events of a file, by a parser that is not ours. */
function eventsIn(file: string): CalendarEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const { uid, startDate, summary, location } = new ICAL.Event(one)
    const [on = '', at] = startDate.toString().split('T')
    return {
      uid,
      on,
      ...(at === undefined ? {} : { at: at.slice(0, 5) }),
      summary,
      ...(one.hasProperty('location') ? { location } : {}),
    }
  })
}

test('whatever is typed comes out of the file as it went in, by a parser that is not ours', () => {
  fc.assert(
    fc.property(fc.array(typedEvent, { maxLength: 8 }), (events) => {
      expect(eventsIn(calendarFile(events, made))).toEqual(events)
    }),
    { seed: seed(), numRuns: 300 },
  )
})

test('no line is longer than 75 octets, every line ends as the standard says, and no character is cut in two', () => {
  fc.assert(
    fc.property(fc.array(rawEvent, { maxLength: 4 }), (events) => {
      const file = calendarFile(events, made)
      const lines = file.split('\r\n')
      expect(lines.pop()).toBe('')
      for (const line of lines) {
        expect(octetsOf(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n]/)
        expect(line.isWellFormed()).toBe(true)
      }
    }),
    { seed: seed(), numRuns: 300 },
  )
})

test('in a text every backslash, comma, semicolon and line end is escaped', () => {
  fc.assert(
    fc.property(fc.array(rawEvent, { maxLength: 4 }), (events) => {
      const unfolded = calendarFile(events, made).replaceAll('\r\n ', '').split('\r\n')
      for (const line of unfolded.filter((one) => /^(SUMMARY|LOCATION):/.test(one)))
        expect(line).toMatch(/^[A-Z]+:(?:[^\\;,\r\n]|\\[\\;,n])*$/)
    }),
    { seed: seed(), numRuns: 300 },
  )
})

test('the length in octets is what an encoder makes of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(octetsOf(text)).toBe(new TextEncoder().encode(text).length)
    }),
    { seed: seed() },
  )
})

test('as many events come out as went in, and nothing typed makes another part of the file', () => {
  fc.assert(
    fc.property(fc.array(rawEvent, { maxLength: 8 }), (events) => {
      const lines = calendarFile(events, made).split('\r\n')
      expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(events.length)
      expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(events.length)
      expect(lines.filter((line) => line.startsWith('UID:'))).toHaveLength(events.length)
    }),
    { seed: seed(), numRuns: 300 },
  )
})
