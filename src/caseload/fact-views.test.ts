import { expect, test } from 'vitest'
import { aFact } from '../../test/support/entries.ts'
import type { FactEntry } from '../domain/entry.ts'
import type { Fact, FactField } from '../domain/fact.ts'
import { foldRecord } from '../domain/record.ts'
import { factViewOf, fieldViews, sectionViews } from './fact-views.ts'

const today = '2026-11-24'
const on = (asOf: string) => ({ source: { kind: 'school', asOf } as const })
const viewOf = (field: FactField, ...entries: FactEntry[]) => factViewOf(foldRecord(entries), field, today)
const linesOf = (view: ReturnType<typeof viewOf>) => view.values.map(({ lines }) => lines.join(', '))

const plan = aFact({ field: 'ehcPlan', value: true }, on('2026-10-01'))

test('P16: when one source says it and another that it is not so any more, both are there to choose from', () => {
  const gone = aFact({ field: 'ehcPlan', value: null }, on('2026-11-01'))
  expect(linesOf(viewOf('ehcPlan', plan, gone))).toEqual(['Said not to be so any more', 'Yes'])
})

test('P16: what is not so any more is no value, and stays in the history', () => {
  const gone = aFact({ field: 'ehcPlan', value: null }, { ...on('2026-11-01'), supersedes: [plan.id] })
  const view = viewOf('ehcPlan', plan, gone)
  expect(view.values).toEqual([])
  expect(view.earlier.map(({ lines }) => lines)).toEqual([['Yes']])
})

test('P12: what they would rather not say is said to be that, for one value and for one of several', () => {
  const withheld = (field: 'knownAs' | 'phone'): Fact => ({ field, value: null, withheld: true })
  expect(linesOf(viewOf('knownAs', aFact(withheld('knownAs'))))).toEqual(['Chose not to have this held'])
  const record = foldRecord([aFact(withheld('phone'))])
  expect(fieldViews(record, 'phone', today).map(linesOf)).toEqual([['Chose not to have this held']])
})

test('P16: of different answers the view says what is gone by until somebody settles it, and why', () => {
  const level = (value: string) => aFact({ field: 'levelOfSupport', value })
  const [one, other, again] = [level('1'), level('3'), level('3')]
  const view = viewOf('levelOfSupport', one, other, again)
  expect(view.values).toHaveLength(2)
  expect(view.meanwhile).toEqual({
    lines: ['Intensive support'],
    because: 'nobody gets less help because two people did not agree',
  })
  expect(view.heads.toSorted()).toEqual([one.id, other.id, again.id].toSorted())
  expect(viewOf('levelOfSupport', one).meanwhile).toBeUndefined()
  const listed = (value: string[]) => aFact({ field: 'characteristics', value })
  expect(viewOf('characteristics', listed(['110']), listed(['140'])).meanwhile?.lines.join()).toContain('Carer')
  const withheld = aFact({ field: 'knownAs', value: null, withheld: true })
  expect(viewOf('knownAs', withheld, aFact({ field: 'knownAs', value: 'Zed' })).meanwhile).toEqual({
    lines: ['Chose not to have this held'],
    because: 'what is theirs to keep back comes first',
  })
})

test('P12: what somebody took back is not shown one touch further down', () => {
  const first = aFact({ field: 'knownAs', value: 'Zed' })
  const taken = aFact({ field: 'knownAs', value: null, withheld: true }, { supersedes: [first.id] })
  expect(viewOf('knownAs', first, taken).earlier).toEqual([])
})

test.each([
  ['what they like to be called', { field: 'knownAs', value: 'Zed' }, '2020-01-01', false],
  [
    'an address of last year',
    { field: 'address', value: { lines: ['1 Sample Street'], postcode: 'TB1 1AA' } },
    '2025-11-23',
    true,
  ],
  [
    'an address of this year',
    { field: 'address', value: { lines: ['1 Sample Street'], postcode: 'TB1 1AA' } },
    '2025-11-24',
    false,
  ],
  ['a level of support', { field: 'levelOfSupport', value: '1' }, '2025-01-01', true],
  ['a date of birth', { field: 'dateOfBirth', value: '2010-02-14' }, '2015-01-01', false],
] as const)('P16: what changes with the years asks to be checked after one: %s', (_case, fact, asOf, stale) => {
  const entry = aFact(fact as unknown as Fact, on(asOf))
  expect(viewOf(fact.field, entry).values.map((value) => value.stale)).toEqual([stale])
})

test.each([
  ['2026-11-24', false],
  ['2026-11-23', true],
])('P16: a destination that lapses on %s is to be checked on 24 November: %s', (lapsesOn, stale) => {
  const value = { activity: '210', startedOn: '2025-09-01', ascertainedOn: '2025-09-10', lapsed: false, lapsesOn }
  expect(viewOf('currentDestination', aFact({ field: 'currentDestination', value })).values[0]?.stale).toBe(stale)
})

test.each([
  ['has ended', '310', { expectedToEndOn: '2026-11-23' }, true],
  ['ends today', '310', { expectedToEndOn: '2026-11-24' }, false],
  ['is only old', '310', {}, false],
  ['was to be looked at long ago', '350', { reviewOn: '2025-11-24' }, true],
])('P16: a destination that %s can be checked or has to be changed: %s', (_case, activity, dates, outlasted) => {
  const value = { activity, startedOn: '2025-09-01', ascertainedOn: '2025-09-10', lapsed: false, ...dates }
  const [shown] = viewOf('currentDestination', aFact({ field: 'currentDestination', value })).values
  expect(shown?.outlasted).toBe(outlasted)
})

test('P10: a destination that tells of health or family is closed until somebody opens it', () => {
  const doing = (activity: string) =>
    aFact({
      field: 'currentDestination',
      value: { activity, startedOn: '2026-09-01', ascertainedOn: '2026-09-01', lapsed: false },
    })
  expect(
    ['210', '619', '620', '640', '650'].map((code) => viewOf('currentDestination', doing(code)).sensitive),
  ).toEqual([false, false, true, true, true])
})

test('P10: nothing of what is held apart is in any section, nor can it be added there', () => {
  const apart: readonly FactField[] = ['health', 'healthCharacteristics', 'conviction', 'offenceCharacteristics']
  const entries = [
    aFact({ field: 'healthCharacteristics', value: ['180'] }),
    aFact({ field: 'offenceCharacteristics', value: ['170'] }),
  ]
  const sections = sectionViews(foldRecord(entries), today)
  const named = sections.flatMap(({ facts, add }) => [...facts, ...add].map(({ field }) => field))
  expect(named.filter((field) => apart.includes(field))).toEqual([])
})
