import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { openAtRest } from '../../src/server/at-rest.ts'
import type { Context } from '../../src/server/context.ts'
import { EMPTY_STREAM_HASH, streamHashInput } from '../../src/protocol/stream.ts'
import { personKey } from '../../src/server/streams.ts'

/** An envelope that was made to be sent, and what has to become of it. */
export interface Sent {
  readonly hash: string
  readonly bytes: Uint8Array
  /** What it says, if it says anything: several envelopes may say the same entry. */
  readonly entry?: { readonly id: string; readonly person: string; readonly text: string } | undefined
  readonly ends: 'applied' | 'held'
  /** Set once a reply was read that repeats its hash. */
  acknowledged: boolean
}

/** Every envelope of a test, by its hash. */
export type Ledger = ReadonlyMap<string, Sent>

/** What a server holds, beside what it was sent. */
export interface Stock {
  readonly applied: number
  readonly held: number
  readonly entries: number
  /** The hashes of what is stored without its tablet having heard of it. */
  readonly unheard: readonly string[]
}

/**
 * Compares what a server holds with what it was sent. Throws unless every acknowledged envelope is there, nothing waits to be
 * looked at, applied ones have exactly one entry, word for word, and streams are dense and hash as they should. With `settled`
 * nothing may be missing or in another state than it has to end in.
 */
export async function checkLedger(ctx: Context, ledger: Ledger, settled: boolean): Promise<Stock> {
  const inbox = await checkInbox(ctx, ledger, settled)
  const entries = await checkStreams(ctx)
  const told = entries.filter(({ byDevice }) => byDevice)
  assert.equal(new Set(told.map(({ id }) => id)).size, told.length, 'an entry is in the record twice')
  const due = new Map<string, string>()
  for (const { entry } of inbox.applied) if (entry) due.set(entry.id, `${entry.person} ${entry.text}`)
  const held = new Map(told.map(({ id, person, text }) => [id, `${person} ${text}`]))
  assert.deepEqual(held, due, 'the record is what was applied, word for word')
  await checkFeeds(ctx)
  return { applied: inbox.applied.length, held: inbox.held, entries: entries.length, unheard: inbox.unheard }
}

async function checkInbox(ctx: Context, ledger: Ledger, settled: boolean) {
  const rows = await ctx.db.db.selectFrom('inbox').selectAll().execute()
  const there = new Set(rows.map(({ hash }) => hash))
  assert.equal(there.size, rows.length, 'an envelope is in the inbox twice')
  for (const { hash, acknowledged } of ledger.values())
    if (acknowledged || settled) assert.ok(there.has(hash), 'an acknowledged envelope is lost')
  const applied: Sent[] = []
  const unheard: string[] = []
  for (const { hash, envelope, state } of rows) {
    const sent = ledger.get(hash)
    assert.ok(sent, 'there is an envelope that nobody sent')
    assert.ok(envelope.equals(sent.bytes), 'an envelope is not what was sent')
    assert.notEqual(state, 'received', 'an envelope was not looked at')
    if (settled) assert.equal(state, sent.ends, 'an envelope ended as it should not')
    if (!sent.acknowledged) unheard.push(hash)
    if (state === 'applied') {
      assert.equal(sent.ends, 'applied', 'what should be held was applied')
      applied.push(sent)
    }
  }
  return { applied, held: rows.length - applied.length, unheard }
}

interface Held {
  readonly id: string
  readonly person: string
  readonly text: string
  /** Whether a tablet recorded it; otherwise the server did. */
  readonly byDevice: boolean
}

async function checkStreams(ctx: Context): Promise<Held[]> {
  const heads = await ctx.db.db.selectFrom('stream_head').selectAll().execute()
  const all: Held[] = []
  for (const { person_id: person, seq, hash } of heads) {
    const key = await personKey(ctx, ctx.db.db, person)
    assert.ok(key, 'a stream has no key')
    const rows = await ctx.db.db
      .selectFrom('entry')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('seq')
      .execute()
    assert.equal(rows.length, seq, 'a stream is not as long as it says')
    let chained: Uint8Array = EMPTY_STREAM_HASH
    for (const [index, row] of rows.entries()) {
      assert.equal(row.seq, index + 1, 'a stream has a gap')
      const text = openAtRest(key, ['entry', ctx.authority.id, person, row.seq], row.sealed).toString()
      chained = createHash('sha256').update(streamHashInput(chained, text)).digest()
      assert.ok(row.hash.equals(chained), 'a chained hash is wrong')
      all.push({ id: row.entry_id, person, text, byDevice: text.includes('"device":') })
    }
    assert.ok(hash.equals(chained), 'the hash at the head is not that of the last entry')
  }
  return all
}

/** Whoever has somebody with entries in their caseload is told of them, under a number that the feed has reached. */
async function checkFeeds(ctx: Context): Promise<void> {
  const { db } = ctx.db
  const [assigned, moved, feeds] = await Promise.all([
    db.selectFrom('assignment').selectAll().execute(),
    db.selectFrom('moved').selectAll().execute(),
    db.selectFrom('feed_head').selectAll().execute(),
  ])
  const heads = new Map(feeds.map(({ staff_id, seq }) => [staff_id, seq]))
  for (const { staff_id, at_seq } of moved) assert.ok(at_seq <= (heads.get(staff_id) ?? 0), 'a feed is behind itself')
  const told = new Set(moved.map(({ staff_id, person_id }) => `${staff_id} ${person_id}`))
  for (const { staff_id, person_id } of assigned)
    assert.ok(told.has(`${staff_id} ${person_id}`), 'somebody was not told of a stream of theirs')
}
