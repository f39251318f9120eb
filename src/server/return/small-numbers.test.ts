import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../../test/support/seed.ts'
import { type Shown, withoutSmall } from './small-numbers.ts'

test.each([
  [
    [120, 40, 35],
    [120, 40, 35],
  ],
  [
    [120, 3, 35, 40],
    [120, 'fewer than 6', 'not shown', 40],
  ],
  [
    [120, 0, 0, 40],
    [120, 'fewer than 6', 'fewer than 6', 'not shown'],
  ],
  [
    [120, 3, 2, 40],
    [120, 'fewer than 6', 'fewer than 6', 40],
  ],
  [
    [120, 5, 5, 40],
    [120, 'fewer than 6', 'fewer than 6', 'not shown'],
  ],
  [
    [6, 0, 90],
    ['not shown', 'fewer than 6', 'not shown'],
  ],
] as const)('P31: %j is shown as %j', (counts, shown) => {
  expect(withoutSmall(counts)).toEqual(shown)
})

/** Every row of counts with this sum that would be shown like this. */
function candidates(shown: readonly Shown[], sum: number): number[][] {
  const [first, ...rest] = shown
  if (first === undefined) return sum === 0 ? [[]] : []
  const values = typeof first === 'number' ? [first] : Array.from({ length: sum + 1 }, (_, value) => value)
  return values
    .filter((value) => value <= sum && (typeof first === 'number' || value < 6 === (first === 'fewer than 6')))
    .flatMap((value) => candidates(rest, sum - value).map((others) => [value, ...others]))
}

test('P31: whoever knows the sum of a row cannot compute a hidden count from what is shown', () => {
  const row = fc.array(fc.oneof(fc.nat(7), fc.nat(30)), { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(row, (counts) => {
      const shown = withoutSmall(counts)
      fc.pre(shown.some((one) => typeof one === 'number'))
      const sum = counts.reduce((total, count) => total + count, 0)
      const possible = candidates(shown, sum)
      for (const [index, one] of shown.entries()) {
        const values = new Set(possible.map((candidate) => candidate[index]))
        expect(values.size).toBeGreaterThanOrEqual(typeof one === 'number' ? 1 : 3)
      }
      for (const [index, one] of shown.entries()) expect([counts[index], 'fewer than 6', 'not shown']).toContain(one)
      for (const [index, count] of counts.entries()) expect(count < 6).toBe(shown[index] === 'fewer than 6')
    }),
    { seed: seed(), numRuns: 300 },
  )
})
