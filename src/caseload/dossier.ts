import * as z from 'zod/mini'
import { type Entry, parseEntry } from '../domain/entry.ts'
import { PersonId } from '../domain/ids.ts'
import { type Record, foldRecord } from '../domain/record.ts'
import { type Bytes, concat, fromUtf8, toBase64Url, u32, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { EMPTY_STREAM_HASH } from '../protocol/stream.ts'
import { Card, toCard } from './card.ts'

/** One entry as the tablet holds it: its exact text, and its place in the server's stream once the server has it. */
const Held = z.strictObject({ id: z.string(), seq: z.nullable(z.int()), text: z.string() })
export type Held = z.infer<typeof Held>

/** How far the server's stream has been followed, and the chained hash there: proof that nothing was missed or swapped. */
const Front = z.strictObject({
  v: z.literal(1),
  person: PersonId,
  head: z.int().check(z.gte(0)),
  hash: z.string(),
  /** The history of the server that the head is of; absent in dossiers from before it was kept, and of whom no server told. */
  lineage: z.optional(z.string()),
  card: z.unknown(),
})

/** Everything the tablet holds about one young person, opened. */
export interface Dossier {
  readonly person: PersonId
  readonly head: number
  readonly hash: string
  readonly lineage?: string | undefined
  readonly entries: readonly Held[]
}

/** The front of a dossier, which is all that a list needs; `rest` is read when somebody opens the person. */
export interface DossierFront {
  readonly person: PersonId
  readonly head: number
  readonly hash: string
  readonly lineage?: string | undefined
  /** Undefined when another version of the app wrote it: make it from the entries. */
  readonly card: Card | undefined
  readonly rest: Bytes
}

/** The bytes that are sealed: `u32 length ‖ JSON of the front ‖ JSON of the entries`. */
export function packDossier(dossier: Dossier): Bytes {
  const { person, head, hash, lineage, entries } = dossier
  const front = utf8(JSON.stringify({ v: 1, person, head, hash, lineage, card: toCard(recordOf(dossier).record) }))
  return concat(u32(front.length), front, utf8(JSON.stringify(entries)))
}

/** Reads the front only. `damaged`: what was sealed is not a dossier, which only a fault of ours can cause. */
export function unpackFront(bytes: Bytes): Result<DossierFront, 'damaged'> {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    const front = Front.safeParse(JSON.parse(fromUtf8(bytes.subarray(4, 4 + length))))
    if (!front.success) return err('damaged')
    const card = Card.safeParse(front.data.card)
    return ok({ ...front.data, card: card.success ? card.data : undefined, rest: bytes.subarray(4 + length) })
  } catch {
    return err('damaged')
  }
}

/** What was read behind a front stays read: an open page is looked at again and again. */
const readRests = new WeakMap<DossierFront, Dossier>()

/** Reads the entries behind a front. */
export function unpackRest(front: DossierFront): Result<Dossier, 'damaged'> {
  const known = readRests.get(front)
  if (known) return ok(known)
  const read = readRest(front)
  if (read.ok) readRests.set(front, read.value)
  return read
}

/** The front and bytes of a dossier at hand, without sealing and reading it back. */
export function frontOf(dossier: Dossier): { front: DossierFront; bytes: Bytes } {
  const bytes = packDossier(dossier)
  const front = unpackFront(bytes)
  if (!front.ok) throw new Error('Broken assumption: what was just packed can be read')
  readRests.set(front.value, dossier)
  return { front: front.value, bytes }
}

function readRest(front: DossierFront): Result<Dossier, 'damaged'> {
  try {
    const entries = z.array(Held).safeParse(JSON.parse(fromUtf8(front.rest)))
    return entries.success
      ? ok({ person: front.person, head: front.head, hash: front.hash, lineage: front.lineage, entries: entries.data })
      : err('damaged')
  } catch {
    return err('damaged')
  }
}

/** Entries are immutable, and so is what they say: each is parsed once while the tablet is open. */
const parsedEntries = new WeakMap<Held, ReturnType<typeof parseEntry>>()

/** What a held entry says; an error for one that this app cannot read. */
export function entryOf(held: Held): ReturnType<typeof parseEntry> {
  const known = parsedEntries.get(held) ?? parseEntry(held.text)
  parsedEntries.set(held, known)
  return known
}

/** A record with how many entries of it this app cannot read. */
interface Folded {
  readonly record: Record
  readonly unreadable: number
}

/** A dossier never changes, a changed one is another: each is folded once while the tablet is open. */
const foldedDossiers = new WeakMap<Dossier, Folded>()

/** The record that a dossier's entries fold into. What this app cannot read is counted, never hidden. */
export function recordOf(dossier: Dossier): Folded {
  const known = foldedDossiers.get(dossier)
  if (known) return known
  const all = dossier.entries.map(entryOf)
  const entries = all.filter((entry) => entry.ok).map((entry) => entry.value)
  const folded = { record: foldRecord(entries), unreadable: all.length - entries.length }
  foldedDossiers.set(dossier, folded)
  return folded
}

/** The entries that the server has, by their ids. */
export function sentIn(dossier: Dossier): ReadonlySet<string> {
  return new Set(dossier.entries.filter(({ seq }) => seq !== null).map(({ id }) => id))
}

/** The dossier of somebody of whom nothing is held yet. */
export function emptyDossier(person: PersonId): Dossier {
  return { person, head: 0, hash: toBase64Url(EMPTY_STREAM_HASH), entries: [] }
}

/**
 * The dossier before the first entry of another history of the server. Nothing goes: every entry stays, out of any stream, until the
 * new stream brings it back in its own place.
 */
export function atStartOf(dossier: Dossier, lineage: string): Dossier {
  const entries = dossier.entries.map((held) => ({ ...held, seq: null }))
  return { ...emptyDossier(dossier.person), lineage, entries }
}

/** An entry that this tablet made, with its exact text. */
export interface OwnEntry {
  readonly entry: Entry
  readonly text: string
}

/** The dossier with new entries of this tablet at its end, not yet in the server's stream. One already there stays as it is. */
export function withOwn(dossier: Dossier, entries: readonly OwnEntry[]): Dossier {
  const known = new Set(dossier.entries.map(({ id }) => id))
  const added = entries
    .filter(({ entry }) => !known.has(entry.id))
    .map(({ entry, text }) => ({ id: entry.id, seq: null, text }))
  return { ...dossier, entries: [...dossier.entries, ...added] }
}
