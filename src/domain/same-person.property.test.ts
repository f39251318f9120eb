import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someDay, someText } from '../../test/support/arbitrary-facts.ts'
import { seed } from '../../test/support/seed.ts'
import { type Likeness, isLikelySame } from './same-person.ts'

const zed: Likeness = { given: 'Zedekiah', family: 'Samplethwaite', dateOfBirth: '2010-03-04' }

test.each([
  ['a letter left out', { given: 'Zedekia' }],
  ['two letters mistyped', { given: 'Zedakiar' }],
  ['a letter in each name', { given: 'Zedekian', family: 'Samplethwait' }],
  ['day and month swapped', { dateOfBirth: '2010-04-03' }],
  ['one digit of the date mistyped', { dateOfBirth: '2010-03-14' }],
  ['no date of birth', { dateOfBirth: undefined }],
])('P13: %s may be the same person', (_case, over) => {
  expect(isLikelySame(zed, { ...zed, ...over })).toBe(true)
  expect(isLikelySame({ ...zed, ...over }, zed)).toBe(true)
})

test.each([
  ['three letters apart', { given: 'Zedde', family: 'Samplethwaite' }],
  ['another name without a date of birth', { given: 'Zedekian', dateOfBirth: undefined }],
  ['a name and a date mistyped', { given: 'Zedekian', dateOfBirth: '2010-03-14' }],
  ['two digits of the date apart', { dateOfBirth: '2010-05-14' }],
  ['a twin', { given: 'Ottoline' }],
])('P13: %s is somebody else', (_case, over) => {
  expect(isLikelySame(zed, { ...zed, ...over })).toBe(false)
})

const person = fc.record({
  given: someText(20),
  family: someText(20),
  dateOfBirth: fc.option(someDay, { nil: undefined }),
})

test('P13: everybody is like themselves, and whoever is like another is so both ways', () => {
  fc.assert(
    fc.property(person, person, fc.boolean(), (one, other, sameDay) => {
      const second = sameDay ? { ...other, dateOfBirth: one.dateOfBirth } : other
      expect(isLikelySame(one, one)).toBe(true)
      expect(isLikelySame(one, second)).toBe(isLikelySame(second, one))
    }),
    { seed: seed(), numRuns: 300 },
  )
})
