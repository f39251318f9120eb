import { type KeyObject, createHash, randomBytes } from 'node:crypto'
import type { PersonId, StaffId } from '../domain/ids.ts'
import { EMPTY_STREAM_HASH, streamHashInput } from '../protocol/stream.ts'
import { atRestKey, openAtRest, sealAtRest } from './at-rest.ts'
import { type Context, hashText } from './context.ts'
import type { Tx } from './db/database.ts'

/** A person's own key is wrapped by the council's: without the wrapped key, nothing of the person can be opened again. */
export async function createPerson(
  ctx: Context,
  tx: Tx,
  person: PersonId,
  recordNumber: string | undefined,
  likeness: string | null = null,
): Promise<KeyObject> {
  const bytes = randomBytes(32)
  const authority_id = ctx.authority.id
  await tx
    .insertInto('person')
    .values({
      authority_id,
      id: person,
      wrapped_key: sealAtRest(ctx.keys.wrapping, ['person-key', authority_id, person], bytes),
      record_number_index: recordNumber === undefined ? null : ctx.keys.recordNumberIndex(recordNumber),
      likeness,
    })
    .execute()
  await tx
    .insertInto('stream_head')
    .values({ authority_id, person_id: person, seq: 0, hash: Buffer.from(EMPTY_STREAM_HASH) })
    .execute()
  return atRestKey(bytes)
}

/** A person's key; undefined when there is no such person. */
export async function personKey(
  ctx: Context,
  db: Tx | Context['db']['db'],
  person: string,
): Promise<KeyObject | undefined> {
  const row = await db
    .selectFrom('person')
    .select('wrapped_key')
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', person)
    .executeTakeFirst()
  return row && atRestKey(openAtRest(ctx.keys.wrapping, ['person-key', ctx.authority.id, person], row.wrapped_key))
}

/**
 * Appends entries to a person's stream. The head row is locked first and kept until the commit, so that numbers are dense
 * and their order is the order of the commits: whoever has read up to a number has missed nothing before it.
 */
export async function appendEntries(
  ctx: Context,
  tx: Tx,
  person: PersonId,
  key: KeyObject,
  entries: readonly { readonly id: string; readonly text: string }[],
): Promise<number> {
  const authority_id = ctx.authority.id
  const head = await tx
    .updateTable('stream_head')
    .set((eb) => ({ seq: eb('seq', '+', entries.length) }))
    .where('authority_id', '=', authority_id)
    .where('person_id', '=', person)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  let seq = head.seq - entries.length
  let hash: Uint8Array = head.hash
  const rows = entries.map(({ id, text }) => {
    seq++
    hash = createHash('sha256').update(streamHashInput(hash, text)).digest()
    const sealed = sealAtRest(key, ['entry', authority_id, person, seq], Buffer.from(text))
    return {
      authority_id,
      person_id: person,
      seq,
      entry_id: id,
      text_hash: hashText(text),
      hash: Buffer.from(hash),
      sealed,
    }
  })
  await tx.insertInto('entry').values(rows).execute()
  ctx.failpoint?.('appending')
  await tx
    .updateTable('stream_head')
    .set({ hash: Buffer.from(hash) })
    .where('authority_id', '=', authority_id)
    .where('person_id', '=', person)
    .execute()
  await tellFeeds(ctx, tx, person)
  return head.seq
}

/** Tells the feed of everybody who has the person in their caseload. */
async function tellFeeds(ctx: Context, tx: Tx, person: PersonId): Promise<void> {
  const staff = await tx
    .selectFrom('assignment')
    .select('staff_id')
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person)
    .orderBy('staff_id')
    .execute()
  for (const { staff_id } of staff) await moveFeed(ctx, tx, staff_id as StaffId, [person], false)
}

/**
 * Says in one member of staff's feed that these people moved (or are gone). The feed's head row stays locked until the commit,
 * so "everything after N" never skips one that commits later. Feeds are locked in the order of their ids: no deadlock.
 */
export async function moveFeed(
  ctx: Context,
  tx: Tx,
  staff: StaffId,
  people: readonly string[],
  gone: boolean,
): Promise<void> {
  const authority_id = ctx.authority.id
  const count = people.length
  const head = await tx
    .insertInto('feed_head')
    .values({ authority_id, staff_id: staff, seq: count })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'staff_id']).doUpdateSet((eb) => ({ seq: eb('feed_head.seq', '+', count) })),
    )
    .returning('seq')
    .executeTakeFirstOrThrow()
  const rows = people.map((person_id, index) => ({
    authority_id,
    staff_id: staff,
    person_id,
    at_seq: head.seq - count + index + 1,
    gone: gone ? 1 : 0,
  }))
  for (let from = 0; from < rows.length; from += 500) {
    await tx
      .insertInto('moved')
      .values(rows.slice(from, from + 500))
      .onConflict((conflict) =>
        conflict
          .columns(['authority_id', 'staff_id', 'person_id'])
          .doUpdateSet((eb) => ({ at_seq: eb.ref('excluded.at_seq'), gone: eb.ref('excluded.gone') })),
      )
      .execute()
  }
}

/** The exact text of one entry of a person, by its id. */
export async function findEntry(
  ctx: Context,
  tx: Tx,
  key: KeyObject,
  person: PersonId,
  id: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('entry')
    .select(['seq', 'sealed'])
    .where('authority_id', '=', ctx.authority.id)
    .where('entry_id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row && openAtRest(key, ['entry', ctx.authority.id, person, row.seq], row.sealed).toString('utf8')
}

/** The entries of a stream after a number, opened; at most `limit`. Within a transaction, `db` is the transaction. */
export async function readEntries(
  ctx: Context,
  person: PersonId,
  key: KeyObject,
  after: number,
  limit: number,
  db: Tx | Context['db']['db'] = ctx.db.db,
): Promise<{ seq: number; hash: string; entry: string }[]> {
  const rows = await db
    .selectFrom('entry')
    .select(['seq', 'hash', 'sealed'])
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ seq, hash, sealed }) => ({
    seq,
    hash: Buffer.from(hash).toString('base64url'),
    entry: openAtRest(key, ['entry', ctx.authority.id, person, seq], sealed).toString('utf8'),
  }))
}
