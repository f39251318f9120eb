import { expect, test } from 'vitest'
import { ageOn } from './ages.ts'
import {
  type CurrencyRule,
  countsAsNotKnown,
  currencyState,
  endOfAcademicYear,
  lapsesOn,
  missingFor,
  neetSince,
} from './currency.ts'

const yearEnd: CurrencyRule = { kind: 'end-of-academic-year' }
const months = (count: number): CurrencyRule => ({ kind: 'months', months: count })
const afterReview: CurrencyRule = { kind: 'after-review', days: 28 }

test.each([
  ['checked in the autumn', yearEnd, { verifiedOn: '2026-10-06' }, '2027-08-31'],
  ['checked on 31 August', yearEnd, { verifiedOn: '2026-08-31' }, '2026-08-31'],
  ['checked on 1 September', yearEnd, { verifiedOn: '2026-09-01' }, '2027-08-31'],
  ['a course that ends earlier', yearEnd, { verifiedOn: '2026-10-06', expectedToEndOn: '2027-06-30' }, '2027-06-30'],
  ['a course that ends later', yearEnd, { verifiedOn: '2026-10-06', expectedToEndOn: '2028-06-30' }, '2027-08-31'],
  ['an apprenticeship', months(12), { verifiedOn: '2026-02-03' }, '2027-02-03'],
  ['a year from 29 February', months(12), { verifiedOn: '2028-02-29' }, '2029-02-28'],
  ['six months from 31 August', months(6), { verifiedOn: '2027-08-31' }, '2028-02-29'],
  ['six months from 31 August, no leap year', months(6), { verifiedOn: '2026-08-31' }, '2027-02-28'],
  ['work that ends earlier', months(6), { verifiedOn: '2026-08-01', expectedToEndOn: '2026-10-01' }, '2026-10-01'],
  ['re-engagement', months(3), { verifiedOn: '2026-11-30' }, '2027-02-28'],
  ['a gap year to be reviewed', afterReview, { verifiedOn: '2026-09-01', reviewOn: '2026-12-10' }, '2027-01-07'],
  ['a gap year without a review date', afterReview, { verifiedOn: '2026-09-01' }, '2026-09-29'],
  [
    'a review after the day it ends',
    afterReview,
    { verifiedOn: '2026-09-01', reviewOn: '2026-12-10', expectedToEndOn: '2026-12-24' },
    '2026-12-24',
  ],
  ['a review on 31 January', afterReview, { verifiedOn: '2026-11-01', reviewOn: '2027-01-31' }, '2027-02-28'],
  [
    'a review on 1 February of a leap year',
    afterReview,
    { verifiedOn: '2027-11-01', reviewOn: '2028-02-01' },
    '2028-02-29',
  ],
  ['re-engagement from the last of November in a leap year', months(3), { verifiedOn: '2027-11-30' }, '2028-02-29'],
  ['a year to 29 February', months(12), { verifiedOn: '2027-02-28' }, '2028-02-28'],
  ['looking for work', { kind: 'never' } as const, { verifiedOn: '2020-01-01' }, undefined],
])('P06: how long it counts as known: %s', (_case, rule, dates, expected) => {
  expect(lapsesOn(rule, dates)).toBe(expected)
})

test.each([
  ['2026-08-31', '2026-08-31'],
  ['2026-09-01', '2027-08-31'],
  ['2028-02-29', '2028-08-31'],
  ['2026-12-31', '2027-08-31'],
])('P06: the academic year of %s ends on %s', (day, end) => {
  expect(endOfAcademicYear(day)).toBe(end)
})

test.each([
  ['it still counts on its last day', '2026-11-24', 'Education', 'lapses-soon'],
  ['a day later it does not', '2026-11-23', 'Education', 'lapsed'],
  ['thirty days ahead', '2026-12-24', 'Employment', 'lapses-soon'],
  ['thirty-one days ahead', '2026-12-25', 'Employment', 'current'],
  ['NEET stays NEET', '2020-01-01', 'NEET', 'never-lapses'],
  ['not known is not known', undefined, 'Not known', 'not-known'],
  ['no date at all', undefined, 'Other', 'never-lapses'],
])('P16: what is old says so: %s', (_case, lapses, group, state) => {
  expect(currencyState(lapses, group, '2026-11-24')).toBe(state)
})

