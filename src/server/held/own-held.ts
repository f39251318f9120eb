import type { DeviceId, StaffId } from '../../domain/ids.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import type { OwnHeldReply, OwnHeldRequest, WithdrawRequest } from '../../protocol/held.ts'
import { auditIn } from '../audit.ts'
import type { Context } from '../context.ts'
import { claimHeld, decisionsOf, toldDecision, writeDecision } from './decisions.ts'

interface Asking {
  readonly staff: StaffId
  readonly device: DeviceId
}

/** What was decided about envelopes of the tablet that asks; nothing of anybody else's. */
export async function ownDecisions(ctx: Context, asking: Asking, request: OwnHeldRequest): Promise<OwnHeldReply> {
  const rows = await decisionsOf(ctx, request.hashes)
  const own = rows.filter(({ device_id }) => device_id === asking.device)
  return { v: 1, decided: own.map((row) => toldDecision(ctx, row)) }
}

/** The author takes back what is held. `not-found`: it is not theirs, or waits no more; neither is told apart. */
export async function withdrawOwn(
  ctx: Context,
  { staff, device }: Asking,
  { hash, why }: WithdrawRequest,
): Promise<Result<void, 'not-found'>> {
  return ctx.db.transact(async (tx) => {
    const own = await tx
      .selectFrom('inbox')
      .select('hash')
      .where('authority_id', '=', ctx.authority.id)
      .where('hash', '=', hash)
      .where('device_id', '=', device)
      .executeTakeFirst()
    if (!own || !(await claimHeld(ctx, tx, hash, 'withdrawn'))) return err('not-found')
    await writeDecision(ctx, tx, { hash, decision: 'withdrawn', by: staff, why })
    await auditIn(ctx, tx, { action: 'held-withdrawn', staff, device })
    return ok(undefined)
  })
}
