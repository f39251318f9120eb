import * as z from 'zod/mini'
import type { PersonId } from '../domain/ids.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { EntriesReply, Moved, MovedReply } from '../protocol/pull.ts'
import { streamHashInput } from '../protocol/stream.ts'
import type { Change } from '../store/rows.ts'
import { sha256 } from '../vault/digest.ts'
import { openNamed, rowId, sealNamed } from '../vault/keyring.ts'
import { newPersonKey } from '../vault/person-key.ts'
import { type Page, dossierOf, openAdded, rereadRow } from './book.ts'
import { type ApartEntry, type ApartRows, compartmentOfEntry, sealApart } from './compartments.ts'
import { type Dossier, emptyDossier, entryOf, withOwn } from './dossier.ts'
import type { OpenVault } from './open-vault.ts'
import { noLongerHeld } from './outgoing.ts'
import { revisePage } from './save.ts'
import { follow } from './stream.ts'

/** The name under which the place in the caseload feed is sealed. */
const FEED = 'feed'

/** How far the tablet has followed the caseload feed of one server. Another lineage is another history: it starts anew. */
const Feed = z.strictObject({ v: z.literal(1), lineage: z.string(), after: z.int() })
export type Feed = z.infer<typeof Feed>

/** The stored place in the feed; the beginning when there is none. */
export async function readFeed(vault: OpenVault): Promise<Feed> {
  const sealed = await vault.store.secret(FEED)
  const opened = sealed ? await openNamed(vault.keyring, FEED, sealed) : undefined
  const feed = opened?.ok ? Feed.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
  return feed?.success ? feed.data : { v: 1, lineage: '', after: 0 }
}

/**
 * Drops the rows of these young people and starts the feed anew, in one transaction: everything that moved since ever is asked
 * for again, and they are with it.
 */
export async function startAnew(vault: OpenVault, forget: readonly string[]): Promise<void> {
  const feed: Feed = { v: 1, lineage: '', after: 0 }
  const sealed = await sealNamed(vault.keyring, FEED, utf8(JSON.stringify(feed)))
  await vault.store.commit({ forget, secrets: [{ name: FEED, sealed }] })
}

/** Moves the place in the feed forward, once everything up to there is stored. */
export async function writeFeed(vault: OpenVault, reply: MovedReply): Promise<Result<void, 'full' | 'failed'>> {
  const before = await readFeed(vault)
  const feed: Feed = { v: 1, lineage: reply.lineage, after: reply.next }
  const sealed = await sealNamed(vault.keyring, FEED, utf8(JSON.stringify(feed)))
  // A server that was restored does not know what another history held.
  const released = before.lineage === reply.lineage ? noLongerHeld(await vault.store.held(), reply.held) : []
  const receipts = [...reply.held, ...released]
  const committed = await vault.store.commit({ secrets: [{ name: FEED, sealed }], receipts })
  return committed.ok ? ok(undefined) : err(committed.error === 'full' ? 'full' : 'failed')
}

/** What of a feed page the tablet has to fetch: where its own copy of the stream ends before the server's does. */
export function wantsOf(vault: OpenVault, moved: readonly Moved[]): { person: PersonId; after: number }[] {
  return moved
    .filter(({ gone }) => !gone)
    .map(({ person, head }) => ({ person, head, after: vault.book.pages.get(person)?.front.head ?? 0 }))
    .filter(({ head, after }) => head > after)
    .map(({ person, after }) => ({ person, after }))
}

/**
 * Forgets young people who left the caseload: key, dossier and drafts, in one transaction, whichever tab had fetched them. What
 * is sealed in the outbox still goes. Until it is stored, the feed must not move on: nobody would say it again.
 */
export async function forgetGone(
  vault: OpenVault,
  moved: readonly Moved[],
): Promise<Result<readonly PersonId[], 'full' | 'failed'>> {
  const gone = moved.filter((one) => one.gone).map(({ person }) => person)
  if (gone.length === 0) return ok([])
  const pids = await Promise.all(gone.map((person) => rowId(vault.keyring, 'person', person)))
  const committed = await vault.store.commit({ forget: pids })
  if (!committed.ok) return err(committed.error === 'full' ? 'full' : 'failed')
  for (const person of gone) vault.book.pages.delete(person)
  return ok(gone)
}