test.each([
  ['2026-12-01', 7, 'lapses-soon'],
  ['2026-12-02', 7, 'current'],
  ['2026-11-24', 0, 'lapses-soon'],
  ['2026-11-25', 0, 'current'],
])('P16: lapsing on %s is soon within %i days: %s', (lapses, soonDays, state) => {
  expect(currencyState(lapses, 'Education', '2026-11-24', soonDays)).toBe(state)
})

test.each([
  ['an activity that lapsed', '2026-11-23', 'Employment', true],
  ['an activity on its last day', '2026-11-24', 'Employment', false],
  ['an activity that lapses soon', '2026-12-01', 'Education', false],
  ['NEET, even with a date that is past', '2026-11-23', 'NEET', false],
  ['NEET', undefined, 'NEET', false],
  ['a code of not known', undefined, 'Not known', true],
])('P16: counts as not known: %s', (_case, lapses, group, expected) => {
  expect(countsAsNotKnown(lapses, group, '2026-11-24')).toBe(expected)
})

test.each([
  ['begins with the activity', undefined, { isNeet: true, startedOn: '2026-09-05' }, '2026-09-05'],
  [
    'is kept from one such code to the next',
    { isNeet: true, neetSince: '2026-07-01' },
    { isNeet: true, startedOn: '2026-09-05' },
    '2026-07-01',
  ],
  [
    'reaches back to the earlier activity when nobody said since when',
    { isNeet: true, neetSince: undefined, startedOn: '2026-06-15' },
    { isNeet: true, startedOn: '2026-09-05' },
    '2026-06-15',
  ],
  [
    'reaches back with an activity that began before it was known',
    { isNeet: true, neetSince: '2026-07-01' },
    { isNeet: true, startedOn: '2026-05-20' },
    '2026-05-20',
  ],
  [
    'begins with the activity when nothing earlier is dated',
    { isNeet: true },
    { isNeet: true, startedOn: '2026-09-05' },
    '2026-09-05',
  ],
  [
    'begins anew after work',
    { isNeet: false, neetSince: undefined },
    { isNeet: true, startedOn: '2026-09-05' },
    '2026-09-05',
  ],
  [
    'ends with learning',
    { isNeet: true, neetSince: '2026-07-01' },
    { isNeet: false, startedOn: '2026-09-05' },
    undefined,
  ],
])('P06: a spell without education, work or training %s', (_case, before, next, since) => {
  expect(neetSince(before, next)).toBe(since)
})

test.each([
  ['a carer needs the characteristic', { characteristic: '140' }, ['characteristic']],
  ['a supported internship needs an EHC plan', { ehcPlan: true } as const, ['ehc-plan']],
  ['a gap year needs a review date', { reviewDate: true } as const, ['review-date']],
  [
    'whatever is missing is named at once',
    { characteristic: '140', ehcPlan: true, reviewDate: true } as const,
    ['characteristic', 'ehc-plan', 'review-date'],
  ],
  ['most codes need nothing', undefined, []],
])('P06: %s', (_case, needs, missing) => {
  expect(missingFor(needs, { characteristics: [], ehcPlan: false })).toEqual(missing)
  const all = { characteristics: ['140'], ehcPlan: true, reviewOn: '2026-12-01' }
  expect(missingFor(needs, all)).toEqual([])
})

test.each([
  ['2008-11-24', '2026-11-23', 17],
  ['2008-11-24', '2026-11-24', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('P06: the duty to take part ends on the 18th birthday: born %s, on %s aged %i', (born, on, age) => {
  expect(ageOn(born, on)).toBe(age)
})
