import type { AuthorityId, DeviceId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import {
  type OrdersReply,
  Removal,
  type RemovalReceipt,
  type RemovedReply,
  removalSigningBytes,
} from '../protocol/device.ts'
import { type AuditEvent, auditIn } from './audit.ts'
import { type Context, hashText } from './context.ts'
import type { Tx } from './db/database.ts'
import { noteRemoved } from './device-people.ts'
import { knownDevice } from './devices.ts'
import { verify } from './signature.ts'

/** A device asks what it has to do. One that was taken out of use is told to remove everything, and when it was told is kept. */
export async function ordersFor(ctx: Context, device: DeviceId): Promise<OrdersReply> {
  const known = await knownDevice(ctx, device)
  if (!known?.retired) return { v: 1, device, order: 'none' }
  await ctx.db.transact((tx) =>
    tx
      .updateTable('device')
      .set((eb) => ({ told_at: eb.fn.coalesce('told_at', eb.val(ctx.now())) }))
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', device)
      .execute(),
  )
  return { v: 1, device, order: 'wipe' }
}

/**
 * Keeps a device's receipt for what it removed (P21), as it was signed. Without a signature it is believed of a device that was
 * taken out of use and says that all of it is gone: locked, it has no key to sign with, and the office is told so.
 */
export async function keepRemoval(
  ctx: Context,
  device: DeviceId,
  receipt: RemovalReceipt,
): Promise<Result<RemovedReply, 'malformed' | 'not-allowed'>> {
  const removal = parseRemoval(receipt.text)
  const known = await knownDevice(ctx, device)
  if (!removal || removal.device !== device || !known) return err('malformed')
  if (!(await isBelieved(ctx, known, removal, receipt))) return err('not-allowed')
  const hash = hashText(receipt.text)
  const row = { authority_id: ctx.authority.id, device_id: device, hash, text: receipt.text }
  await ctx.db.transact(async (tx) => {
    const stored = await tx
      .insertInto('removal')
      .values({ ...row, signature: receipt.signature ?? null, received_at: ctx.now() })
      .onConflict((conflict) => conflict.columns(['authority_id', 'device_id', 'hash']).doNothing())
      .returning('hash')
      .executeTakeFirst()
    if (stored) await applyRemoval(ctx, tx, device, removal, receipt.signature !== undefined)
  })
  return ok({ v: 1, hash })
}

async function isBelieved(
  ctx: Context,
  known: { readonly publicKey: string; readonly retired: boolean },
  removal: Removal,
  { text, signature }: RemovalReceipt,
): Promise<boolean> {
  if (signature === undefined) return known.retired && removal.whole && removal.why === 'retired'
  const authority: AuthorityId = ctx.authority.id
  return verify(known.publicKey, removalSigningBytes(authority, removal.device, text), signature)
}

async function applyRemoval(ctx: Context, tx: Tx, device: string, removal: Removal, signed: boolean): Promise<void> {
  const removed = await noteRemoved(ctx, tx, device, removal.whole ? undefined : removal.people)
  const events: AuditEvent[] = removed.map((person) => ({ action: 'record-removed', device, person }))
  if (removal.why === 'retired' && removal.whole) {
    events.push({ action: 'device-wiped', device })
    await tx
      .updateTable('device')
      .set({ wiped_at: ctx.now(), wiped_unsent: removal.unsent, wiped_signed: signed ? 1 : 0 })
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', device)
      .execute()
  }
  if (events.length > 0) await auditIn(ctx, tx, ...events)
}

function parseRemoval(text: string): Removal | undefined {
  try {
    return Removal.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
