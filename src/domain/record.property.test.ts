import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someHistory } from '../../test/support/arbitrary-entries.ts'
import { someFact, someValue } from '../../test/support/arbitrary-facts.ts'
import { aContact, aFact, anAgreement, aStamp, anEntryId } from '../../test/support/entries.ts'
import { seed } from '../../test/support/seed.ts'
import { Entry, type FactEntry } from './entry.ts'
import { type FactField, isItemField } from './fact.ts'
import type { EntryId } from './ids.ts'
import { type FactState, type Record, foldRecord, isContested, itemsOf, settled, valueOf } from './record.ts'
import { Source } from './source.ts'

const runs = { numRuns: 300 }
const everyState = (record: Record): FactState[] => [...record.facts.values(), ...[...record.items.values()].flat()]

/** Every entry that can be reached in a record, wherever it is kept. */
function entriesIn(held: unknown): Entry[] {
  if (held instanceof Map) return [...held.values()].flatMap(entriesIn)
  if (Array.isArray(held)) return held.flatMap(entriesIn)
  if (typeof held !== 'object' || held === null) return []
  return 'kind' in held && 'supersedes' in held ? [held as Entry] : Object.values(held).flatMap(entriesIn)
}

/** The same entries in any order, some of them again and again. */
const shuffledHistory = someHistory.chain((entries) =>
  fc.record({
    entries: fc.constant(entries),
    again: fc.shuffledSubarray([...entries, ...entries.slice(0, 7)], { minLength: entries.length }).filter((some) => {
      return new Set(some).size === entries.length
    }),
  }),
)

test('what the histories below are made of is valid', () => {
  fc.assert(
    fc.property(someHistory, (entries) => {
      for (const entry of entries) expect(Entry.safeParse(entry).error).toBeUndefined()
    }),
    { seed: seed(), ...runs },
  )
})

test('P18: any order of the same entries, and repeats, give the same record', () => {
  fc.assert(
    fc.property(shuffledHistory, ({ entries, again }) => {
      expect(sortedByField(foldRecord(again))).toEqual(sortedByField(foldRecord(entries)))
    }),
    { seed: seed(), ...runs },
  )
})

/** Maps of a record remember in which order fields came up; that order says nothing. */
function sortedByField(record: Record) {
  const byField = <V>(map: ReadonlyMap<FactField, V>) => [...map].toSorted(([a], [b]) => a.localeCompare(b))
  return { ...record, facts: byField(record.facts), items: byField(record.items) }
}

test('P18: nothing folded loses an entry: each is found in the record', () => {
  fc.assert(
    fc.property(someHistory, (entries) => {
      const record = foldRecord(entries)
      const { entries: count, ...kept } = record
      expect(new Set(entriesIn(kept).map(({ id }) => id))).toEqual(new Set(entries.map(({ id }) => id)))
      expect(count).toBe(entries.length)
    }),
    { seed: seed(), ...runs },
  )
})

test('P18: no value is without who said it and when, nor a field that was filled without what stands', () => {
  fc.assert(
    fc.property(someHistory, (entries) => {
      for (const state of everyState(foldRecord(entries))) {
        expect(state.current.length).toBeGreaterThan(0)
        for (const { source } of [...state.current, ...state.history])
          expect(Source.safeParse(source).success).toBe(true)
      }
    }),
    { seed: seed(), ...runs },
  )
})

test('P16: what stands is what nothing of the same history took the place of', () => {
  fc.assert(
    fc.property(someHistory, (entries) => {
      const record = foldRecord(entries)
      const chains = [
        record.contacts,
        record.disclosures,
        record.received,
        record.visits,
        record.plan ? [record.plan] : [],
        record.papers,
      ]
      for (const { heads, versions } of chains.flat()) expectOnlyHeads(heads, versions)
      for (const { current, history } of everyState(record)) {
        expect(history).toEqual(expect.arrayContaining([...current]))
        expect(new Set(current.map(({ fact }) => JSON.stringify(fact))).size).toBe(current.length)
      }
    }),
    { seed: seed(), ...runs },
  )
})

