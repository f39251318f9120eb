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
