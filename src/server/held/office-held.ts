import { parseEntry } from '../../domain/entry.ts'
import { compartmentOf } from '../../domain/fact.ts'
import type { PersonId, StaffId } from '../../domain/ids.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import type {
  DecideHeldReply,
  DecideHeldRequest,
  HeldDecision,
  HeldEntriesReply,
  LookReply,
} from '../../protocol/held.ts'
import type { HeldReason } from '../../protocol/push.ts'
import { applyDecided } from '../apply.ts'
import { audit, auditIn } from '../audit.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { knownDevice } from '../devices.ts'
import { settleAgain, takeUpAgain } from '../inbox.ts'
import { listHeld } from '../office.ts'
import { type KnownDevice, type OpenedEntry, openEnvelope, readEnvelope } from '../open.ts'
import { sideOf } from '../same-person/duplicates.ts'
import { standsFor } from '../same-person/merged.ts'
import { claimHeld, decisionsOf, toldDecision, writeDecision } from './decisions.ts'

/**
 * What a manager may take into a record, by why it is held: who wrote it is proven, and only whose record it is, or whether its
 * author still had to do with it, is the question. Nobody may say that a signature, a consent or a law was there which was not.
 */
const may: { readonly [D in HeldDecision]?: readonly HeldReason[] } = {
  accepted: ['not-in-caseload', 'retired-device'],
  attached: ['unknown-person', 'not-in-caseload', 'retired-device'],
}

/** What waits for a person and what was decided lately; never what it says. */
export async function heldEntries(ctx: Context): Promise<HeldEntriesReply> {
  const { held } = await listHeld(ctx)
  const decided = await decisionsOf(ctx)
  return {
    v: 1,
    held: held.map(({ device: _device, ...item }) => ({
      ...item,
      mayAccept: may.accepted?.includes(item.reason) ?? false,
      mayAttach: may.attached?.includes(item.reason) ?? false,
    })),
    decided: decided.map((row) => ({
      ...toldDecision(ctx, row),
      receivedAt: new Date(row.received_at).toISOString(),
      staff: row.author_name ?? 'Unknown device',
    })),
  }
}

/** What a held envelope says, for a manager who has to decide. That they looked is written down; what is held apart stays shut. */
export async function lookAtHeld(
  ctx: Context,
  manager: StaffId,
  hash: string,
): Promise<Result<LookReply, 'not-found'>> {
  const row = await heldRow(ctx, hash)
  if (!row) return err('not-found')
  const signed = await readEnvelope(ctx, row.envelope)
  const entry = signed ? parseEntry(signed.entry) : undefined
  if (!signed || !entry?.ok) {
    await audit(ctx, { action: 'held-shown', staff: manager })
    return ok({ v: 1, look: { kind: 'unreadable' } })
  }
  const proven = row.device !== undefined && (await openEnvelope(ctx, stillThere(row.device), row.envelope)).ok
  const named = await standsFor(ctx, ctx.db.db, entry.value.person)
  const person = await ctx.db.transact((tx) => sideOf(ctx, tx, named))
  await audit(ctx, { action: 'held-shown', staff: manager, person: named })
  const about = { proven, ...(person ? { person } : {}) }
  const compartment = entry.value.kind === 'fact' ? compartmentOf(entry.value.fact.field) : undefined
  return ok({
    v: 1,
    look: compartment ? { kind: 'apart', compartment, ...about } : { kind: 'entry', entry: signed.entry, ...about },
  })
}

/**
 * A manager's decision. `still`: what speaks against taking it into that record; then it is held for that, and nothing was
 * decided. `not-found`: it waits no more. `not-allowed`: nobody may decide so about what is held for this.
 */
export async function decideHeld(
  ctx: Context,
  manager: StaffId,
  request: DecideHeldRequest,
): Promise<Result<DecideHeldReply, 'not-found' | 'not-allowed'>> {
  const { hash, decision, why } = request
  const row = await heldRow(ctx, hash)
  if (!row) return err('not-found')
  if (decision === 'withdrawn') return withdraw(ctx, manager, request)
  if (!row.device || !may[decision]?.includes(row.reason)) return err('not-allowed')
  const { device } = row
  const opened = await openEnvelope(ctx, stillThere(device), row.envelope)
  if (!opened.ok) return ok({ v: 1, still: opened.error })
  const into = decision === 'attached' ? request.person : opened.value.entry.person
  const by = { hash, decision, by: manager, why, person: into }
  const outcome = await ctx.db.transact(async (tx) => {
    if (!(await claimHeld(ctx, tx, hash, decision))) return err('not-found' as const)
    return take(ctx, tx, { device, opened: opened.value, into, by })
  })
  if (!outcome.ok) return outcome
  for (const other of outcome.value.mended) await settleAgain(ctx, other)
  const { still } = outcome.value
  return ok({ v: 1, ...(still === undefined ? {} : { still }) })
}

interface Taking {
  readonly device: KnownDevice
  readonly opened: OpenedEntry
  readonly into: PersonId
  readonly by: Parameters<typeof writeDecision>[2]
}

/** Takes a claimed envelope into a record and writes the decision down, or puts it back among what is held. */
async function take(
  ctx: Context,
  tx: Tx,
  { device, opened, into, by }: Taking,
): Promise<Result<{ still?: HeldReason; mended: readonly string[] }, never>> {
  const applied = await applyDecided(ctx, tx, device, opened, into)
  if (!applied.ok) {
    await tx
      .updateTable('inbox')
      .set({ state: 'held', reason: applied.error })
      .where('authority_id', '=', ctx.authority.id)
      .where('hash', '=', by.hash)
      .execute()
    return ok({ still: applied.error, mended: [] })
  }
  await writeDecision(ctx, tx, by)
  const action = by.decision === 'attached' ? 'held-attached' : 'held-accepted'
  await auditIn(ctx, tx, { action, staff: by.by, device: device.id, person: into })
  return ok({ mended: await takeUpAgain(ctx, tx, device, ok(opened)) })
}

async function withdraw(
  ctx: Context,
  manager: StaffId,
  { hash, why }: DecideHeldRequest,
): Promise<Result<DecideHeldReply, 'not-found'>> {
  return ctx.db.transact(async (tx) => {
    if (!(await claimHeld(ctx, tx, hash, 'withdrawn'))) return err('not-found' as const)
    await writeDecision(ctx, tx, { hash, decision: 'withdrawn', by: manager, why })
    await auditIn(ctx, tx, { action: 'held-withdrawn', staff: manager })
    return ok({ v: 1 as const })
  })
}

/** A retired tablet's word is what a manager decides about: then its signature counts as it did. */
function stillThere(device: KnownDevice): KnownDevice {
  return { ...device, retired: false }
}

async function heldRow(ctx: Context, hash: string) {
  const row = await ctx.db.db
    .selectFrom('inbox')
    .select(['device_id', 'envelope', 'reason'])
    .where('authority_id', '=', ctx.authority.id)
    .where('hash', '=', hash)
    .where('state', '=', 'held')
    .executeTakeFirst()
  return row && { ...row, reason: row.reason as HeldReason, device: await knownDevice(ctx, row.device_id) }
}
