import { createHash } from 'node:crypto'
import type { DeviceId } from '../domain/ids.ts'
import { fromBase64Url } from '../lib/bytes.ts'
import { type Result, err } from '../lib/result.ts'
import type { HeldReason, PushReply, PushRequest, Receipt } from '../protocol/push.ts'
import { applyEntry, mends } from './apply.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import type { InboxTable } from './db/schema.ts'
import { knownDevice } from './devices.ts'
import { lineageOf } from './lineage.ts'
import { faultKind } from './log.ts'
import { type KnownDevice, type OpenedEntry, openEnvelope } from './open.ts'

/** Envelopes stored and not yet looked at: at most so many are swept at a time. */
const SWEEP_AT_ONCE = 200

/**
 * Takes envelopes in: first all of them are stored, durably, before anything is opened; only that is acknowledged. Then each
 * is applied by itself, so that one that cannot be applied is held and stands in nobody's way.
 */
export async function receive(ctx: Context, device: DeviceId, request: PushRequest): Promise<PushReply> {
  const { hashes, lineage } = await store(ctx, device, request.envelopes)
  ctx.failpoint?.('stored')
  for (const hash of hashes) await settleAgain(ctx, hash)
  ctx.failpoint?.('answering')
  return { v: 1, lineage, receipts: await receiptsOf(ctx, hashes) }
}

/** Stores envelopes, and says in which history: the one of the same transaction. */
async function store(
  ctx: Context,
  device: DeviceId,
  envelopes: readonly string[],
): Promise<{ hashes: string[]; lineage: string }> {
  const rows = envelopes.map((text, n) => {
    const envelope = Buffer.from(fromBase64Url(text) ?? [])
    const hash = createHash('sha256').update(envelope).digest('base64url')
    return {
      authority_id: ctx.authority.id,
      hash,
      device_id: device,
      n,
      envelope,
      received_at: ctx.now(),
      state: 'received' as const,
      reason: null,
      entry_id: null,
    }
  })
  const distinct = [...new Map(rows.map((row) => [row.hash, row])).values()]
  const lineage = await ctx.db.transact(async (tx) => {
    await tx
      .insertInto('inbox')
      .values(distinct)
      .onConflict((conflict) => conflict.columns(['authority_id', 'hash']).doNothing())
      .execute()
    ctx.failpoint?.('storing')
    return lineageOf(ctx, tx)
  })
  return { hashes: distinct.map(({ hash }) => hash), lineage }
}

/** Applies what was stored and not looked at: after a crash between storing and applying, and every minute. */
export async function sweep(ctx: Context): Promise<number> {
  const rows = await ctx.db.db
    .selectFrom('inbox')
    .select('hash')
    .where('authority_id', '=', ctx.authority.id)
    .where('state', '=', 'received')
    .orderBy('received_at')
    .orderBy('n')
    .limit(SWEEP_AT_ONCE)
    .execute()
  for (const { hash } of rows) await settleAgain(ctx, hash)
  return rows.length
}

/**
 * Takes up again what was held because no key opened it, now that there are more keys. Returns how many opened, and how many did not.
 */
export async function openAgain(ctx: Context): Promise<{ opened: number; still: number }> {
  const again = await ctx.db.transact((tx) => receiveAnew(ctx, tx, ['cannot-open']))
  for (const hash of again) await settleAgain(ctx, hash)
  const still = await ctx.db.db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('authority_id', '=', ctx.authority.id)
    .where('reason', '=', 'cannot-open')
    .executeTakeFirstOrThrow()
  return { opened: again.length - still.count, still: still.count }
}

/** What is held for one of these reasons counts as just received, in the order in which it came; of one tablet, or of all. */
export async function receiveAnew(
  ctx: Context,
  tx: Tx,
  reasons: readonly HeldReason[],
  device?: KnownDevice,
): Promise<string[]> {
  const held = tx
    .updateTable('inbox')
    .set({ state: 'received', reason: null })
    .where('authority_id', '=', ctx.authority.id)
    .where('state', '=', 'held')
    .where('reason', 'in', [...reasons])
  const own = device ? held.where('device_id', '=', device.id) : held
  const rows = await own.returning(['hash', 'received_at', 'n']).execute()
  return rows.toSorted((a, b) => a.received_at - b.received_at || a.n - b.n).map(({ hash }) => hash)
}

