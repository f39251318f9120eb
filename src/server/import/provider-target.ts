import type { Entry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Record } from '../../domain/record.ts'

/** What a provider's list adds to one young person's record. */
export interface ProviderAddition {
  readonly person: PersonId
  readonly entries: readonly Entry[]
}

/** Where an import of a provider's list reads who is held, and writes what is new. Nobody is ever added by it. */
export interface ProviderTarget {
  /** Everybody, one after the other, to know whom a row is about. */
  everybody(): AsyncIterable<{ readonly person: PersonId; readonly record: Record }>
  /** All that is held about these people. */
  find(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly Entry[]>>
  /** Writes all of them in one transaction, or none. */
  write(additions: readonly ProviderAddition[]): Promise<void>
}
