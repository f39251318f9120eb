import { expect, test } from 'vitest'
import { missingFor } from '../domain/currency.ts'
import { activityCodes, destinationGroup, isNeet, listLabel } from './activity.ts'
import { findCode } from './code-list.ts'

const yearEnd = { kind: 'end-of-academic-year' }
const months = (count: number) => ({ kind: 'months', months: count })
const afterReview = { kind: 'after-review', days: 28 }
const never = { kind: 'never' }

/** The national return's codes with how long each counts as known: read from the requirement, not from our list. */
const rules: readonly (readonly [string, readonly string[], object])[] = [
  ['School age', ['110', '120', '130', '140', '150'], yearEnd],
  ['Education', ['210', '220', '230', '240', '250', '270', '280'], yearEnd],
  ['Education', ['260', '290'], afterReview],
  ['Employment', ['310', '320'], months(12)],
  ['Employment', ['330', '340', '360', '380', '381', '550'], months(6)],
  ['Employment', ['350'], afterReview],
  ['Training', ['410', '430', '440', '450', '460'], months(6)],
  ['Re-engagement', ['530'], months(3)],
  ['NEET', ['540', '610', '615', '616', '619', '620', '630', '640', '650', '660', '670', '680'], never],
  ['Other', ['710'], afterReview],
  ['Not known', ['810', '820', '830'], never],
]
const cases = rules.flatMap(([group, codes, currency]) => codes.map((code) => [code, group, currency] as const))

test.each(cases)('P06: %s is of %s and counts as known by %o', (code, group, currency) => {
  expect(findCode(activityCodes, code)).toMatchObject({ group, currency })
  expect(destinationGroup(code)).toBe(group)
  expect(isNeet(code)).toBe(group === 'NEET')
})

test('P06: our list has every code of the return, and no other', () => {
  expect(activityCodes.codes.map(({ code }) => code).toSorted()).toEqual(cases.map(([code]) => code).toSorted())
})

test('P06: what a code cannot do without', () => {
  const nothing = { characteristics: [], ehcPlan: false }
  const needing = (what: string) =>
    activityCodes.codes
      .filter(({ needs }) => missingFor(needs, nothing).some((missing) => missing === what))
      .map(({ code }) => code)
  expect(needing('review-date')).toEqual(['260', '290', '350', '616', '710'])
  expect(needing('ehc-plan')).toEqual(['280', '460'])
  expect(needing('characteristic')).toEqual(['620', '630', '650'])
  const characteristicOf = (code: string) => findCode(activityCodes, code)?.needs?.characteristic
  expect(['620', '630', '650'].map(characteristicOf)).toEqual(['140', '120', '180'])
})

test('P06: whatever lapses after a review has a day to look again', () => {
  const reviewed = activityCodes.codes.filter(({ currency }) => currency.kind === 'after-review')
  expect(reviewed.every(({ needs }) => needs?.reviewDate)).toBe(true)
})

test('P10: what tells of health, faith, family or custody shows on a list as its family only', () => {
  const telling = /custody|carer|parent|ill|pregnan|relig|active/i
  for (const { code, label, group, sensitive } of activityCodes.codes) {
    expect(sensitive).toBe(telling.test(label))
    const shown = sensitive ? (group === 'NEET' ? 'Not available' : group) : label
    expect(listLabel(code)).toBe(shown)
  }
  expect(listLabel('999')).toBe('999 (not in our list)')
})
