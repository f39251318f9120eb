import type { StaffId } from '../../domain/ids.ts'
import type { HeldDecision } from '../../protocol/held.ts'
import { openAtRest, sealAtRest } from '../at-rest.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'

/** Somebody's decision about an envelope that was held. */
export interface Deciding {
  readonly hash: string
  readonly decision: HeldDecision
  readonly by: StaffId
  /** In their own words, sealed; empty where the machine only followed what was said anew. */
  readonly why: string
  /** Whose record it went into. */
  readonly person?: string | undefined
}

/** States of an envelope in which it is in no record and waits for nobody. */
const ended = { withdrawn: 'withdrawn', replaced: 'replaced', accepted: 'applied', attached: 'applied' } as const

/** Takes an envelope out of what waits, for one decision: of several who decide at the same time, one does. */
export async function claimHeld(ctx: Context, tx: Tx, hash: string, decision: HeldDecision): Promise<boolean> {
  const claimed = await tx
    .updateTable('inbox')
    .set({ state: ended[decision] })
    .where('authority_id', '=', ctx.authority.id)
    .where('hash', '=', hash)
    .where('state', '=', 'held')
    .returning('hash')
    .executeTakeFirst()
  return claimed !== undefined
}

/** Writes a decision down beside the envelope, which stays as it came. */
export async function writeDecision(
  ctx: Context,
  tx: Tx,
  { hash, decision, by, why, person }: Deciding,
): Promise<void> {
  await tx
    .insertInto('held_decision')
    .values({
      authority_id: ctx.authority.id,
      hash,
      decision,
      decided_at: ctx.now(),
      decided_by: by,
      person_id: person ?? null,
      why: sealAtRest(ctx.keys.decisions, ['held-decision', ctx.authority.id, hash], Buffer.from(why)),
    })
    .execute()
}

/** Why somebody decided so, opened; undefined where nobody said. */
export function whyOf(ctx: Context, hash: string, sealed: Uint8Array): string | undefined {
  const text = openAtRest(ctx.keys.decisions, ['held-decision', ctx.authority.id, hash], sealed).toString('utf8')
  return text === '' ? undefined : text
}

/** Decisions with who decided and whose tablet it was, the newest first; `hashes` narrows them. */
export function decisionsOf(ctx: Context, hashes?: readonly string[]) {
  const all = ctx.db.db
    .selectFrom('held_decision')
    .innerJoin('inbox', (join) =>
      join
        .onRef('inbox.authority_id', '=', 'held_decision.authority_id')
        .onRef('inbox.hash', '=', 'held_decision.hash'),
    )
    .leftJoin('account as decider', (join) =>
      join
        .onRef('decider.authority_id', '=', 'held_decision.authority_id')
        .onRef('decider.id', '=', 'held_decision.decided_by'),
    )
    .leftJoin('device', (join) =>
      join.onRef('device.authority_id', '=', 'inbox.authority_id').onRef('device.id', '=', 'inbox.device_id'),
    )
    .leftJoin('account as author', (join) =>
      join.onRef('author.authority_id', '=', 'device.authority_id').onRef('author.id', '=', 'device.staff_id'),
    )
    .select([
      'held_decision.hash',
      'held_decision.decision',
      'held_decision.decided_at',
      'held_decision.why',
      'inbox.device_id',
      'inbox.received_at',
      'decider.name as decider_name',
      'author.name as author_name',
    ])
    .where('held_decision.authority_id', '=', ctx.authority.id)
    .orderBy('held_decision.decided_at', 'desc')
    .orderBy('held_decision.hash')
    .limit(200)
  return (hashes ? all.where('held_decision.hash', 'in', [...hashes]) : all).execute()
}

/** A decision as it is told. */
export function toldDecision(ctx: Context, row: Awaited<ReturnType<typeof decisionsOf>>[number]) {
  const why = whyOf(ctx, row.hash, row.why)
  return {
    hash: row.hash,
    decision: row.decision,
    decidedAt: new Date(row.decided_at).toISOString(),
    decidedBy: row.decider_name ?? 'Somebody who works here no more',
    ...(why === undefined ? {} : { why }),
  }
}
