import { expect, test } from 'vitest'
import { aFact } from '../../test/support/entries.ts'
import type { FactEntry } from '../domain/entry.ts'
import type { Fact } from '../domain/fact.ts'
import { foldRecord } from '../domain/record.ts'
import { placeOf } from './fact-place.ts'

const home: Fact = { field: 'phone', value: { number: '01632 960 001', kind: 'home' } }
const withheld: Fact = { field: 'phone', value: null, withheld: true }
const about = (first: FactEntry, fact: Fact): FactEntry => ({
  ...aFact(fact, { supersedes: [first.id] }),
  of: first.id,
})

test('of what there is one of, a new statement takes the place of all that stand, equal ones too', () => {
  const first = aFact({ field: 'ehcPlan', value: true })
  const [one, same] = [first, first].map(({ id }) => aFact({ field: 'ehcPlan', value: false }, { supersedes: [id] }))
  const record = foldRecord([first, one, same].filter((entry) => entry !== undefined))
  expect(placeOf(record, 'ehcPlan', undefined)).toEqual({ of: undefined, heads: [same, one] })
  expect(placeOf(record, 'knownAs', undefined)).toEqual({ of: undefined, heads: [] })
})

test('another of several takes the place of none, a change of one only of that one', () => {
  const [one, other] = [aFact(home), aFact(home)]
  const changed = about(one, { field: 'phone', value: { number: '01632 960 002', kind: 'home' } })
  const record = foldRecord([one, other, changed])
  expect(placeOf(record, 'phone', undefined)).toEqual({ of: undefined, heads: [] })
  expect(placeOf(record, 'phone', one.id)).toEqual({ of: one.id, heads: [changed] })
  expect(placeOf(record, 'phone', other.id)).toEqual({ of: other.id, heads: [other] })
})

test('P12: what they would rather not give at first, and then give, takes the place of that answer', () => {
  const kept = aFact(withheld)
  expect(placeOf(foldRecord([kept]), 'phone', undefined)).toEqual({ of: kept.id, heads: [kept] })
  const given = about(kept, home)
  expect(placeOf(foldRecord([kept, given]), 'phone', undefined)).toEqual({ of: undefined, heads: [] })
})

test('P12: one that they took back is theirs: another one is another', () => {
  const first = aFact(home)
  const record = foldRecord([first, about(first, withheld)])
  expect(placeOf(record, 'phone', undefined)).toEqual({ of: undefined, heads: [] })
})

test('P16: what came while somebody was typing is not taken the place of: both stand, and are asked about', () => {
  const [seen, meanwhile] = [aFact({ field: 'ehcPlan', value: true }), aFact({ field: 'ehcPlan', value: false })]
  const record = foldRecord([seen, meanwhile])
  expect(placeOf(record, 'ehcPlan', undefined, [seen.id]).heads).toEqual([seen])
  expect(placeOf(record, 'ehcPlan', undefined, [seen.id, meanwhile.id]).heads).toHaveLength(2)
  expect(placeOf(record, 'ehcPlan', undefined, []).heads).toEqual([])
})
