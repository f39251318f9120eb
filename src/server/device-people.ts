import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'

/** Notes whose records a device was given, in the transaction that says so in the audit. Somebody who had left is back. */
export async function noteGiven(ctx: Context, tx: Tx, device: string, people: readonly string[]): Promise<void> {
  const at = ctx.now()
  const rows = people.toSorted().map((person_id) => ({
    authority_id: ctx.authority.id,
    device_id: device,
    person_id,
    first_at: at,
    last_at: at,
    removed_at: null,
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('device_person')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'device_id', 'person_id']).doUpdateSet({ last_at: at, removed_at: null }),
    )
    .execute()
}

/** Notes that a device removed these people's records; without `people`, everybody's. */
export async function noteRemoved(ctx: Context, tx: Tx, device: string, people?: readonly string[]): Promise<string[]> {
  if (people?.length === 0) return []
  let update = tx
    .updateTable('device_person')
    .set({ removed_at: ctx.now() })
    .where('authority_id', '=', ctx.authority.id)
    .where('device_id', '=', device)
    .where('removed_at', 'is', null)
  if (people) update = update.where('person_id', 'in', [...people])
  const rows = await update.returning('person_id').execute()
  return rows.map(({ person_id }) => person_id)
}

/** Everybody whose record a device was ever given, the newest first. */
export async function peopleOn(ctx: Context, device: string) {
  return ctx.db.db
    .selectFrom('device_person')
    .select(['person_id', 'first_at', 'last_at', 'removed_at'])
    .where('authority_id', '=', ctx.authority.id)
    .where('device_id', '=', device)
    .orderBy('last_at', 'desc')
    .orderBy('person_id')
    .execute()
}
