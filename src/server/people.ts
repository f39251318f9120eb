import type { KeyObject } from 'node:crypto'
import { type Entry, parseEntry } from '../domain/entry.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Record, foldRecord } from '../domain/record.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { personKey, readEntries } from './streams.ts'

const PEOPLE_AT_ONCE = 500
/** More entries than anybody's stream has, as a bound on one read. */
const WHOLE_STREAM = 100_000

/** Everybody the council holds, with their record: one after the other, so that memory does not grow with the council. */
export async function* everybody(ctx: Context): AsyncGenerator<{ person: PersonId; record: Record }> {
  let after = ''
  for (;;) {
    const people = await peopleAfter(ctx, after, PEOPLE_AT_ONCE)
    for (const person of people) yield { person, record: await recordOf(ctx, person) }
    const last = people.at(-1)
    if (last === undefined) return
    after = last
  }
}

/** The next people by their ids: those after `after`, at most so many. */
export async function peopleAfter(ctx: Context, after: string, most: number): Promise<PersonId[]> {
  const rows = await ctx.db.db
    .selectFrom('person')
    .select('id')
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id as PersonId)
}

async function recordOf(ctx: Context, person: PersonId): Promise<Record> {
  return foldRecord(await entriesOf(ctx, person))
}

/** Everything held about somebody; nothing of somebody who is gone. */
export async function entriesOf(ctx: Context, person: PersonId): Promise<Entry[]> {
  const key = await personKey(ctx, ctx.db.db, person)
  return key ? wholeStream(ctx, ctx.db.db, person, key) : []
}

/** Everything in a person's stream that this program can read, within a transaction or without one. */
export async function wholeStream(
  ctx: Context,
  db: Tx | Context['db']['db'],
  person: PersonId,
  key: KeyObject,
): Promise<Entry[]> {
  const rows = await readEntries(ctx, person, key, 0, WHOLE_STREAM, db)
  const parsed = rows.map(({ entry }) => parseEntry(entry)).filter((entry) => entry.ok)
  return parsed.map((entry) => entry.value)
}
