import { describe, expect, test } from 'vitest'
import { aDayLine, aPlace } from '../../../test/support/day-api.ts'
import type { Visit } from '../../domain/visit.ts'
import {
  type Mark,
  aboutWords,
  afterTap,
  atTime,
  countsOf,
  dayHeading,
  dueTags,
  dueWords,
  fullDay,
  markOf,
  nextFreeTime,
  partsOf,
  schoolToShow,
} from './day.ts'

const on = '2026-11-24'
const place = 'Testbury High School'
const visit = (state: Visit['state'], at?: string): Visit => aPlace(at, { state }).visit

describe('what is due is said in a word or two', () => {
  test.each([
    [{}, []],
    [{ followUpsDue: ['2026-11-20'] }, ['Follow-up due']],
    [{ followUpsDue: ['2026-11-18', '2026-11-20'] }, ['2 follow-ups due']],
    [{ toAgree: 2 }, ['2 to agree']],
    [{ planReviewDue: true }, ['Plan review due']],
    [{ hasDraft: true }, ['Draft']],
    [{ contested: true }, ['Different answers']],
    [{ lapseDue: true }, ['Check what they do now']],
    [{ offerMissing: true }, ['Offer missing']],
    [{ offerMissing: true, toAgree: 1 }, ['1 to agree', 'Offer missing']],
  ])('%o', (over, words) => {
    expect(dueTags(aDayLine('Amara', 'Quillfeather', over)).map((tag) => tag.words)).toEqual(words)
  })
})

test('a list has three parts, each in the order it came in', () => {
  const [a, b, c, d, e] = [
    aDayLine('A', 'Sample', { visit: aPlace('09:00') }),
    aDayLine('B', 'Sample', { visit: aPlace(undefined, { state: 'walk-in' }), toAgree: 1 }),
    aDayLine('C', 'Sample', { lapseDue: true }),
    aDayLine('D', 'Sample', { hasDraft: true }),
    aDayLine('E', 'Sample'),
  ] as const
  expect(partsOf([a, b, c, d, e])).toEqual({ listed: [a, b], due: [c, d], others: [e] })
})

test('everybody on the list counts once', () => {
  const states = ['planned', 'planned', 'arrived', 'walk-in', 'absent', 'arrived'] as const
  const lines = states.map((state) => aDayLine('A', 'Sample', { visit: aPlace(undefined, { state }) }))
  expect(countsOf([...lines, aDayLine('B', 'Sample')])).toEqual({ expected: 2, arrived: 3, absent: 1 })
})

describe('a tap on a mark, and another', () => {
  test.each<[Visit['state'], Mark, Visit['state'], Visit['state']]>([
    ['planned', 'arrived', 'arrived', 'planned'],
    ['planned', 'absent', 'absent', 'planned'],
    ['absent', 'arrived', 'arrived', 'planned'],
    ['arrived', 'absent', 'absent', 'planned'],
    ['walk-in', 'arrived', 'cancelled', 'walk-in'],
  ])('%s, %s', (before, mark, once, twice) => {
    const first = afterTap(visit(before, '09:30'), mark, place, on)
    expect(first).toEqual(visit(once, '09:30'))
    // A place that was given up is none: the next tap makes another.
    const second = afterTap(first.state === 'cancelled' ? undefined : first, mark, place, on)
    expect(second.state).toBe(twice)
  })

  test('who had no place is a walk-in at this school on this day', () => {
    expect(afterTap(undefined, 'arrived', place, on)).toEqual({ on, place, state: 'walk-in' })
    expect(markOf(visit('walk-in'))).toBe('arrived')
  })
})

test('another time leaves what is known of the visit, and no time is a choice', () => {
  expect(atTime(visit('arrived', '09:30'), '10:00', place, on)).toEqual(visit('arrived', '10:00'))
  expect(atTime(visit('planned', '09:30'), undefined, place, on)).toEqual(visit('planned'))
  expect(atTime(undefined, '10:00', place, on)).toEqual(visit('planned', '10:00'))
})

describe('the next free time', () => {
  test.each([
    ['an empty day begins at nine', [], undefined, '09:00'],
    ['half an hour after the only one', ['10:00'], undefined, '10:30'],
    ['as far apart as the others', ['09:00', '09:20'], undefined, '09:40'],
    ['in no order', ['09:40', '09:00', '09:20'], undefined, '10:00'],
    ['a gap is filled first', ['09:00', '09:30', '10:30'], undefined, '10:00'],
    ['two at one time are one', ['09:00', '09:00'], undefined, '09:30'],
    ['half an hour at most', ['09:00', '13:00'], undefined, '09:30'],
    ['not over one that begins in between', ['09:00', '09:45'], undefined, '10:30'],
    ['not in the past', ['09:00', '09:30'], '11:05', '11:30'],
    ['now is not past', [], '11:00', '11:00'],
    ['the day is over', ['09:00'], '23:45', undefined],
  ])('%s', (_why, taken, from, expected) => {
    expect(nextFreeTime(taken, from)).toBe(expected)
  })
})

describe('days in words', () => {
  test.each([
    ['2026-11-24', 'Tuesday 24 November 2026', 'Today'],
    ['2026-11-25', 'Wednesday 25 November 2026', 'Tomorrow'],
    ['2026-11-23', 'Monday 23 November 2026', 'Yesterday'],
    ['2028-02-29', 'Tuesday 29 February 2028', 'Tuesday 29 February 2028'],
    ['1969-12-31', 'Wednesday 31 December 1969', 'Wednesday 31 December 1969'],
  ])('%s', (day, full, heading) => {
    expect([fullDay(day), dayHeading(day, on)]).toEqual([full, heading])
  })

  test.each([
    ['2026-11-24', 'Due today'],
    ['2026-11-23', 'Due yesterday'],
    ['2026-11-10', 'Due 14 days ago'],
    ['2026-12-08', 'Due on 8 December 2026'],
  ])('a follow-up of %s: %s', (day, words) => {
    expect(dueWords(aDayLine('A', 'Sample', { followUpsDue: [day, '2026-12-24'] }), on)).toBe(words)
  })
})

test.each([
  [{}, 'Year 12 · Last contact 12 days ago'],
  [{ year: undefined, lastContactOn: undefined }, 'No contact yet'],
  [{ school: 'Other College', lastContactOn: on }, 'Year 12 · Other College · Last contact today'],
  [{ school: undefined }, 'Year 12 · School not known · Last contact 12 days ago'],
])('about somebody: %o', (over, words) => {
  expect(aboutWords(aDayLine('A', 'Sample', over), place, on)).toBe(words)
})

test.each([
  ['the one chosen', ['A', 'B'], 'B', 'B'],
  ['the only one', ['A', 'A'], '', 'A'],
  ['none of several', ['A', 'B'], '', ''],
  ['not one that nobody is at any more', ['A', 'B'], 'C', ''],
  ['none where there is none', [undefined], '', ''],
])('the school that is shown is %s', (_which, schools, chosen, shown) => {
  const people = schools.map((school) => aDayLine('A', 'Sample', { school }))
  expect(schoolToShow(people, chosen)).toBe(shown)
})
