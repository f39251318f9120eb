import type { HistoryReply, HistoryRequest } from '../protocol/history.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'

/**
 * Which history this database is. Read with what is answered or stored, never remembered by the process: a database that was
 * restored under a running server must not go by its earlier name.
 */
export async function lineageOf(ctx: Context, db: Tx | Context['db']['db'] = ctx.db.db): Promise<string> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('authority_id', '=', ctx.authority.id)
    .where('name', '=', 'lineage')
    .executeTakeFirstOrThrow()
  return row.value
}

/** Tells a tablet which history answers and what time it is here: by that it notices a restored server, locked or not. */
export async function tellHistory(ctx: Context, { nonce }: HistoryRequest): Promise<HistoryReply> {
  return { v: 1, nonce, lineage: await lineageOf(ctx), now: new Date(ctx.now()).toISOString() }
}
