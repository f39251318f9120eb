import type { Entry, FactEntry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'

/** One young person of the list, ready to be written: new facts only, each superseding what it takes the place of. */
export interface ImportedPerson {
  readonly person: PersonId
  /** True when the list names somebody the council did not hold yet. */
  readonly isNew: boolean
  /** The list's own number for the person (13 digits), by which the next import finds them again. */
  readonly councilRecordNumber: string
  readonly entries: readonly FactEntry[]
}

/** Somebody the council holds already. */
export interface HeldPerson {
  readonly person: PersonId
  readonly entries: readonly Entry[]
  /** Set when this import came to them before, under another of their numbers: two records of theirs were put together. */
  readonly again?: true
}

/** Where an import reads what is held and writes what is new. */
export interface ImportTarget {
  /** The young people behind these numbers, with all that is held about them; those not held are left out. */
  find(councilRecordNumbers: readonly string[]): Promise<ReadonlyMap<string, HeldPerson>>
  /** Writes all of them in one transaction, or none. */
  write(people: readonly ImportedPerson[]): Promise<void>
}
