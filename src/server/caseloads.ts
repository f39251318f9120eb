import type { PersonId, StaffId } from '../domain/ids.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { moveFeed } from './streams.ts'

/** Gives people to a member of staff. Those they have already are left as they are. Returns how many are new. */
export async function assign(ctx: Context, staff: StaffId, people: readonly PersonId[]): Promise<number> {
  const since = ctx.now()
  const added = await ctx.db.transact(async (tx) => {
    const given: string[] = []
    for (let from = 0; from < people.length; from += 500) {
      const rows = people
        .slice(from, from + 500)
        .map((person_id) => ({ authority_id: ctx.authority.id, staff_id: staff, person_id, since }))
      const inserted = await tx
        .insertInto('assignment')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['authority_id', 'staff_id', 'person_id']).doNothing())
        .returning('person_id')
        .execute()
      given.push(...inserted.map(({ person_id }) => person_id))
    }
    if (given.length > 0) await moveFeed(ctx, tx, staff, given.toSorted(), false)
    return given
  })
  await audit(ctx, ...added.map((person) => ({ action: 'caseload-assigned', staff, person }) as const))
  return added.length
}

/** Takes people out of a member of staff's caseload: their tablets hear of it, and forget. */
export async function withdraw(ctx: Context, staff: StaffId, people: readonly PersonId[]): Promise<number> {
  if (people.length === 0) return 0
  const removed = await ctx.db.transact(async (tx) => {
    const rows = await tx
      .deleteFrom('assignment')
      .where('authority_id', '=', ctx.authority.id)
      .where('staff_id', '=', staff)
      .where('person_id', 'in', [...people])
      .returning('person_id')
      .execute()
    const gone = rows.map(({ person_id }) => person_id).toSorted()
    if (gone.length > 0) await moveFeed(ctx, tx, staff, gone, true)
    return gone
  })
  await audit(ctx, ...removed.map((person) => ({ action: 'caseload-withdrawn', staff, person }) as const))
  return removed.length
}

/** Which of these people a member of staff may see, now. Asked at every request. */
export async function inScope(ctx: Context, staff: StaffId, people: readonly PersonId[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set()
  const rows = await ctx.db.db
    .selectFrom('assignment')
    .select('person_id')
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where('person_id', 'in', [...people])
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}
