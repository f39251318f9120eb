import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { ENTRY_VERSION, Entry } from '../domain/entry.ts'
import type { HeldReason } from '../protocol/push.ts'
import type { Context } from './context.ts'
import { receiveAnew } from './inbox.ts'
import { readMeta, writeMeta } from './meta.ts'

/** What an older program may have held only because it could not read it. */
const notRead: readonly HeldReason[] = ['newer-version', 'not-an-entry']

/** What this program can read: a word that changes with the version of entries and with their shape. */
export function readsNow(): string {
  const shape = JSON.stringify(z.toJSONSchema(Entry, { unrepresentable: 'any' }))
  return `${ENTRY_VERSION} ${createHash('sha256').update(shape).digest('base64url').slice(0, 16)}`
}

/**
 * Takes up again what was held because it could not be read, once after this program has learnt to read something else: an app
 * that is newer than the server loses nothing by that, and nobody has to send anything twice. The next sweep applies it, or
 * holds it again. Returns how many were taken up; two servers that start at once do it once.
 */
export async function retryAfterUpgrade(ctx: Context): Promise<number> {
  const reads = readsNow()
  if ((await readMeta(ctx, 'reads')) === reads) return 0
  const again = await ctx.db.transact((tx) => receiveAnew(ctx, tx, notRead))
  await writeMeta(ctx, 'reads', reads)
  return again.length
}