/** Every version stands or lies behind one that does; one that stands is superseded by nothing that it does not supersede itself. */
function expectOnlyHeads(heads: readonly Entry[], versions: readonly Entry[]): void {
  const behind = (id: EntryId) => reachable(id, versions)
  expect(new Set(heads.flatMap(({ id }) => [...behind(id)]))).toEqual(new Set(versions.map(({ id }) => id)))
  for (const { id } of heads)
    for (const over of versions.filter((version) => behind(version.id).has(id)))
      expect(behind(id).has(over.id)).toBe(true)
}

function reachable(from: EntryId, versions: readonly Entry[]): Set<EntryId> {
  const reached = new Set([from])
  for (const id of reached)
    for (const next of versions.find((one) => one.id === id)?.supersedes ?? [])
      if (versions.some((one) => one.id === next)) reached.add(next)
  return reached
}

/** Two different values of one field. */
const twoValues = fc
  .constantFrom('levelOfSupport' as const, 'address' as const, 'knownAs' as const, 'application' as const)
  .chain((field) => fc.tuple(fc.constant(field), someValue(field), someValue(field), fc.boolean(), fc.boolean()))
  .filter(([, one, other]) => JSON.stringify(one) !== JSON.stringify(other))

test('P16: two entries that take the place of the same one are contested with both values, whatever stands around', () => {
  fc.assert(
    fc.property(twoValues, someHistory, ([field, one, other, oneGone, otherHidden], around) => {
      const first = aFact({ field, value: one } as never)
      const after = (fact: object) => {
        const entry = aFact({ field, ...fact } as never, { supersedes: [first.id] })
        return isItemField(field) ? { ...entry, of: first.id } : entry
      }
      const left = after(oneGone ? { value: null } : { value: one })
      const right = after(otherHidden ? { value: null, withheld: true } : { value: other })
      const record = foldRecord([...around.filter((entry) => !isAbout(entry, field)), left, first, right])
      const state = isItemField(field)
        ? record.items.get(field)?.find(({ of }) => of === first.id)
        : record.facts.get(field)
      expect(state && isContested(state)).toBe(true)
      expect(new Set(state?.current)).toEqual(new Set([left, right]))
    }),
    { seed: seed(), ...runs },
  )
})

function isAbout(entry: Entry, field: FactField): boolean {
  return entry.kind === 'fact' && entry.fact.field === field
}

test('P16: two entries that say the same in place of the same one contradict nobody', () => {
  fc.assert(
    fc.property(someFact('address'), (fact) => {
      const first = aFact({ field: 'address', value: null })
      const both = [aFact(fact, { supersedes: [first.id] }), aFact(fact, { supersedes: [first.id] })]
      const state = foldRecord([first, ...both]).facts.get('address')
      expect(state?.current).toEqual([both[1]])
      expect(state?.history).toHaveLength(3)
    }),
    { seed: seed() },
  )
})

test('P16: correcting one of several makes no other one disappear, even when it claims to take its place', () => {
  fc.assert(
    fc.property(someHistory, someValue('phone'), (around, value) => {
      const before = foldRecord(around)
      const standing = itemsOf(before, 'phone')
      const [corrected] = standing
      const supersedes = around.slice(0, 50).map(({ id }) => id)
      const correction = { ...aFact({ field: 'phone', value }, { supersedes }), of: corrected?.of ?? anEntryId() }
      const after = itemsOf(foldRecord([...around, correction]), 'phone')
      expect(after).toEqual(expect.arrayContaining(standing.filter(({ of }) => of !== correction.of)))
      expect(after.find(({ of }) => of === correction.of)?.current.map(({ id }) => id)).toContain(correction.id)
    }),
    { seed: seed(), ...runs },
  )
})

test('a fold keeps nothing between calls, and does not touch what it is given', () => {
  fc.assert(
    fc.property(someHistory, fc.nat(30), (entries, cut) => {
      const given = structuredClone(entries)
      const whole = foldRecord(entries)
      foldRecord(entries.slice(0, cut))
      foldRecord(entries.slice(cut))
      expect(foldRecord([...entries.slice(0, cut), ...entries.slice(cut)])).toEqual(whole)
      expect(entries).toEqual(given)
    }),
    { seed: seed(), ...runs },
  )
})

