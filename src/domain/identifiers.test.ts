import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { isUniqueLearnerNumber, isUniquePupilNumber } from './identifiers.ts'

test.each([
  ['B801200005001', true],
  ['P207000016049', true],
  ['B207000016049', false],
  ['B80120000500', false],
  ['b801200005001', false],
  ['I801200005001', false],
])('%s carries the check letter of a unique pupil number: %s', (upn, right) =>
  expect(isUniquePupilNumber(upn)).toBe(right),
)

test.each([
  ['1000000007', false],
  ['0000000000', false],
  ['123456789', false],
])('%s carries the check digit of a unique learner number: %s', (uln, right) =>
  expect(isUniqueLearnerNumber(uln)).toBe(right),
)

test('exactly one check letter is right for any pupil number, and changing one digit makes it wrong', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(digits, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (number, place, add) => {
      const right = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => isUniquePupilNumber(letter + number.join('')))
      expect(right).toHaveLength(1)
      const changed = number.map((digit, index) => (index === place ? (digit + add) % 10 : digit))
      expect(isUniquePupilNumber(`${right[0]}${changed.join('')}`)).toBe(false)
    }),
    { seed: seed() },
  )
})

test('at most one check digit is right for any learner number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (number) => {
      const right = [...'0123456789'].filter((digit) => isUniqueLearnerNumber(`${number}${digit}`))
      expect(right.length).toBeLessThanOrEqual(1)
    }),
    { seed: seed() },
  )
})
