import type { DeviceId, StaffId } from '../domain/ids.ts'
import { type Context, hashText } from './context.ts'
import type { KnownDevice } from './open.ts'

/** A device as the server knows it. */
export async function knownDevice(
  ctx: Context,
  id: string,
): Promise<(KnownDevice & { readonly staff: StaffId }) | undefined> {
  const row = await ctx.db.db
    .selectFrom('device')
    .selectAll()
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && { id: row.id, staff: row.staff_id as StaffId, publicKey: row.public_key, retired: row.retired_at !== null }
  )
}

/** The device behind a push-only token, retired or not: what a retired one sends is kept, and held. */
export async function deviceOfPushToken(ctx: Context, token: string): Promise<DeviceId | undefined> {
  const row = await ctx.db.db
    .selectFrom('device')
    .select('id')
    .where('authority_id', '=', ctx.authority.id)
    .where('push_token_hash', '=', hashText(token))
    .executeTakeFirst()
  return row?.id as DeviceId | undefined
}

/** Everything that is noted of a device's doings is noted to the minute: what asks often costs no write each time. */
const NOTED_EVERY_MS = 60_000

/** What a device was seen to do: it was unlocked, it asked what moved, or it was heard of at all. */
type Seen = 'session_at' | 'synced_at' | 'heard_at'

/** Notes that a device was seen just now. */
export async function noteSeen(ctx: Context, device: string, ...seen: readonly Seen[]): Promise<void> {
  const at = ctx.now()
  const what = Object.fromEntries([...seen, 'heard_at' as const].map((column) => [column, at]))
  await ctx.db.transact((tx) =>
    tx
      .updateTable('device')
      .set(what)
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', device)
      .where((eb) =>
        eb.or(
          (seen.length > 0 ? seen : (['heard_at'] as const)).flatMap((column) => [
            eb(column, 'is', null),
            eb(column, '<', at - NOTED_EVERY_MS),
          ]),
        ),
      )
      .execute(),
  )
}
