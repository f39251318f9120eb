import type { Entry } from '../../src/domain/entry.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { type Record, foldRecord } from '../../src/domain/record.ts'
import type { ProviderTarget } from '../../src/server/import/provider-target.ts'
import { aFact, anId } from './entries.ts'

/** Young people who live in memory, for lists of providers; the database's own target is tested with the server. */
export interface PeopleInMemory extends ProviderTarget {
  /** Somebody of whom the council's own list said this. */
  listed(...facts: readonly Fact[]): PersonId
  /** An entry of any other kind, or of another source. */
  also(person: PersonId, entry: Entry): void
  entriesOf(person: PersonId): readonly Entry[]
  recordOf(person: PersonId): Record
}

/** Nobody yet. */
export function peopleInMemory(): PeopleInMemory {
  const held = new Map<PersonId, Entry[]>()
  const entriesOf = (person: PersonId) => held.get(person) ?? []
  const recordOf = (person: PersonId) => foldRecord(entriesOf(person))
  return {
    listed: (...facts) => {
      const person = anId() as PersonId
      const source = { kind: 'council-list', detail: 'NCCIS list', asOf: '2026-09-30' } as const
      held.set(
        person,
        facts.map((fact) => aFact(fact, { person, source })),
      )
      return person
    },
    also: (person, entry) => void held.set(person, [...entriesOf(person), entry]),
    entriesOf,
    recordOf,
    // The order of an iteration over everybody is nobody's business.
    everybody: async function* everybody() {
      for (const person of held.keys()) yield await Promise.resolve({ person, record: recordOf(person) })
    },
    find: (people) => Promise.resolve(new Map(people.map((person) => [person, entriesOf(person)]))),
    write: (additions) => {
      for (const { person, entries } of additions) held.set(person, [...entriesOf(person), ...entries])
      return Promise.resolve()
    },
  }
}