/** Applies or holds one stored envelope that waits, whoever asks for it. A fault of ours leaves it as received, for the next sweep. */
export async function settleAgain(ctx: Context, hash: string): Promise<void> {
  try {
    const row = await ctx.db.db
      .selectFrom('inbox')
      .select(['device_id', 'envelope', 'state'])
      .where('authority_id', '=', ctx.authority.id)
      .where('hash', '=', hash)
      .executeTakeFirst()
    if (row?.state !== 'received') return
    const device = await knownDevice(ctx, row.device_id)
    const opened = device ? await openEnvelope(ctx, device, row.envelope) : err('wrong-device' as const)
    const mended = await conclude(ctx, hash, device, opened)
    for (const other of mended) await settleAgain(ctx, other)
  } catch (error) {
    ctx.log({ event: 'fault', where: 'inbox', kind: faultKind(error) })
  }
}

/**
 * Applying and settling are one transaction; the envelope's row is locked by its own change, so it happens once. Returns the
 * envelopes that were held because this one was missing: they are to be settled again.
 */
async function conclude(
  ctx: Context,
  hash: string,
  device: KnownDevice | undefined,
  opened: Result<OpenedEntry, HeldReason>,
): Promise<readonly string[]> {
  const outcome = await ctx.db.transact(async (tx) => {
    const claimed = await tx
      .updateTable('inbox')
      .set({ state: 'applied' })
      .where('authority_id', '=', ctx.authority.id)
      .where('hash', '=', hash)
      .where('state', '=', 'received')
      .returning('hash')
      .executeTakeFirst()
    if (!claimed) return undefined
    ctx.failpoint?.('claimed')
    const applied = opened.ok && device ? await applyEntry(ctx, tx, device, opened.value) : opened
    ctx.failpoint?.('decided')
    if (applied.ok) return { held: undefined, mended: await takeUpAgain(ctx, tx, device, opened) }
    await tx
      .updateTable('inbox')
      .set({ state: 'held', reason: applied.error, entry_id: opened.ok ? opened.value.entry.id : null })
      .where('authority_id', '=', ctx.authority.id)
      .where('hash', '=', hash)
      .execute()
    return { held: applied.error, mended: [] }
  })
  ctx.failpoint?.('settled')
  if (outcome?.held) ctx.log({ event: 'held', envelope: hash, reason: outcome.held })
  else if (outcome) ctx.log({ event: 'applied', envelope: hash })
  return outcome?.mended ?? []
}

/**
 * What this tablet sent before the entry it depends on is received anew, in the same transaction: if the server stops here, the
 * next sweep finds it. Which of them the entry mends is seen when they are opened; the others are held again.
 */
export async function takeUpAgain(
  ctx: Context,
  tx: Tx,
  device: KnownDevice | undefined,
  opened: Result<OpenedEntry, HeldReason>,
): Promise<string[]> {
  const reason = opened.ok ? mends(opened.value) : undefined
  return device && reason ? receiveAnew(ctx, tx, [reason], device) : []
}

async function receiptsOf(ctx: Context, hashes: readonly string[]): Promise<Receipt[]> {
  const rows = await ctx.db.db
    .selectFrom('inbox')
    .select(['hash', 'state', 'reason'])
    .where('authority_id', '=', ctx.authority.id)
    .where('hash', 'in', [...hashes])
    .execute()
  return rows.map(toReceipt)
}

/** This device's envelopes that wait for a person. */
export async function heldOf(ctx: Context, device: DeviceId): Promise<Receipt[]> {
  const rows = await ctx.db.db
    .selectFrom('inbox')
    .select(['hash', 'state', 'reason'])
    .where('authority_id', '=', ctx.authority.id)
    .where('device_id', '=', device)
    .where('state', '=', 'held')
    .orderBy('received_at')
    .limit(200)
    .execute()
  return rows.map(toReceipt)
}

/**
 * The word of the wire for a state. What somebody withdrew, or said anew, is with the server and in no record: `received`, which
 * every app knows. What became of it is asked for apart.
 */
function toReceipt(row: { hash: string; state: InboxTable['state']; reason: string | null }): Receipt {
  if (row.state === 'withdrawn' || row.state === 'replaced') return { hash: row.hash, state: 'received' }
  return { hash: row.hash, state: row.state, ...(row.reason === null ? {} : { reason: toldReason(row.reason) }) }
}

/** Somebody whom nobody has, and somebody whom others have, are the same word to a tablet: it learns of neither (P21). */
function toldReason(reason: string): HeldReason {
  return reason === 'unknown-person' ? 'not-in-caseload' : (reason as HeldReason)
}
