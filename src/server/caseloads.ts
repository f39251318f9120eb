import type { PersonId, StaffId } from '../domain/ids.ts'
import { auditIn } from './audit.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { moveFeed } from './streams.ts'

const AT_ONCE = 500

/** Gives people to a member of staff for good. Those they have already are left as they are. Returns how many are new. */
export async function assign(ctx: Context, staff: StaffId, people: readonly PersonId[]): Promise<number> {
  return ctx.db.transact(async (tx) => {
    await lockCaseload(ctx, tx, staff)
    const given = await giveIn(ctx, tx, staff, people)
    await inParts(people, (part) => ofStaff(ctx, tx, staff, part).set({ direct: 1 }).execute())
    return given
  })
}

/**
 * Locks a caseload until the commit, so that whoever gives and whoever takes do so one after the other: of two at once, neither
 * would see what the other covers.
 */
export async function lockCaseload(ctx: Context, tx: Tx, staff: string): Promise<void> {
  await tx
    .insertInto('feed_head')
    .values({ authority_id: ctx.authority.id, staff_id: staff, seq: 0 })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'staff_id']).doUpdateSet((eb) => ({ seq: eb.ref('feed_head.seq') })),
    )
    .execute()
}

/** Gives people who are not in the caseload yet, as something that covers them says. Returns how many are new. */
export async function giveIn(ctx: Context, tx: Tx, staff: StaffId, people: readonly string[]): Promise<number> {
  const since = ctx.now()
  const given: string[] = []
  await inParts(people, async (part) => {
    const rows = part.map((person_id) => ({
      authority_id: ctx.authority.id,
      staff_id: staff,
      person_id,
      since,
      direct: 0,
    }))
    const inserted = await tx
      .insertInto('assignment')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['authority_id', 'staff_id', 'person_id']).doNothing())
      .returning('person_id')
      .execute()
    given.push(...inserted.map(({ person_id }) => person_id))
  })
  await say(ctx, tx, staff, given, false)
  return given.length
}

/** Takes people out of a member of staff's caseload, whatever gave them: their tablets hear of it, and forget. */
export async function withdraw(ctx: Context, staff: StaffId, people: readonly string[]): Promise<number> {
  return ctx.db.transact(async (tx) => {
    await lockCaseload(ctx, tx, staff)
    const gone: string[] = []
    await inParts(people, async (part) => {
      const rows = await tx
        .deleteFrom('assignment')
        .where('authority_id', '=', ctx.authority.id)
        .where('staff_id', '=', staff)
        .where('person_id', 'in', part)
        .returning('person_id')
        .execute()
      gone.push(...rows.map(({ person_id }) => person_id))
    })
    await say(ctx, tx, staff, gone, true)
    return gone.length
  })
}

/** Takes those of these people whom neither anybody gave for good nor anything else covers. */
export async function takeUncoveredIn(
  ctx: Context,
  tx: Tx,
  staff: StaffId,
  people: readonly string[],
): Promise<number> {
  const gone: string[] = []
  await inParts(people, async (part) => {
    const rows = await tx
      .deleteFrom('assignment')
      .where('authority_id', '=', ctx.authority.id)
      .where('staff_id', '=', staff)
      .where('person_id', 'in', part)
      .where('direct', '=', 0)
      .where('person_id', 'not in', (eb) =>
        eb
          .selectFrom('allocation_person')
          .innerJoin('allocation', (join) =>
            join
              .onRef('allocation.authority_id', '=', 'allocation_person.authority_id')
              .onRef('allocation.id', '=', 'allocation_person.allocation_id'),
          )
          .select('allocation_person.person_id')
          .where('allocation.authority_id', '=', ctx.authority.id)
          .where('allocation.staff_id', '=', staff)
          .where('allocation.ended_at', 'is', null)
          .where('allocation_person.given', '=', 1),
      )
      .returning('person_id')
      .execute()
    gone.push(...rows.map(({ person_id }) => person_id))
  })
  await say(ctx, tx, staff, gone, true)
  return gone.length
}

/** From now on only what covers these people keeps them in the caseload. */
export async function leaveToCoverIn(ctx: Context, tx: Tx, staff: StaffId, people: readonly string[]): Promise<void> {
  await inParts(people, (part) => ofStaff(ctx, tx, staff, part).set({ direct: 0 }).execute())
}

function ofStaff(ctx: Context, tx: Tx, staff: string, people: readonly string[]) {
  return tx
    .updateTable('assignment')
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where('person_id', 'in', [...people])
}

async function inParts(people: readonly string[], work: (part: string[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < people.length; from += AT_ONCE) await work(people.slice(from, from + AT_ONCE))
}

/** Tells the feed, and writes it down. */
async function say(ctx: Context, tx: Tx, staff: StaffId, people: readonly string[], gone: boolean): Promise<void> {
  if (people.length === 0) return
  await moveFeed(ctx, tx, staff, people.toSorted(), gone)
  const action = gone ? 'caseload-withdrawn' : 'caseload-assigned'
  await inParts(people, (part) => auditIn(ctx, tx, ...part.map((person) => ({ action, staff, person }) as const)))
}

/** Whether a member of staff has somebody, as a transaction sees it. */
export async function inCaseload(ctx: Context, tx: Tx, staff: string, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('assignment')
    .select('since')
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row !== undefined
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
