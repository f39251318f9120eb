import { parseEntry } from '../domain/entry.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Record } from '../domain/record.ts'
import { type Bytes, fromUtf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import type { Store } from '../store/database.ts'
import type { AddedRow, DossierRow, KeyRow } from '../store/rows.ts'
import type { Keyring } from '../vault/keyring.ts'
import { type PersonKey, openPersonKey, openWith } from '../vault/person-key.ts'
import { type Card, toCard } from './card.ts'
import type { OpenVault } from './open-vault.ts'
import {
  type Dossier,
  type DossierFront,
  type OwnEntry,
  frontOf,
  recordOf,
  unpackFront,
  unpackRest,
  withOwn,
} from './dossier.ts'

/** One young person in the open caseload. Their entries are read when somebody asks for them. */
export interface Page {
  readonly pid: string
  readonly key: PersonKey
  readonly rev: number
  readonly front: DossierFront
}

/** The open caseload: everybody the tablet holds a key for. */
export interface Book {
  readonly pages: Map<PersonId, Page>
  /** Row ids that did not open: they are fetched again from the server. */
  readonly damaged: readonly string[]
}

/** Opens everybody at once: one key and one decryption each, side by side. */
export async function openBook(store: Store, keyring: Keyring): Promise<Book> {
  const { keys, dossiers, added } = await store.people()
  const keyOf = new Map(keys.map((row) => [row.pid, row]))
  const addedTo = Map.groupBy(added, ({ pid }) => pid)
  const open = (row: DossierRow) => openPage(keyring, keyOf.get(row.pid), row, addedTo.get(row.pid) ?? [])
  const pages = await Promise.all(dossiers.map(open))
  const opened = pages.filter((page) => page.ok).map((page) => page.value)
  const damaged = dossiers.filter((_row, index) => !pages[index]?.ok).map(({ pid }) => pid)
  return { pages: new Map(opened.map((page) => [page.front.person, page])), damaged }
}

/** Opens one young person's rows: the dossier, and what this tablet added to it since. */
export async function openPage(
  keyring: Keyring,
  keyRow: KeyRow | undefined,
  row: DossierRow,
  added: readonly AddedRow[],
): Promise<Result<Page, 'damaged'>> {
  if (!keyRow) return err('damaged')
  const key = await openPersonKey(keyring, row.pid, keyRow.sealed)
  if (!key.ok) return key
  const front = await openFront(key.value, row)
  if (!front.ok) return front
  const page = { pid: row.pid, key: key.value, rev: row.rev, front: front.value }
  return ok(added.length === 0 ? page : withAdded(page, await openAdded(page, added)))
}

/** A page with entries of this tablet at its end; those that are there already are not added twice. */
export function withAdded(page: Page, entries: readonly OwnEntry[]): Page {
  return { ...page, front: frontOf(withOwn(dossierOf(page), entries)).front }
}

/** Opens added entries. One that does not open stands in the outbox all the same, and comes back from the server. */
export async function openAdded(page: Page, rows: readonly AddedRow[]): Promise<OwnEntry[]> {
  const opened = await Promise.all(rows.map(({ sealed }) => openWith(page.key, 'entry', page.pid, 0, sealed)))
  const texts = opened.filter((bytes) => bytes.ok).map((bytes) => fromUtf8(bytes.value))
  return texts
    .map((text) => ({ entry: parseEntry(text), text }))
    .flatMap(({ entry, text }) => (entry.ok ? [{ entry: entry.value, text }] : []))
}

async function openFront(
  key: PersonKey,
  row: { pid: string; rev: number; sealed: Sealed },
): Promise<Result<DossierFront, 'damaged'>> {
  const bytes: Result<Bytes, 'damaged'> = await openWith(key, 'dossier', row.pid, row.rev, row.sealed)
  return bytes.ok ? unpackFront(bytes.value) : bytes
}

/** The page's entries. A front whose entries do not parse is a fault of ours, which nothing here can mend. */
export function dossierOf(page: Page): Dossier {
  const dossier = unpackRest(page.front)
  if (!dossier.ok) throw new Error('Broken assumption: a dossier that opened can be read')
  return dossier.value
}

/** The record of somebody in the caseload. */
export function knownRecord(vault: OpenVault, person: PersonId): Record | undefined {
  const page = vault.book.pages.get(person)
  return page && recordOf(dossierOf(page)).record
}

/** The page's card; made from the entries where another version of the app wrote it. */
export function cardOf(page: Page): Card {
  return page.front.card ?? toCard(recordOf(dossierOf(page)).record)
}

/**
 * Reads a row again from storage after another tab stored or dropped it: somebody new comes in, and who is gone goes. Returns
 * whose it is; undefined when neither this tab nor the storage has them.
 */
export async function rereadRow(vault: OpenVault, pid: string): Promise<PersonId | undefined> {
  const stored = await vault.store.dossier(pid)
  const reread = stored ? await openPage(vault.keyring, stored.key, stored.dossier, stored.added) : undefined
  const [known] = [...vault.book.pages].find(([, page]) => page.pid === pid) ?? []
  if (!reread?.ok) {
    if (known !== undefined) vault.book.pages.delete(known)
    return known
  }
  vault.book.pages.set(reread.value.front.person, reread.value)
  return reread.value.front.person
}
