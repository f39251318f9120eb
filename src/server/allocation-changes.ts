import type { PersonId, StaffId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { AllocationView, AllocationsReply, GiveRequest, TakeRequest } from '../protocol/allocations.ts'
import { accountById } from './accounts.ts'
import { allocate, allocateIn, applyAllocations, applyIn, councilDay } from './allocations.ts'
import { audit } from './audit.ts'
import { leaveToCoverIn, lockCaseload, withdraw } from './caseloads.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { peopleAt, placeText, refreshPlaces } from './people-places.ts'

/** Why nobody was given or taken: dates that do not follow each other, nobody who is meant, or no such member of staff. */
export type ChangeProblem = 'dates' | 'nobody' | 'not-found'

type Give = Omit<GiveRequest, 'v'> & { readonly by?: StaffId | undefined }
type Take = Omit<TakeRequest, 'v'> & { readonly by?: StaffId | undefined }

/** Gives an adviser everybody at a school, now and later, or whom another adviser has. Returns how many they have by it now. */
export async function give(ctx: Context, { staff, to, from, until, by }: Give): Promise<Result<number, ChangeProblem>> {
  if (until !== undefined && (until < from || until < councilDay(ctx))) return err('dates')
  if (!(await accountById(ctx, staff))) return err('not-found')
  const common = { staff, from, until, by }
  let id: string
  if (to.kind === 'school') {
    await refreshPlaces(ctx)
    if ((await peopleAt(ctx, ctx.db.db, to.school)).length === 0) return err('nobody')
    id = await allocate(ctx, { ...common, kind: 'school', school: to.school.trim() })
  } else {
    if (to.of === staff || !(await accountById(ctx, to.of))) return err('not-found')
    id = await allocate(ctx, { ...common, kind: 'adviser', ofStaff: to.of })
  }
  await audit(ctx, { action: `allocation-made:${id}`, ...(by ? { staff: by } : {}) })
  return ok(await givenBy(ctx, id))
}

/**
 * Takes people away from an adviser, at once or after a last day. What was given for good ends then as well. Returns how many
 * leave, now or on that day.
 */
export async function take(ctx: Context, { staff, what, until, by }: Take): Promise<Result<number, ChangeProblem>> {
  if (until !== undefined && until < councilDay(ctx)) return err('dates')
  if (!(await accountById(ctx, staff))) return err('not-found')
  if (what.kind !== 'allocation') await refreshPlaces(ctx)
  const ending = await endingOf(ctx, staff, what)
  const meant = await meantBy(ctx, staff, what)
  if (ending.length === 0 && meant.length === 0) return err(what.kind === 'allocation' ? 'not-found' : 'nobody')
  const before = await caseloadOf(ctx, staff)
  if (until === undefined) await endNow(ctx, staff, ending, meant)
  else await endAfter(ctx, { staff, until, by }, ending, meant)
  await audit(ctx, ...ending.map((id) => ({ action: `allocation-ended:${id}`, ...(by ? { staff: by } : {}) }) as const))
  if (until === undefined) return ok(before.length - (await caseloadOf(ctx, staff)).length)
  const given = await Promise.all(ending.map((id) => givenPeople(ctx, id)))
  return ok(new Set([...given.flat(), ...meant]).size)
}

async function endNow(
  ctx: Context,
  staff: StaffId,
  ending: readonly string[],
  meant: readonly string[],
): Promise<void> {
  await ctx.db.transact(async (tx) => {
    await lockCaseload(ctx, tx, staff)
    await setEnd(ctx, tx, ending, { ends_at: ctx.now() })
    for (const id of ending) await applyIn(ctx, tx, id)
  })
  await withdraw(ctx, staff, meant)
  // Whoever covers for this adviser has fewer too.
  await applyAllocations(ctx)
}

async function endAfter(
  ctx: Context,
  { staff, until, by }: { readonly staff: StaffId; readonly until: Day; readonly by: StaffId | undefined },
  ending: readonly string[],
  meant: readonly string[],
): Promise<void> {
  await ctx.db.transact(async (tx) => {
    await lockCaseload(ctx, tx, staff)
    await setEnd(ctx, tx, ending, { until_day: until })
    if (meant.length === 0) return
    // They were given for good: until that day something else covers them, and then nothing does.
    const from = councilDay(ctx)
    const id = await allocateIn(ctx, tx, { staff, kind: 'people', people: meant, from, until, by })
    await applyIn(ctx, tx, id)
    await leaveToCoverIn(ctx, tx, staff, meant)
  })
}

async function setEnd(
  ctx: Context,
  tx: Tx,
  ids: readonly string[],
  end: { readonly ends_at: number } | { readonly until_day: Day },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('allocation')
    .set(end)
    .where('authority_id', '=', ctx.authority.id)
    .where('id', 'in', [...ids])
    .execute()
}

/** The allocations of an adviser that end: one, those of a school, or all but what was taken for some hours. */
async function endingOf(ctx: Context, staff: StaffId, what: Take['what']): Promise<string[]> {
  const rows = await ctx.db.db
    .selectFrom('allocation')
    .select(['id', 'school'])
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where('kind', '!=', 'temporary')
    .where('ended_at', 'is', null)
    .execute()
  const fits = (row: (typeof rows)[number]): boolean => {
    if (what.kind === 'everybody') return true
    if (what.kind === 'allocation') return row.id === what.id
    return row.school !== null && placeText(row.school) === placeText(what.school)
  }
  return rows.filter(fits).map(({ id }) => id)
}

/** Who is meant of those given for good. */
async function meantBy(ctx: Context, staff: StaffId, what: Take['what']): Promise<string[]> {
  if (what.kind === 'allocation') return []
  const rows = await ctx.db.db
    .selectFrom('assignment')
    .select('person_id')
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where('direct', '=', 1)
    .execute()
  const own = rows.map(({ person_id }) => person_id)
  if (what.kind === 'everybody') return own
  const there = new Set(await peopleAt(ctx, ctx.db.db, what.school))
  return own.filter((person) => there.has(person))
}

async function caseloadOf(ctx: Context, staff: StaffId): Promise<PersonId[]> {
  const rows = await ctx.db.db
    .selectFrom('assignment')
    .select('person_id')
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .execute()
  return rows.map(({ person_id }) => person_id as PersonId)
}

async function givenBy(ctx: Context, id: string): Promise<number> {
  return (await givenPeople(ctx, id)).length
}

async function givenPeople(ctx: Context, id: string): Promise<string[]> {
  const rows = await ctx.db.db
    .selectFrom('allocation_person')
    .select('person_id')
    .where('authority_id', '=', ctx.authority.id)
    .where('allocation_id', '=', id)
    .where('given', '=', 1)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Everything that advisers were given with a beginning or an end, the newest first; what they took for some hours is listed apart. */
export async function listAllocations(ctx: Context): Promise<AllocationsReply> {
  const rows = await ctx.db.db
    .selectFrom('allocation')
    .leftJoin('account', (join) =>
      join
        .onRef('account.authority_id', '=', 'allocation.authority_id')
        .onRef('account.id', '=', 'allocation.of_staff'),
    )
    .selectAll('allocation')
    .select((eb) => [
      'account.name as of',
      eb
        .selectFrom('allocation_person')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('allocation_person.authority_id', '=', 'allocation.authority_id')
        .whereRef('allocation_person.allocation_id', '=', 'allocation.id')
        .as('people'),
    ])
    .where('allocation.authority_id', '=', ctx.authority.id)
    .where('allocation.kind', '!=', 'temporary')
    .where('allocation.ended_at', 'is', null)
    .orderBy('allocation.made_at', 'desc')
    .limit(500)
    .execute()
  const today = councilDay(ctx)
  const allocations = rows.map((row): AllocationView => ({
    id: row.id,
    staff: row.staff_id as StaffId,
    what:
      row.kind === 'school'
        ? { kind: 'school', school: row.school ?? '' }
        : row.kind === 'adviser'
          ? { kind: 'adviser', of: row.of ?? '' }
          : { kind: 'people' },
    from: row.from_day,
    ...(row.until_day === null ? {} : { until: row.until_day }),
    state: row.from_day > today ? 'to-come' : 'open',
    people: row.people ?? 0,
  }))
  return { v: 1, allocations }
}
