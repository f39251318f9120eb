import type { Entry } from '../../domain/entry.ts'
import type { StaffId } from '../../domain/ids.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import type { KnownDevice } from '../open.ts'
import { claimHeld, writeDecision } from './decisions.ts'

/**
 * What its author said anew waits for nobody any more: an entry that was applied and takes the place of one that is held ends
 * that, in the same transaction. Only the same member of staff can do so, from whichever of their tablets.
 */
export async function endReplaced(ctx: Context, tx: Tx, { staff }: KnownDevice, { supersedes }: Entry): Promise<void> {
  if (supersedes.length === 0) return
  const rows = await tx
    .selectFrom('inbox')
    .innerJoin('device', (join) =>
      join.onRef('device.authority_id', '=', 'inbox.authority_id').onRef('device.id', '=', 'inbox.device_id'),
    )
    .select('inbox.hash')
    .where('inbox.authority_id', '=', ctx.authority.id)
    .where('inbox.state', '=', 'held')
    .where('inbox.entry_id', 'in', supersedes)
    .where('device.staff_id', '=', staff)
    .execute()
  for (const { hash } of rows)
    if (await claimHeld(ctx, tx, hash, 'replaced'))
      await writeDecision(ctx, tx, { hash, decision: 'replaced', by: staff as StaffId, why: '' })
}
