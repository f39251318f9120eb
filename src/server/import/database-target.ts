import { parseEntry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { appendEntries, createPerson, personKey, readEntries } from '../streams.ts'
import type { ImportTarget, ImportedPerson } from './target.ts'

/** More entries than anybody's stream has, as a bound on one read. */
const WHOLE_STREAM = 100_000

/** Where the council's list is imported to: the database of a running council. */
export function databaseTarget(ctx: Context): ImportTarget {
  return {
    find: async (numbers) => {
      const indexOf = new Map(numbers.map((number) => [ctx.keys.recordNumberIndex(number), number]))
      const rows = await ctx.db.db
        .selectFrom('person')
        .select(['id', 'record_number_index'])
        .where('authority_id', '=', ctx.authority.id)
        .where('record_number_index', 'in', [...indexOf.keys()])
        .execute()
      const found = new Map<string, Awaited<ReturnType<typeof held>>>()
      for (const { id, record_number_index } of rows) {
        const number = indexOf.get(record_number_index ?? '')
        if (number !== undefined) found.set(number, await held(ctx, id as PersonId))
      }
      return found
    },
    write: async (people) => {
      await ctx.db.transact(async (tx) => {
        for (const person of people) await writePerson(ctx, tx, person)
      })
    },
  }
}

async function held(ctx: Context, person: PersonId) {
  const key = await personKey(ctx, ctx.db.db, person)
  if (!key) throw new Error('Broken assumption: somebody who was just found has a key')
  const rows = await readEntries(ctx, person, key, 0, WHOLE_STREAM)
  const parsed = rows.map(({ entry }) => parseEntry(entry)).filter((entry) => entry.ok)
  return { person, entries: parsed.map((entry) => entry.value) }
}

async function writePerson(ctx: Context, tx: Tx, imported: ImportedPerson): Promise<void> {
  const { person, entries, isNew, councilRecordNumber } = imported
  const key = isNew ? await createPerson(ctx, tx, person, councilRecordNumber) : await personKey(ctx, tx, person)
  if (!key) throw new Error('Broken assumption: somebody who was found has a key')
  if (entries.length === 0) return
  await appendEntries(
    ctx,
    tx,
    person,
    key,
    entries.map((entry) => ({ id: entry.id, text: JSON.stringify(entry) })),
  )
}
