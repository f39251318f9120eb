import type { Result } from '../lib/result.ts'
import { closeForGood, commitChange } from './commit.ts'
import type {
  AddedRow,
  ApartRow,
  BoxRow,
  Change,
  CommitProblem,
  DossierRow,
  DraftRow,
  HandBackRow,
  KeyRow,
  OutboxRow,
  SlotRow,
  Wrapped,
} from './rows.ts'
import { type Numbers, keptNumbers } from './numbers.ts'
import { type Tables, deleteTables, openTables } from './tables.ts'
import { wipeTables } from './wipe.ts'

/** What lies on the tablet for one vault: sealed bytes and opaque ids. Every read and write goes through here. */
export interface Store {
  /** Stores all of a change or none of it; "saved" may be said only after this resolved well. */
  commit(change: Change): Promise<Result<void, CommitProblem>>
  people(): Promise<{ keys: KeyRow[]; dossiers: DossierRow[]; added: AddedRow[] }>
  dossier(pid: string): Promise<{ key: KeyRow; dossier: DossierRow; added: AddedRow[] } | undefined>
  /** One young person's entries that are not in their dossier yet. */
  added(pid: string): Promise<AddedRow[]>
  /** The wrapped key of a compartment. */
  box(box: string): Promise<BoxRow | undefined>
  apart(box: string): Promise<ApartRow[]>
  /** How many entries lie in a compartment: counted without opening anything. */
  apartCount(box: string): Promise<number>
  slots(): Promise<SlotRow[]>
  secret(name: string): Promise<SlotRow['slot'] | undefined>
  draft(id: string): Promise<DraftRow | undefined>
  drafts(): Promise<DraftRow[]>
  handbacks(): Promise<HandBackRow[]>
  /** Every row, oldest first. */
  outbox(): Promise<OutboxRow[]>
  /** The rows that the server holds, and waits to apply. */
  held(): Promise<OutboxRow[]>
  /** The oldest rows that the server has not acknowledged: at most `limit`, and about `maxBytes` together. */
  waiting(limit: number, maxBytes: number): Promise<OutboxRow[]>
  /** Needs no key, so that a locked tablet can say how much it still has to send. */
  counts(): Promise<{ waiting: number; held: number }>
  /** How many rows there are, acknowledged ones too. */
  outboxSize(): Promise<number>
  /** What the store keeps of itself. */
  numbers(): Promise<Numbers>
  /** Everything that is wrapped or sealed under the vault key, all at one moment. */
  wrapped(): Promise<Wrapped>
  /** From here on every change says that it was sealed under this generation of the vault key. */
  followGeneration(generation: number): void
  /** Removes everything but unsent entries, see {@link wipeTables}; returns how many of those there are. */
  wipe(): Promise<number>
  /** Lets nothing be stored here any more, if nothing waits to be sent or handed over; false if something does. */
  closeForGood(handOver: { readonly drafts: boolean }): Promise<boolean>
  close(): void
}

/** Opens the store of a vault, making it when there is none. */
export function openStore(vault: string): Store {
  const tables = openTables(vault)
  let generation: number | undefined
  return {
    commit: (change) => commitChange(tables, { generation, ...change }),
    people: async () => {
      const { keys, dossiers, added } = tables
      const [allKeys, allDossiers, allAdded] = await Promise.all([keys.toArray(), dossiers.toArray(), added.toArray()])
      return { keys: allKeys, dossiers: allDossiers, added: allAdded }
    },
    dossier: async (pid) => {
      const own = tables.added.where('pid').equals(pid).toArray()
      const [key, dossier, added] = await Promise.all([tables.keys.get(pid), tables.dossiers.get(pid), own])
      return key && dossier ? { key, dossier, added } : undefined
    },
    added: (pid) => tables.added.where('pid').equals(pid).toArray(),
    box: (box) => tables.boxes.get(box),
    apart: (box) => tables.apart.where('box').equals(box).toArray(),
    apartCount: (box) => tables.apart.where('box').equals(box).count(),
    slots: () => tables.slots.toArray(),
    secret: async (name) => (await tables.secrets.get(name))?.sealed,
    draft: (id) => tables.drafts.get(id),
    drafts: () => tables.drafts.toArray(),
    handbacks: () => tables.handbacks.toArray(),
    outbox: () => tables.outbox.toArray(),
    held: () => tables.outbox.where('state').equals('held').toArray(),
    waiting: async (limit, maxBytes) => {
      const rows = await tables.outbox.where('state').equals('waiting').limit(limit).sortBy('n')
      return upToBytes(rows, maxBytes)
    },
    counts: async () => {
      const [waiting, held] = await Promise.all([
        tables.outbox.where('state').equals('waiting').count(),
        tables.outbox.where('state').equals('held').count(),
      ])
      return { waiting, held }
    },
    outboxSize: () => tables.outbox.count(),
    numbers: () => keptNumbers(tables),
    wrapped: () => readWrapped(tables),
    followGeneration: (next) => void (generation = next),
    wipe: () => wipeTables(tables),
    closeForGood: (handOver) => closeForGood(tables, handOver),
    close: () => tables.close(),
  }
}

function readWrapped(tables: Tables): Promise<Wrapped> {
  const { slots, secrets, keys, boxes, drafts, meta } = tables
  return tables.transaction('r', [slots, secrets, keys, boxes, drafts, meta], async () => ({
    slots: await slots.toArray(),
    secrets: await secrets.toArray(),
    keys: await keys.toArray(),
    boxes: await boxes.toArray(),
    forms: await drafts.where('pid').equals('').toArray(),
    wraps: (await keptNumbers(tables)).wraps ?? 0,
  }))
}

/** Deletes the store of a vault. Only after it was closed for good, or wiped with nothing to send: what waits would be lost. */
export function deleteStore(vault: string): Promise<void> {
  return deleteTables(vault)
}

/** The first rows that fit; the first always does, so that one large row never stops the others. */
function upToBytes(rows: readonly OutboxRow[], maxBytes: number): OutboxRow[] {
  let bytes = 0
  const end = rows.findIndex((row, index) => (bytes += row.envelope.length) > maxBytes && index > 0)
  return rows.slice(0, end < 0 ? rows.length : end)
}
