import type { Authority } from '../../protocol/access.ts'
import { newId } from '../context.ts'
import type { Db } from '../db/database.ts'

/**
 * Begins another history of a database that was put back to an earlier day. By its new lineage every tablet notices, and sends again
 * what the day before acknowledged. What was good for a moment only is not good any more: sessions, challenges, one-time codes.
 */
export async function beginHistory(db: Db, { id }: Pick<Authority, 'id'>, now: number): Promise<void> {
  await db.transact(async (tx) => {
    await tx
      .updateTable('meta')
      .set({ value: newId() })
      .where('authority_id', '=', id)
      .where('name', '=', 'lineage')
      .execute()
    for (const table of ['session', 'challenge'] as const)
      await tx.deleteFrom(table).where('authority_id', '=', id).execute()
    await tx.deleteFrom('enrolment_code').where('authority_id', '=', id).where('used_at', 'is', null).execute()
    await tx
      .insertInto('audit')
      .values({
        authority_id: id,
        id: newId(),
        at: now,
        action: 'history-begun',
        staff_id: null,
        device_id: null,
        person_id: null,
      })
      .execute()
  })
}
