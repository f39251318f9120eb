import * as z from 'zod/mini'
import type { PersonId } from '../domain/ids.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { millisecondsOf } from '../lib/moments.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { EntriesReply, MovedReply } from '../protocol/pull.ts'
import { streamHashInput } from '../protocol/stream.ts'
import type { Change } from '../store/rows.ts'
import { sha256 } from '../vault/digest.ts'
import { openNamed, rowId, sealNamed } from '../vault/keyring.ts'
import { newPersonKey } from '../vault/person-key.ts'
import { type Page, dossierOf, openAdded, rereadRow } from './book.ts'
import { type ApartEntry, type ApartRows, compartmentOfEntry, sealApart } from './compartments.ts'
import { type Dossier, atStartOf, emptyDossier, entryOf, withOwn } from './dossier.ts'
import type { OpenVault } from './open-vault.ts'
import { noLongerHeld } from './outgoing.ts'
import { sealAnew } from './resend.ts'
import { revisePage } from './save.ts'
import { follow } from './stream.ts'

/** The name under which the place in the caseload feed is sealed. */
export const FEED = 'feed'

/** How far the tablet has followed the caseload feed of one server. Another lineage is another history: it starts anew. */
const Feed = z.strictObject({ v: z.literal(1), lineage: z.string(), after: z.int() })
export type Feed = z.infer<typeof Feed>

/** The beginning: everything that moved since ever is asked for. */
export const feedStart: Feed = { v: 1, lineage: '', after: 0 }

/** The stored place in the feed; the beginning when there is none. */
export async function readFeed(vault: OpenVault): Promise<Feed> {
  const sealed = await vault.store.secret(FEED)
  const opened = sealed ? await openNamed(vault.keyring, FEED, sealed) : undefined
  const feed = opened?.ok ? Feed.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
  return feed?.success ? feed.data : feedStart
}

/**
 * Drops the rows of these young people and starts the feed anew, in one transaction: everything that moved since ever is asked
 * for again, and they are with it.
 */
export async function fetchAnew(vault: OpenVault, forget: readonly string[]): Promise<void> {
  const sealed = await sealNamed(vault.keyring, FEED, utf8(JSON.stringify(feedStart)))
  await vault.store.commit({ forget, secrets: [{ name: FEED, sealed }] })
}

/** Moves the place in the feed forward, once everything up to there is stored. */
export async function writeFeed(vault: OpenVault, reply: MovedReply): Promise<Result<void, 'full' | 'failed'>> {
  const feed: Feed = { v: 1, lineage: reply.lineage, after: reply.next }
  const sealed = await sealNamed(vault.keyring, FEED, utf8(JSON.stringify(feed)))
  const released = noLongerHeld(await vault.store.held(), reply.held)
  const heard = { lineage: reply.lineage, receipts: reply.held, released }
  // The caseload is whole again: from here on the days without the server are counted.
  const contact = reply.more ? {} : { heardAt: millisecondsOf(vault.tools.now()) }
  const committed = await vault.store.commit({ secrets: [{ name: FEED, sealed }], heard, ...contact })
  return committed.ok ? ok(undefined) : err(committed.error === 'full' ? 'full' : 'failed')
}

/**
 * What of a feed page the tablet has to fetch: where its own copy of the stream ends before the server's does, and all of a stream
 * that it knows from another history, however long it was there.
 */
export function wantsOf(vault: OpenVault, { lineage, moved }: MovedReply): { person: PersonId; after: number }[] {
  return moved
    .filter(({ gone }) => !gone)
    .map(({ person, head }) => ({ person, head, after: heldOf(vault, person, lineage) }))
    .filter(({ head, after }) => after === undefined || head > after)
    .map(({ person, after }) => ({ person, after: after ?? 0 }))
}

/** How much of a history's stream the tablet holds; undefined when it holds one of another history. */
export function heldOf(vault: OpenVault, person: PersonId, lineage: string): number | undefined {
  const front = vault.book.pages.get(person)?.front
  if (!front) return 0
  return front.lineage === lineage ? front.head : undefined
}

/**
 * Stores one page of entries of one history: every stream of it in one transaction. `gap`: the server's numbers or hashes do not
 * follow ours. `stale`: another tab was faster, nothing was stored, and the book holds what that tab stored; what it did not bring
 * is still to be fetched.
 */
export async function receiveEntries(
  vault: OpenVault,
  reply: EntriesReply,
  lineage: string,
): Promise<Result<readonly PersonId[], 'gap' | 'stale' | 'full' | 'failed'>> {
  const prepared = await Promise.all(reply.streams.map((stream) => receiveStream(vault, stream, lineage)))
  const broken = prepared.some((one) => !one.ok)
  const good = prepared.filter((one) => one.ok).map((one) => one.value)
  const change: Change = {
    dossiers: good.map(({ row }) => row),
    keys: good.map(({ key }) => key).filter((key) => key !== undefined),
    dropAdded: good.flatMap(({ added }) => added),
    newBoxes: good.flatMap(({ apart }) => apart.newBoxes),
    apart: good.flatMap(({ apart }) => apart.apart),
    outbox: good.flatMap(({ anew }) => anew),
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
  /** What is sealed again, because it was sent and the server does not have it. */
  anew: NonNullable<Change['outbox']>
}

async function receiveStream(
  vault: OpenVault,
  stream: EntriesReply['streams'][number],
  lineage: string,
): Promise<Result<Received, 'gap'>> {
  const page = vault.book.pages.get(stream.person)
  if (!page) return receiveNew(vault, stream, lineage)
  // What any tab of this tablet added meanwhile becomes part of the dossier that is written now.
  const rows = await vault.store.added(page.pid)
  const whole = withOwn(dossierOf(page), await openAdded(page, rows))
  const begun = whole.lineage === lineage ? whole : atStartOf(whole, lineage)
  const followed = await follow(begun, stream, hashAfter)
  if (!followed.ok) return followed
  const { ordinary, secret } = setApart(followed.value)
  const apart = await sealApart(vault, stream.person, page.pid, secret)
  const revised = await revisePage(page, ordinary)
  // A stream that comes in parts may still bring it.
  const anew = ordinary.head < stream.head ? [] : await sealAnew(vault, ordinary)
  return ok({ ...revised, key: undefined, added: rows.map(({ n }) => n), apart, anew })
}

async function receiveNew(
  vault: OpenVault,
  stream: EntriesReply['streams'][number],
  lineage: string,
): Promise<Result<Received, 'gap'>> {
  const followed = await follow(atStartOf(emptyDossier(stream.person), lineage), stream, hashAfter)
  if (!followed.ok) return followed
  const pid = await rowId(vault.keyring, 'person', stream.person)
  const { key, sealed } = await newPersonKey(vault.keyring, pid)
  const { ordinary, secret } = setApart(followed.value)
  const apart = await sealApart(vault, stream.person, pid, secret)
  const revised = await revisePage({ pid, key, rev: 0 }, ordinary)
  return ok({ ...revised, key: { pid, sealed }, added: [], apart, anew: [] })
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
