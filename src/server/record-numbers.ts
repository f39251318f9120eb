import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'

/** Where no list was ever imported, numbers begin with these digits. */
const NO_DATABASE = '000'
/** Digits of a record number that name the database, and digits that count. */
const PREFIX = 3
const COUNTED = 10

/** Remembers the highest number of each database, so that the next newcomer gets one above it. */
export async function raiseRecordNumbers(ctx: Context, tx: Tx, numbers: readonly string[]): Promise<void> {
  const byDatabase = Map.groupBy(numbers, (number) => number.slice(0, PREFIX))
  for (const [database_id, own] of [...byDatabase].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = Math.max(...own.map((number) => Number(number.slice(PREFIX))))
    const row = { authority_id: ctx.authority.id, database_id, last, seen_at: ctx.now() }
    await tx
      .insertInto('record_number')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['authority_id', 'database_id']).doUpdateSet((eb) => ({
          seen_at: eb.ref('excluded.seen_at'),
          last: eb
            .case()
            .when('excluded.last', '>', eb.ref('record_number.last'))
            .then(eb.ref('excluded.last'))
            .else(eb.ref('record_number.last'))
            .end(),
        })),
      )
      .execute()
  }
}

/**
 * The next free number, in the database of the newest list: thirteen digits. Numbers are the council's to give, so a tablet never
 * makes one. The counter's row stays locked until the commit.
 */
export async function nextRecordNumber(ctx: Context, tx: Tx): Promise<string> {
  const newest = await tx
    .selectFrom('record_number')
    .select('database_id')
    .where('authority_id', '=', ctx.authority.id)
    .orderBy('seen_at', 'desc')
    .orderBy('last', 'desc')
    .executeTakeFirst()
  const database = newest?.database_id ?? NO_DATABASE
  for (;;) {
    const number = await count(ctx, tx, database)
    if (!(await isTaken(ctx, tx, number))) return number
  }
}

async function count(ctx: Context, tx: Tx, database_id: string): Promise<string> {
  const { last } = await tx
    .insertInto('record_number')
    .values({ authority_id: ctx.authority.id, database_id, last: 1, seen_at: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'database_id'])
        .doUpdateSet((eb) => ({ last: eb('record_number.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${database_id}${String(last).padStart(COUNTED, '0')}`
}

async function isTaken(ctx: Context, tx: Tx, number: string): Promise<boolean> {
  const index = ctx.keys.recordNumberIndex(number)
  for (const table of ['person', 'merged_person'] as const) {
    const row = await tx
      .selectFrom(table)
      .select('record_number_index')
      .where('authority_id', '=', ctx.authority.id)
      .where('record_number_index', '=', index)
      .executeTakeFirst()
    if (row) return true
  }
  return false
}
