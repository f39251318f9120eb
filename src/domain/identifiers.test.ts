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
  ['O801200005001', false],
  ['S801200005001', false],
  ['B8012000050011', false],
  [' B801200005001', false],
  ['B801200005001\n', false],
  ['B80120000500١', false],
  ['', false],
  // Two vendors print this example with Q; it adds up to 266, which is 13 modulo 23, and so to P.
  ['Q207000016049', false],
  // A temporary number ends in a letter that counts as its place: A is 0, B is 1, Z is 22.
  ['A80120000500A', false],
  ['C80120000500A', false],
  ['D80120000500A', false],
  ['B80120000500I', false],
  ['B80120000500O', false],
  ['B80120000500S', false],
])('%s carries the check letter of a unique pupil number: %s', (upn, right) =>
  expect(isUniquePupilNumber(upn)).toBe(right),
)

test.each([
  ['1000000007', false],
  ['0000000000', false],
  ['123456789', false],
  ['1000000000', true],
  ['1234567899', true],
  ['1234567898', false],
  ['1234567890', false],
  ['12345678990', false],
  ['0234567899', false],
  [' 1234567899', false],
  ['1234567899\n', false],
  ['123456789٩', false],
  ['', false],
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

test('a temporary pupil number has exactly one check letter too, and its last letter counts as its place', () => {
  const places = 'ABCDEFGHJKLMNPQRTUVWXYZ'
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 }).map((all) => all.join(''))
  fc.assert(
    fc.property(digits, fc.integer({ min: 0, max: 9 }), (number, last) => {
      const lettersOf = (rest: string) => [...places].filter((letter) => isUniquePupilNumber(letter + rest))
      // The tenth letter counts as nine, as the digit does.
      expect(lettersOf(`${number}${places[last]}`)).toEqual(lettersOf(`${number}${last}`))
      expect(lettersOf(`${number}Z`)).toHaveLength(1)
    }),
    { seed: seed() },
  )
})

test('a digit mistyped, or two neighbours swapped, makes a right learner number wrong', () => {
  const right = fc
    .integer({ min: 100_000_000, max: 999_999_999 })
    .map((number) => [...'0123456789'].map((digit) => `${number}${digit}`).find(isUniqueLearnerNumber))
    .filter((number) => number !== undefined)
  fc.assert(
    fc.property(right, fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.nat(8), (number, place, add, swap) => {
      const digits = [...number]
      const changed = digits.map((digit, index) => (index === place ? (Number(digit) + add) % 10 : digit)).join('')
      expect(isUniqueLearnerNumber(changed)).toBe(false)
      const [a = '', b = ''] = digits.slice(swap)
      const swapped = [...digits.slice(0, swap), b, a, ...digits.slice(swap + 2)].join('')
      expect(isUniqueLearnerNumber(swapped)).toBe(swapped === number)
    }),
    { seed: seed() },
  )
})
