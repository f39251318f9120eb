import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someFact } from '../../test/support/arbitrary-facts.ts'
import { aFact } from '../../test/support/entries.ts'
import { seed } from '../../test/support/seed.ts'
import { activityCodes, isNeet } from '../codes/activity.ts'
import { guaranteeStatuses, supportLevels } from '../codes/person.ts'
import { cautiousFields, cautiousValue, standsFor, whyCautious } from './cautious.ts'
import type { Fact, FactField, FactValue } from './fact.ts'
import { foldRecord, hasDifferentAnswers, valueOf, valuesOf } from './record.ts'

/** What is gone by of values that were recorded apart, the last of them the newest. */
function goneBy<F extends FactField>(field: F, ...values: readonly (FactValue<F> | null)[]): unknown {
  const current = values.map((value) => aFact({ field, value } as Fact)).toReversed()
  return cautiousValue(current)
}

const doing = (activity: string, startedOn = '2026-09-01') => ({
  activity,
  startedOn,
  ascertainedOn: startedOn,
  lapsed: false,
})
const offer = (over: Partial<FactValue<'application'>> = {}) => ({
  kind: 'course',
  provider: 'Quillbridge College',
  title: 'Level 2 electrical',
  accredited: true,
  outcome: 'offer',
  answer: 'accepted',
  ...over,
})

test.each([
  ['levelOfSupport', '1', '3'],
  ['levelOfSupport', '2', '3'],
  ['ehcPlan', true, false],
  ['senSupport', true, false],
  ['dateOfBirth', '2010-11-09', '2010-09-11'],
  ['cohortStatus', 'P', 'T'],
  ['cohortStatus', 'G', 'A'],
  ['currentDestination', doing('619'), doing('230')],
  ['currentDestination', doing('540'), doing('810')],
  ['currentDestination', doing('820'), doing('310')],
  ['currentDestination', doing('150'), doing('110')],
  ['currentDestination', doing('530'), doing('210')],
  ['guaranteeYear11', { status: '140' }, { status: '110' }],
  ['guaranteeYear12', { status: '120' }, { status: '114' }],
  ['application', offer({ answer: 'declined' }), offer()],
  ['application', offer({ accredited: false }), offer()],
] as const)('P16: of two answers to %s the more cautious is gone by, whichever came last', (field, cautious, other) => {
  expect(goneBy(field as 'knownAs', cautious as never, other as never)).toEqual(cautious)
  expect(goneBy(field as 'knownAs', other as never, cautious as never)).toEqual(cautious)
})

test('P16: circumstances that people said differently all count until somebody settles them', () => {
  expect(goneBy('characteristics', ['110', '160'], ['140'])).toEqual(['110', '140', '160'])
  expect(goneBy('characteristics', ['160', '110'])).toEqual(['160', '110'])
  expect(goneBy('characteristics', ['110'], null)).toEqual(['110'])
})

test('P16: of everything else the newest statement that says something is gone by', () => {
  expect(goneBy('knownAs', 'Bea', 'Beatrix')).toBe('Beatrix')
  expect(goneBy('knownAs', 'Bea', null)).toBe('Bea')
  expect(goneBy('knownAs', null)).toBeUndefined()
  expect(whyCautious('knownAs')).toBe('it is the newest')
})

test('P12: what somebody chose not to have held is not gone by because others wrote it down apart', () => {
  const withheld = aFact({ field: 'phone', value: null, withheld: true })
  const noted = aFact({ field: 'phone', value: { number: '01632 960 001', kind: 'home' } })
  const first = aFact({ field: 'phone', value: { number: '01632 960 002', kind: 'home' } })
  for (const both of [
    [withheld, noted],
    [noted, withheld],
  ]) {
    expect(standsFor(both)).toBe(withheld)
    const apart = both.map((entry) => ({ ...entry, of: first.id, supersedes: [first.id] }))
    expect(valuesOf(foldRecord([first, ...apart]), 'phone')).toEqual([])
  }
})

const groupsThatAskNothing = ['Education', 'Employment', 'Training']
const asking = activityCodes.codes.filter(({ code, group }) => isNeet(code) || group === 'Not known')
const settledIn = activityCodes.codes.filter(({ group }) => groupsThatAskNothing.includes(group))

test.each([...asking])('the table knows that $code ($group) asks more of the council than a place', ({ code }) => {
  for (const place of settledIn)
    expect(goneBy('currentDestination', doing(code), doing(place.code))).toEqual(doing(code))
})

test('the table knows every level of support, and every status of the guarantee that is no offer', () => {
  const levels = supportLevels.codes.map(({ code }) => code)
  expect(levels.toSorted((a, b) => (goneBy('levelOfSupport', a, b) === a ? -1 : 1))).toEqual(['1', '2', '3'])
  const withoutOffer = guaranteeStatuses.codes.filter(({ label }) => label !== 'Offer made')
  for (const { code } of withoutOffer)
    expect(goneBy('guaranteeYear11', { status: code }, { status: '110' })).toEqual({ status: code })
})

test('every field that never settles itself says why', () => {
  expect(cautiousFields.length).toBeGreaterThan(8)
  for (const field of cautiousFields) expect(whyCautious(field)).not.toBe(whyCautious('knownAs'))
})

/** Statements about one field, made apart, on few days, so that often only ids tell them apart. */
const apart = fc.constantFrom(...cautiousFields, 'address' as const, 'knownAs' as const).chain((field) => {
  const said = fc.record({
    fact: someFact(field),
    asOf: fc.constantFrom('2026-11-02', '2026-11-03'),
    at: fc.constantFrom('2026-11-03T10:00:00.000Z', '2026-11-04T10:00:00.000Z'),
  })
  return fc.array(said, { minLength: 1, maxLength: 6 }).chain((all) => {
    const first = aFact({ field, value: null } as Fact)
    const entries = all.map(({ fact, asOf, at }) => ({
      ...aFact(fact, { at, source: { kind: 'school', asOf } }),
      ...(field === 'application' ? { of: first.id } : {}),
    }))
    return fc.tuple(fc.constant(field), fc.constant(entries), fc.shuffledSubarray(entries, { minLength: all.length }))
  })
})

test('P16: any order of the same statements is gone by in the same way', () => {
  fc.assert(
    fc.property(apart, ([field, entries, shuffled]) => {
      const read = (all: typeof entries) => {
        const record = foldRecord(all)
        return field === 'application' ? valuesOf(record, field) : valueOf(record, field)
      }
      expect(read([...shuffled, ...shuffled.slice(0, 2)])).toEqual(read(entries))
    }),
    { seed: seed(), numRuns: 500 },
  )
})

test('P16: what is gone by was said by somebody, and nothing more cautious was', () => {
  fc.assert(
    fc.property(apart, ([field, entries]) => {
      const record = foldRecord(entries)
      const [state] = field === 'application' ? (record.items.get(field) ?? []) : [record.facts.get(field)]
      const stands = state && standsFor(state.current)
      const held = state?.current ?? []
      expect(held.includes(stands as never)).toBe(stands !== undefined)
      for (const other of stands ? held : []) expect(standsFor([stands as never, other])).toBe(stands)
      expect(hasDifferentAnswers(record)).toBe((state?.current.length ?? 0) > 1)
    }),
    { seed: seed(), numRuns: 300 },
  )
})
