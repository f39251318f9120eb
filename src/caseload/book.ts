import type { PersonId } from '../domain/ids.ts'
import type { Bytes } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import type { Store } from '../store/database.ts'
import type { DossierRow, KeyRow } from '../store/rows.ts'
import type { Keyring } from '../vault/keyring.ts'
import { type PersonKey, openPersonKey, openWith } from '../vault/person-key.ts'
import { type Card, toCard } from './card.ts'
import type { OpenVault } from './open-vault.ts'
import { type Dossier, type DossierFront, recordOf, unpackFront, unpackRest } from './dossier.ts'

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
  const { keys, dossiers } = await store.people()
  const keyOf = new Map(keys.map((row) => [row.pid, row]))
  const pages = await Promise.all(dossiers.map((row) => openPage(keyring, keyOf.get(row.pid), row)))
  const opened = pages.filter((page) => page.ok).map((page) => page.value)
  const damaged = dossiers.filter((_row, index) => !pages[index]?.ok).map(({ pid }) => pid)
  return { pages: new Map(opened.map((page) => [page.front.person, page])), damaged }
}

/** Opens one young person's rows. */
export async function openPage(
  keyring: Keyring,
  keyRow: KeyRow | undefined,
  row: DossierRow,
): Promise<Result<Page, 'damaged'>> {
  if (!keyRow) return err('damaged')
  const key = await openPersonKey(keyring, row.pid, keyRow.sealed)
  if (!key.ok) return key
  const front = await openFront(key.value, row)
  return front.ok ? ok({ pid: row.pid, key: key.value, rev: row.rev, front: front.value }) : front
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

/** The page's card; made from the entries where another version of the app wrote it. */
export function cardOf(page: Page): Card {
  return page.front.card ?? toCard(recordOf(dossierOf(page)).record)
}

/** Reads a young person again from storage after another tab changed them; gone there means gone here. */
export async function rereadPage(vault: OpenVault, person: PersonId, page: Page): Promise<void> {
  const stored = await vault.store.dossier(page.pid)
  const reread = stored ? await openPage(vault.keyring, stored.key, stored.dossier) : undefined
  if (reread?.ok) vault.book.pages.set(person, reread.value)
  else vault.book.pages.delete(person)
}
