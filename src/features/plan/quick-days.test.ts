import { describe, expect, test } from 'vitest'
import { daysToDo, daysToReview, endOfTerm } from './quick-days.ts'

describe('days that one touch sets', () => {
  test.each([
    ['2026-11-24', '2026-12-20'],
    ['2026-12-20', '2027-03-31'],
    ['2026-12-31', '2027-03-31'],
    ['2027-04-01', '2027-07-31'],
    ['2027-08-01', '2027-12-20'],
  ])('on %s the term ends on %s', (today, end) => {
    expect(endOfTerm(today)).toBe(end)
  })

  test('two weeks and a month to do something; a month and three to look again', () => {
    expect(daysToDo('2026-11-24').map(({ day }) => day)).toEqual(['2026-12-08', '2026-12-24', '2026-12-20'])
    expect(daysToReview('2026-11-30').map(({ day }) => day)).toEqual(['2026-12-30', '2027-02-28', '2026-12-20'])
  })
})
