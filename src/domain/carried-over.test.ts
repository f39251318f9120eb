import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aContact, aFact, aStamp, anAgreement, anEntryId, anId } from '../../test/support/entries.ts'
import { seed } from '../../test/support/seed.ts'
import { carriedOver } from './carried-over.ts'
import { type Entry, entryKinds, parseEntry } from './entry.ts'
import type { EntryId, PersonId } from './ids.ts'
import { foldRecord } from './record.ts'

const keep = anId() as PersonId
const other = anId() as PersonId

/** Any change of ids that keeps different ones different: two halves of an id, the other way round. */
function idAfter(id: EntryId): EntryId {
  return `${id.slice(10, 20)}${id.slice(0, 10)}${id.slice(20)}` as EntryId
}

const by = { person: other }
const [first, second, consent] = [anEntryId(), anEntryId(), anEntryId()]
const stamp = () => aStamp({ ...by, supersedes: [first, second] })
const basis = { kind: 'consent', consent } as const
const party = { kind: 'college', name: 'Testbury College' }
const told = { to: party, on: '2026-11-24', what: 'Invented.', why: 'Invented.' }
const power = { kind: 'power', power: 'safeguarding', reason: 'Invented.' } as const
const answer = { readBack: 1, text: 'A'.repeat(43), how: 'on-this-tablet', at: '2026-11-24T09:00:00.000Z' } as const

/** Entries of every kind, naming others wherever an entry can. */
const entries: readonly Entry[] = [
  aFact({ field: 'name', value: { given: 'Mirembe', family: 'Dewpond' } }, stamp()),
  { ...stamp(), kind: 'fact', of: first, fact: { field: 'phone', value: { number: '07700 900301', kind: 'mobile' } } },
  aFact({ field: 'health', value: { what: 'Invented.', basis } }, stamp()),
  aFact({ field: 'conviction', value: { what: 'Invented.', basis: power } }, stamp()),
  aFact({ field: 'health', value: null, withheld: true }, stamp()),
  aContact({ ...stamp(), of: first }),
  anAgreement(first, { answer: 'agreed', words: 'Yes.' }, stamp()),
  { ...stamp(), kind: 'consent', consent: { purpose: 'health', answer: 'given', how: 'said', on: '2026-11-24' } },
  {
    ...stamp(),
    kind: 'disclosure',
    of: first,
    disclosure: { decision: 'shared', path: 'ordinary', ...told, basis, includes: [{ compartment: 'health', basis }] },
  },
  {
    ...stamp(),
    kind: 'disclosure',
    disclosure: {
      decision: 'shared',
      path: 'safeguarding',
      ...told,
      basis: power,
      includes: [{ compartment: 'health', basis }],
    },
  },
  { ...stamp(), kind: 'disclosure', disclosure: { decision: 'not-shared', path: 'ordinary', ...told } },
  {
    ...stamp(),
    kind: 'received',
    of: second,
    received: { decision: 'not-relevant', path: 'ordinary', from: party, on: '2026-11-24', why: 'Invented.' },
  },
  { ...stamp(), kind: 'opening', opening: { compartment: 'health', reason: 'support' } },
  {
    ...stamp(),
    kind: 'visit',
    of: first,
    visit: { on: '2026-11-24', place: 'Testbury High School', state: 'arrived' },
  },
  { ...stamp(), kind: 'remark', remark: { about: [first, second], words: 'Not so.' } },
  { ...stamp(), kind: 'newcomer', newcomer: { place: 'Testbury High School' } },
  { ...stamp(), kind: 'plan', of: first, plan: { aim: 'Be an electrician.', goals: [], actions: [] } },
  { ...stamp(), kind: 'plan-agreement', agreement: { ...answer, plan: first, answer: { answer: 'agreed' } } },
  {
    ...stamp(),
    kind: 'paper',
    of: second,
    paper: { what: 'action-plan', of: first, printedOn: '2026-11-24', kept: { kind: 'given' }, programme: 'none' },
  },
]

test('there is an example of every kind', () => {
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(entryKinds))
  for (const entry of entries) expect(parseEntry(JSON.stringify(entry))).toEqual({ ok: true, value: entry })
})

test('P18: whatever is carried over is valid, says where it was, and names nothing by its old id', () => {
  for (const entry of entries) {
    const { was, ...carried } = carriedOver(entry, keep, idAfter)
    expect(parseEntry(JSON.stringify({ ...carried, was }))).toEqual({ ok: true, value: { ...carried, was } })
    expect(was).toEqual({ person: other, entry: entry.id })
    for (const old of [other, entry.id, first, second, consent]) expect(JSON.stringify(carried)).not.toContain(old)
  }
})

test('P18: carried over and back, an entry says what it said: who, when, from where and every word', () => {
  for (const entry of entries) {
    const back = carriedOver(carriedOver(entry, keep, idAfter), other, idAfter)
    expect(back).toEqual({ ...entry, was: { person: other, entry: entry.id } })
  }
})

test('P18: any part of a history folds to the same record, wherever it is carried', () => {
  const shape = (all: readonly Entry[]) => {
    const {
      facts,
      items,
      contacts,
      consents,
      disclosures,
      visits,
      remarks,
      newcomers,
      entries: count,
    } = foldRecord(all)
    return {
      facts: [...facts].map(([field, { current }]) => [field, current.length]),
      items: [...items].map(([field, states]) => [field, states.length]),
      contacts: contacts.map(({ state, versions }) => [state, versions.length]),
      counts: [consents, disclosures, visits, remarks, newcomers].map(({ length }) => length),
      count,
    }
  }
  fc.assert(
    fc.property(fc.subarray([...entries]), (some) => {
      expect(shape(some.map((entry) => carriedOver(entry, keep, idAfter)))).toEqual(shape(some))
    }),
    { seed: seed() },
  )
})
