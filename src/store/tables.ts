import { Dexie, type Table } from 'dexie'
import type {
  AddedRow,
  ApartRow,
  BoxRow,
  DossierRow,
  DraftRow,
  HandBackRow,
  KeyRow,
  OutboxRow,
  SecretRow,
  SlotRow,
} from './rows.ts'

/** The shape that this code writes. A store with a higher number was written by newer code, and is left alone. */
export const SCHEMA_EPOCH = 3

/** No code is so new: a store with this number is closed for good. */
export const CLOSED_EPOCH = Number.MAX_SAFE_INTEGER

/**
 * What the store keeps of itself: the shape it has; the generation of the vault key, and how often something was wrapped under it;
 * whether everything was removed; when the server was last heard (milliseconds), and the latest time ever seen; and the history of
 * the server that last spoke. Unsealed: it names nobody.
 */
export type MetaRow =
  | {
      readonly name: 'schemaEpoch' | 'generation' | 'wraps' | 'wiped' | 'heardAt' | 'latestAt'
      readonly value: number
    }
  | { readonly name: 'lineage'; readonly value: string }

/** The tables of one vault. Nothing is indexed but opaque ids: an index would be a list of what is in the rows. */
export type Tables = Dexie & {
  readonly slots: Table<SlotRow, string>
  readonly secrets: Table<SecretRow, string>
  readonly keys: Table<KeyRow, string>
  readonly dossiers: Table<DossierRow, string>
  readonly added: Table<AddedRow, number, Omit<AddedRow, 'n'>>
  readonly boxes: Table<BoxRow, string>
  readonly apart: Table<ApartRow, string>
  readonly drafts: Table<DraftRow, string>
  readonly outbox: Table<OutboxRow, number, Omit<OutboxRow, 'n'>>
  readonly handbacks: Table<HandBackRow, number, Omit<HandBackRow, 'n'>>
  readonly meta: Table<MetaRow, string>
}

/** The database of a vault. */
const nameOf = (vault: string) => `waymark-${vault}`

/** Deletes everything that lies on the tablet for a vault. */
export function deleteTables(vault: string): Promise<void> {
  return Dexie.delete(nameOf(vault))
}

/** Opens (or makes) the tables of a vault. Every write is on the disk before it counts: strict durability. */
export function openTables(vault: string): Tables {
  const tables = new Dexie(nameOf(vault), { chromeTransactionDurability: 'strict', cache: 'disabled' }) as Tables
  tables.version(1).stores({
    slots: 'id',
    secrets: 'name',
    keys: 'pid',
    dossiers: 'pid, [pid+rev]',
    added: '++n, pid',
    drafts: 'id, pid',
    outbox: '++n, &hash, state',
    handbacks: '++n, key',
    meta: 'name',
  })
  // Compartments came second: what lies in the other tables stays as it is.
  tables.version(2).stores({ boxes: 'box, pid', apart: 'id, box, pid' })
  // Newer code in another tab wants to change the shape: let it, and let the page find out by its next failing write.
  tables.on('versionchange', () => tables.close())
  return tables
}
