import type { Author } from '../domain/entry.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Day, Moment } from '../domain/time.ts'
import type { Store } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import type { Keyring } from '../vault/keyring.ts'
import type { Account } from './account.ts'
import type { Book } from './book.ts'

/** Clock and randomness, handed in so that the caseload can be tested with both. */
export interface Tools {
  now(): Moment
  /** Today where the tablet is. */
  today(): Day
  newId(): string
}

/** A vault that somebody unlocked: exists in the worker's memory only, and ends with the worker. */
export interface OpenVault {
  readonly device: Device
  readonly store: Store
  /** Of the present generation: forgetting somebody gives the vault a new key. */
  keyring: Keyring
  generation: number
  readonly account: Account
  readonly book: Book
  readonly tools: Tools
  /** Since when the server was not heard, when that was so long that the records were removed at this unlock. */
  readonly emptiedSince?: Moment | undefined
  /** Runs changes one after the other, so that two of one worker never race each other. */
  readonly inTurn: <T>(change: () => Promise<T>) => Promise<T>
  /** Words that hand-overs left unfinished, by contact. */
  readonly unfinished: Map<string, { readonly person: PersonId; readonly words: string }>
}

/** The adviser as the author of an entry. */
export function authorOf(vault: OpenVault): Author {
  return { id: vault.account.staff.id, name: vault.account.staff.name }
}

/** A queue of one: what is asked later starts when what was asked before has ended, well or badly. */
export function oneAtATime(): <T>(change: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (change) => {
    const result = last.then(change, change)
    last = result.catch(() => undefined)
    return result
  }
}
