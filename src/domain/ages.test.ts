import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someDay } from '../../test/support/arbitrary-facts.ts'
import { seed } from '../../test/support/seed.ts'
import { academicAge, ageOn, birthday, cohortStanding, curriculumYear, leavingYear } from './ages.ts'
import { addDays } from './time.ts'

test.each([
  ['2010-08-31', '2026-08-31', 11, 15],
  ['2010-08-31', '2026-09-01', 12, 16],
  ['2010-09-01', '2026-09-01', 11, 15],
  ['2010-09-01', '2027-08-31', 11, 15],
  ['2010-09-01', '2027-09-01', 12, 16],
  ['2009-03-14', '2026-11-24', 13, 17],
  ['2012-02-29', '2028-02-29', 11, 15],
  ['2012-02-29', '2028-09-01', 12, 16],
  ['2012-12-31', '2027-01-01', 9, 13],
  ['2013-01-01', '2026-12-31', 9, 13],
])('P16: born %s is on %s in Year %i, academic age %i', (born, on, year, age) => {
  expect(curriculumYear(born, on)).toBe(year)
  expect(academicAge(born, on)).toBe(age)
})

test.each([
  ['2008-11-24', '2026-11-23', 17],
  ['2008-11-24', '2026-11-24', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['2008-02-29', '2024-02-28', 15],
  ['2008-02-29', '2024-02-29', 16],
])('born %s is on %s %i years old', (born, on, age) => expect(ageOn(born, on)).toBe(age))

test.each([
  ['2008-11-24', 18, '2026-11-24'],
  ['2008-02-29', 16, '2024-02-29'],
  ['2008-02-29', 18, '2026-03-01'],
  ['2008-02-29', 25, '2033-03-01'],
])('born %s turns %i on %s', (born, age, day) => expect(birthday(born, age)).toBe(day))

test('the year turns on 1 September and on no other day, for everybody', () => {
  fc.assert(
    fc.property(someDay, someDay, (born, on) => {
      const change = curriculumYear(born, addDays(on, 1)) - curriculumYear(born, on)
      expect(change).toBe(addDays(on, 1).endsWith('-09-01') ? 1 : 0)
      // Academic age is the age on the 31 August before the year began.
      const began = on.slice(5) >= '09-01' ? on.slice(0, 4) : String(Number(on.slice(0, 4)) - 1)
      expect(academicAge(born, on)).toBe(ageOn(born, `${began}-08-31`))
    }),
    { seed: seed() },
  )
})

test('a birthday is the first day of an age', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 30 }), (born, age) => {
      const day = birthday(born, age)
      expect([ageOn(born, addDays(day, -1)), ageOn(born, day)]).toEqual([age - 1, age])
    }),
    { seed: seed() },
  )
})

test.each([
  ['2010-08-31', '2026-08-31', 11],
  ['2010-08-31', '2026-09-01', 11],
  ['2010-08-31', '2026-09-30', 11],
  ['2010-08-31', '2026-10-01', 12],
  ['2009-03-14', '2026-09-30', 12],
  ['2009-03-14', '2026-10-01', 13],
])('P05: born %s, on %s it is the leavers of Year %i that an offer is owed to', (born, on, year) => {
  expect(leavingYear(born, on)).toBe(year)
})

const tracked = (until: string, dutyUntil: string | undefined, because = 'age') => ({
  standing: 'tracked',
  until,
  because,
  dutyUntil,
})

test.each([
  ['the last day of Year 11', '2010-08-31', false, '2026-08-31', { standing: 'not-yet', from: '2026-09-01' }],
  ['the first day of Year 12', '2010-08-31', false, '2026-09-01', tracked('2028-08-31', '2028-08-30')],
  ['born on 1 September: a year later', '2010-09-01', false, '2026-09-01', { standing: 'not-yet', from: '2027-09-01' }],
  ['the eve of the 18th birthday', '2008-11-24', false, '2026-11-23', tracked('2027-08-31', '2026-11-23')],
  [
    'the 18th birthday: the duty is over, tracking is not',
    '2008-11-24',
    false,
    '2026-11-24',
    tracked('2027-08-31', undefined),
  ],
  [
    'born on 29 February, on the last day of the duty',
    '2008-02-29',
    false,
    '2026-02-28',
    tracked('2026-08-31', '2026-02-28'),
  ],
  ['born on 29 February, the day after', '2008-02-29', false, '2026-03-01', tracked('2026-08-31', undefined)],
  ['31 August after Year 13', '2008-08-31', false, '2026-08-31', tracked('2026-08-31', undefined)],
  ['1 September after Year 13', '2008-08-31', false, '2026-09-01', { standing: 'over', since: '2026-09-01' }],
  ['the same with an EHC plan', '2008-08-31', true, '2026-09-01', tracked('2033-08-30', undefined, 'ehc-plan')],
  ['in Year 12 with an EHC plan', '2010-03-14', true, '2026-11-24', tracked('2035-03-13', '2028-03-13', 'ehc-plan')],
  [
    'the eve of the 25th birthday with an EHC plan',
    '2001-11-24',
    true,
    '2026-11-23',
    tracked('2026-11-23', undefined, 'ehc-plan'),
  ],
  ['the 25th birthday', '2001-11-24', true, '2026-11-24', { standing: 'over', since: '2026-11-24' }],
])('P06: how long the council has to know: %s', (_case, born, ehcPlan, today, standing) => {
  expect(cohortStanding(born, ehcPlan, today)).toEqual(standing)
})