test('P12: what somebody would rather not say is an answer, not a gap', () => {
  const record = foldRecord([aFact({ field: 'knownAs', value: null, withheld: true })])
  expect(record.facts.get('knownAs')?.current).toMatchObject([{ fact: { withheld: true } }])
  expect(foldRecord([]).facts.has('knownAs')).toBe(false)
  const number: FactEntry = aFact({ field: 'phone', value: { number: '01632 960 001', kind: 'home' } })
  const withheld = {
    ...aFact({ field: 'phone', value: null, withheld: true }, { supersedes: [number.id] }),
    of: number.id,
  }
  expect(itemsOf(foldRecord([number, withheld]), 'phone')).toMatchObject([{ current: [{ id: withheld.id }] }])
  const gone = { ...aFact({ field: 'phone', value: null }, { supersedes: [number.id] }), of: number.id }
  expect(itemsOf(foldRecord([number, gone]), 'phone')).toEqual([])
})

test('P16: one source that no longer has a value does not hide what another says', () => {
  const said = aFact({ field: 'ehcPlan', value: true }, { source: { kind: 'school', asOf: '2026-10-01' } })
  const gone = aFact({ field: 'ehcPlan', value: null }, { source: { kind: 'council-list', asOf: '2026-11-01' } })
  const record = foldRecord([said, gone])
  expect(valueOf(record, 'ehcPlan')).toBe(true)
  expect(record.facts.get('ehcPlan')?.current).toEqual([gone, said])
  const hidden = aFact(
    { field: 'ehcPlan', value: null, withheld: true },
    { source: { kind: 'young-person', asOf: '2026-11-02' } },
  )
  expect(settled(foldRecord([said, hidden]), 'ehcPlan')).toBeUndefined()
})

test('P16: what is said of one field or contact takes the place of nothing in another', () => {
  const plan = aFact({ field: 'ehcPlan', value: true })
  const contact = aContact()
  const reaching = [
    aFact({ field: 'levelOfSupport', value: '1' }, { supersedes: [plan.id, contact.id] }),
    aContact({ supersedes: [plan.id, contact.id] }),
  ]
  const record = foldRecord([plan, contact, ...reaching])
  expect(valueOf(record, 'ehcPlan')).toBe(true)
  expect(record.contacts.map(({ heads }) => heads.length)).toEqual([1, 1])
})

test('P16: entries that take the place of each other, or of themselves, leave something standing', () => {
  const [one, other, older] = [anEntryId(), anEntryId(), anEntryId()]
  const state = foldRecord([
    aFact({ field: 'levelOfSupport', value: '1' }, { id: one, supersedes: [other] }),
    aFact({ field: 'levelOfSupport', value: '2' }, { id: other, supersedes: [one, older] }),
    aFact({ field: 'levelOfSupport', value: '3' }, { id: older, source: { kind: 'school', asOf: '2026-12-01' } }),
  ]).facts.get('levelOfSupport')
  expect(state?.current.map(({ id }) => id)).toEqual([other])
  const itself = anEntryId()
  expect(
    valueOf(foldRecord([aFact({ field: 'ehcPlan', value: true }, { id: itself, supersedes: [itself] })]), 'ehcPlan'),
  ).toBe(true)
})

test('P14: an answer to a contact that is not here is kept until the contact comes', () => {
  const contact = aContact()
  const answered = anAgreement(contact.id)
  expect(foldRecord([answered])).toMatchObject({ contacts: [], unplaced: [{ id: answered.id }] })
  expect(foldRecord([answered, contact])).toMatchObject({ contacts: [{ state: 'agreed' }], unplaced: [] })
})

test('P13: where two records of one newcomer became one, both beginnings are kept', () => {
  const beginnings: Entry[] = [
    { ...aStamp(), kind: 'newcomer', newcomer: { place: 'Testbury High School' } },
    { ...aStamp(), kind: 'newcomer', newcomer: {} },
  ]
  expect(foldRecord(beginnings).newcomers).toHaveLength(2)
})
