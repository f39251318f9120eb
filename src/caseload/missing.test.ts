import { expect, test } from 'vitest'
import { aFact } from '../../test/support/entries.ts'
import { aConsentView } from '../../test/support/person-views.ts'
import type { FactEntry } from '../domain/entry.ts'
import type { CurrentDestination } from '../domain/fact-values.ts'
import { foldRecord } from '../domain/record.ts'
import { missingOf } from './missing.ts'

const doing = (activity: string, over: Partial<CurrentDestination> = {}) =>
  aFact({
    field: 'currentDestination',
    value: { activity, startedOn: '2026-09-01', ascertainedOn: '2026-09-01', lapsed: false, ...over },
  })
const health = (entries: number) => [
  { compartment: 'health', label: 'Health', entries, consent: aConsentView('health') } as const,
]
const wordsOf = (entries: FactEntry[], inHealth = 0) =>
  missingOf(foldRecord(entries), health(inHealth)).map(({ words }) => words)

const characteristic = (...value: string[]) => aFact({ field: 'characteristics', value })
const carer = 'It needs the characteristic “Carer, not of own child”, which is not recorded.'
const parent = 'It needs the characteristic “Caring for own child”, which is not recorded.'
const plan = 'It needs an EHC plan, and none is recorded.'
const review = 'It needs a day on which to look again.'

test.each([
  ['nothing known', [], []],
  ['a code that needs nothing', [doing('210')], []],
  ['a code that our list does not know', [doing('999')], []],
  ['a carer', [doing('620')], [carer]],
  ['a carer, and something else recorded', [doing('620'), characteristic('110')], [carer]],
  ['a carer, recorded', [doing('620'), characteristic('110', '140')], []],
  ['a young parent', [doing('630')], [parent]],
  ['a special college', [doing('280')], [plan]],
  ['a special college without a plan', [doing('280'), aFact({ field: 'ehcPlan', value: false })], [plan]],
  ['a special college with a plan', [doing('280'), aFact({ field: 'ehcPlan', value: true })], []],
  ['a supported internship', [doing('460')], [plan]],
  ['a gap year', [doing('260')], [review]],
  ['a gap year with its day', [doing('260', { reviewOn: '2026-12-01' })], []],
  ['education in custody', [doing('290')], [review]],
  ['temporary work', [doing('350')], [review]],
  ['a start date agreed that counts', [doing('616')], [review]],
  ['custody', [doing('710')], [review]],
])('P06: what a code still needs: %s', (_case, entries, words) => {
  expect(wordsOf(entries)).toEqual(words)
})

test('P10: what belongs in Health is looked for there by whoever opens it, and never from outside', () => {
  expect(wordsOf([doing('650')])).toEqual([
    'It needs the characteristic “Pregnancy” in Health, where nothing is recorded.',
  ])
  expect(wordsOf([doing('650')], 2)).toEqual([
    'It needs the characteristic “Pregnancy” in Health. Whether it is there shows only when Health is opened.',
  ])
})

test('P10: what is missing for a code that tells of health or family is as private as the code', () => {
  const isPrivate = (code: string) => missingOf(foldRecord([doing(code)]), health(0)).map(({ sensitive }) => sensitive)
  expect(['620', '630', '650', '290', '710', '260', '280'].map(isPrivate)).toEqual([
    ...Array.from({ length: 5 }, () => [true]),
    [false],
    [false],
  ])
})
