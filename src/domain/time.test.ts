import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { addDays, addMonths, dayNumber, daysBetween, isRealDate } from './time.ts'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('days are counted as the platform counts them', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
      expect(dayNumber(from)).toBe(Date.parse(from) / 86_400_000)
      expect(daysBetween(from, addDays(from, days))).toBe(days)
    }),
    { seed: seed() },
  )
})

test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2100-02-29', false],
  ['2026-13-01', false],
  ['2026-04-31', false],
  ['2026-4-1', false],
  ['1899-12-31', false],
])('%s is a real date: %s', (text, real) => expect(isRealDate(text)).toBe(real))

test.each([
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-11-24', 12, '2027-11-24'],
  ['2026-01-31', -2, '2025-11-30'],
])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to))