/**
 * Stores one page of entries: every stream of it in one transaction. `gap`: the server's numbers or hashes do not follow ours.
 * `stale`: another tab was faster, nothing was stored, and the book holds what that tab stored; what it did not bring is still
 * to be fetched.
 */
export async function receiveEntries(
  vault: OpenVault,
  reply: EntriesReply,
): Promise<Result<readonly PersonId[], 'gap' | 'stale' | 'full' | 'failed'>> {
  const prepared = await Promise.all(reply.streams.map((stream) => receiveStream(vault, stream)))
  const broken = prepared.some((one) => !one.ok)
  const good = prepared.filter((one) => one.ok).map((one) => one.value)
  const change: Change = {
    dossiers: good.map(({ row }) => row),
    keys: good.map(({ key }) => key).filter((key) => key !== undefined),
    dropAdded: good.flatMap(({ added }) => added),
    newBoxes: good.flatMap(({ apart }) => apart.newBoxes),
    apart: good.flatMap(({ apart }) => apart.apart),
  }
  const committed = await vault.store.commit(change)
  if (!committed.ok && committed.error === 'stale') {
    for (const { page } of good) await rereadRow(vault, page.pid)
    return err('stale')
  }
  if (!committed.ok) return err(committed.error === 'full' ? 'full' : 'failed')
  for (const { page } of good) vault.book.pages.set(page.front.person, page)
  return broken ? err('gap') : ok(good.map(({ page }) => page.front.person))
}

type Received = {
  page: Page
  row: NonNullable<Change['dossiers']>[number]
  key: NonNullable<Change['keys']>[number] | undefined
  added: readonly number[]
  apart: ApartRows
}

async function receiveStream(
  vault: OpenVault,
  stream: EntriesReply['streams'][number],
): Promise<Result<Received, 'gap'>> {
  const page = vault.book.pages.get(stream.person)
  if (!page) return receiveNew(vault, stream)
  // What any tab of this tablet added meanwhile becomes part of the dossier that is written now.
  const rows = await vault.store.added(page.pid)
  const whole = withOwn(dossierOf(page), await openAdded(page, rows))
  const followed = await follow(whole, stream, hashAfter)
  if (!followed.ok) return followed
  const { ordinary, secret } = setApart(followed.value)
  const apart = await sealApart(vault, stream.person, page.pid, secret)
  const revised = await revisePage(page, ordinary)
  return ok({ ...revised, key: undefined, added: rows.map(({ n }) => n), apart })
}

async function receiveNew(vault: OpenVault, stream: EntriesReply['streams'][number]): Promise<Result<Received, 'gap'>> {
  const followed = await follow(emptyDossier(stream.person), stream, hashAfter)
  if (!followed.ok) return followed
  const pid = await rowId(vault.keyring, 'person', stream.person)
  const { key, sealed } = await newPersonKey(vault.keyring, pid)
  const { ordinary, secret } = setApart(followed.value)
  const apart = await sealApart(vault, stream.person, pid, secret)
  const revised = await revisePage({ pid, key, rev: 0 }, ordinary)
  return ok({ ...revised, key: { pid, sealed }, added: [], apart })
}

/** Takes what belongs to compartments out of a dossier that was just followed: it goes under keys of its own (P10). */
function setApart(dossier: Dossier): { ordinary: Dossier; secret: ApartEntry[] } {
  const secret: ApartEntry[] = []
  const entries = dossier.entries.filter((held) => {
    // What this app cannot read stays with the ordinary record.
    const entry = entryOf(held)
    const compartment = entry.ok ? compartmentOfEntry(entry.value) : undefined
    if (compartment) secret.push({ id: held.id, text: held.text, compartment })
    return !compartment
  })
  return { ordinary: secret.length > 0 ? { ...dossier, entries } : dossier, secret }
}

function hashAfter(before: Uint8Array, entry: string): Promise<Uint8Array> {
  return sha256(streamHashInput(before, entry))
}
