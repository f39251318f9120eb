import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { anAgreement, aContact, aFact } from '../../test/support/entries.ts'
import type { Entry } from './entry.ts'
import { type Record, canonical, foldRecord, isContested, valueOf } from './record.ts'

/** Histories with everything a fold has to bear: repeats, forks, and entries that supersede what never arrived. */
const history = fc
  .array(
    fc.record({
      kind: fc.constantFrom('level', 'send', 'contact', 'agreement'),
      after: fc.array(fc.nat(30), { maxLength: 3 }),
      value: fc.nat(2),
    }),
    {
      maxLength: 30,
    },
  )
  .map((steps) =>
    steps.reduce<Entry[]>((entries, { kind, after, value }) => {
      const earlier = after.map((index) => entries[index]).filter((entry) => entry !== undefined)
      return [...entries, entryOf(kind, earlier, value)]
    }, []),
  )

function entryOf(kind: string, earlier: Entry[], value: number): Entry {
  if (kind === 'level')
    return aFact({ field: 'levelOfSupport', value: String(value + 1) }, { supersedes: idsOf(earlier, 'fact') })
  if (kind === 'send') return aFact({ field: 'ehcPlan', value: value > 0 }, { supersedes: idsOf(earlier, 'fact') })
  const contact = earlier.find((entry) => entry.kind === 'contact')
  if (kind === 'agreement' && contact) return anAgreement(contact.id)
  return aContact(contact ? { of: contact.of ?? contact.id, supersedes: [contact.id] } : {})
}

function idsOf(entries: Entry[], kind: Entry['kind']) {
  return entries.filter((entry) => entry.kind === kind).map(({ id }) => id)
}

function comparable(record: Record): string {
  return canonical({ ...record, facts: [...record.facts].toSorted(([a], [b]) => (a < b ? -1 : 1)) })
}

test('P16: any order of the same entries, with repeats, gives the same record', () => {
  fc.assert(
    fc.property(
      history.chain((entries) =>
        fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
      ),
      ([entries, shuffled]) => {
        expect(comparable(foldRecord([...shuffled, ...shuffled.slice(0, 5)]))).toBe(comparable(foldRecord(entries)))
      },
    ),
    { seed: seed() },
  )
})

test('P18: nothing folded loses an entry, and no value is without its source', () => {
  fc.assert(
    fc.property(history, (entries) => {
      const record = foldRecord(entries)
      const shown = new Set([
        ...[...record.facts.values()].flatMap((state) => state.history.map(({ id }) => id)),
        ...record.contacts.flatMap((state) => state.versions.map(({ id }) => id)),
        ...record.contacts.flatMap((state) => state.agreements.map(({ id }) => id)),
      ])
      expect(shown).toEqual(new Set(entries.map(({ id }) => id)))
      expect(record.entries).toBe(entries.length)
      for (const state of record.facts.values())
        for (const { source } of state.current) expect(source.asOf).toBeTruthy()
    }),
    { seed: seed() },
  )
})

test('two statements that take the place of the same one are contested, and both are there', () => {
  const first = aFact({ field: 'levelOfSupport', value: '3' })
  const one = aFact({ field: 'levelOfSupport', value: '1' }, { supersedes: [first.id] })
  const other = aFact({ field: 'levelOfSupport', value: '2' }, { supersedes: [first.id] })
  const state = foldRecord([first, one, other]).facts.get('levelOfSupport')
  expect(state && isContested(state)).toBe(true)
  expect(state?.current.map(({ fact }) => fact.value).toSorted()).toEqual(['1', '2'])
  const settled = aFact({ field: 'levelOfSupport', value: '2' }, { supersedes: [one.id, other.id] })
  const after = foldRecord([first, one, other, settled])
  expect(valueOf(after, 'levelOfSupport')).toBe('2')
  expect(after.facts.get('levelOfSupport')?.history).toHaveLength(4)
})

test('two people who say the same are not contested', () => {
  const state = foldRecord([
    aFact({ field: 'ehcPlan', value: true }),
    aFact({ field: 'ehcPlan', value: true }),
  ]).facts.get('ehcPlan')
  expect(state?.current).toHaveLength(1)
})

test('a value that its list no longer gives is not held, and its history is', () => {
  const first = aFact({ field: 'uniqueLearnerNumber', value: '1000000007' })
  const record = foldRecord([first, aFact({ field: 'uniqueLearnerNumber', value: null }, { supersedes: [first.id] })])
  expect(valueOf(record, 'uniqueLearnerNumber')).toBeUndefined()
  expect(record.facts.get('uniqueLearnerNumber')?.history).toHaveLength(2)
})

test('P14: an edit after agreement shows as changed since agreed, until the new text is answered', () => {
  const first = aContact({})
  const agreed = anAgreement(first.id)
  const stateOf = (entries: Entry[]) => foldRecord(entries).contacts[0]?.state
  expect(stateOf([first])).toBe('not-read-yet')
  expect(stateOf([first, agreed])).toBe('agreed')
  const changed = aContact({ of: first.id, supersedes: [first.id] })
  expect(stateOf([first, agreed, changed])).toBe('changed-since-agreed')
  const disagreed = anAgreement(changed.id, { answer: 'disagreed', words: 'No.' })
  expect(stateOf([first, agreed, changed, disagreed])).toBe('disagreed')
})

test('two changes of one contact apart are contested', () => {
  const first = aContact({})
  const one = aContact({ of: first.id, supersedes: [first.id] })
  const other = aContact({ of: first.id, supersedes: [first.id] })
  expect(foldRecord([first, one, other]).contacts).toMatchObject([{ state: 'contested', heads: { length: 2 } }])
})
