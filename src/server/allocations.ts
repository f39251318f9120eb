import type { StaffId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { sealAtRest } from './at-rest.ts'
import { giveIn, lockCaseload, takeUncoveredIn } from './caseloads.ts'
import { type Context, newId } from './context.ts'
import type { Tx } from './db/database.ts'
import type { AllocationTable } from './db/schema.ts'
import { peopleAt, refreshPlaces } from './people-places.ts'
import { personKey } from './streams.ts'

const AT_ONCE = 500

/** Something that an adviser is given, for a time. */
export interface NewAllocation {
  readonly staff: StaffId
  readonly kind: AllocationTable['kind']
  readonly school?: string
  readonly ofStaff?: StaffId
  /** Of `people` and `temporary`: whom. */
  readonly people?: readonly string[]
  readonly from: Day
  /** The last day. */
  readonly until?: Day | undefined
  readonly endsAt?: number
  /** Why access was taken for a time: about one person, and sealed under their key. */
  readonly reason?: string
  /** Who decided it; absent for the council's IT at the terminal. */
  readonly by?: StaffId | undefined
}

/** Today, as a clock in England has it. A sv-SE date is written CCYY-MM-DD. */
export function councilDay(ctx: Context): Day {
  return new Date(ctx.now()).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
}

/** Writes an allocation down and applies it as far as it is due. Returns its id. */
export async function allocate(ctx: Context, wanted: NewAllocation): Promise<string> {
  if (wanted.kind === 'school') await refreshPlaces(ctx)
  return ctx.db.transact(async (tx) => {
    const id = await allocateIn(ctx, tx, wanted)
    await applyIn(ctx, tx, id)
    return id
  })
}

/** Writes an allocation down within a transaction. */
export async function allocateIn(ctx: Context, tx: Tx, wanted: NewAllocation): Promise<string> {
  const id = newId()
  const { staff, kind, school, ofStaff, people = [], from, until, endsAt, by } = wanted
  await tx
    .insertInto('allocation')
    .values({
      authority_id: ctx.authority.id,
      id,
      staff_id: staff,
      kind,
      school: school ?? null,
      of_staff: ofStaff ?? null,
      from_day: from,
      until_day: until ?? null,
      ends_at: endsAt ?? null,
      reason: await sealReason(ctx, tx, id, wanted),
      made_by: by ?? null,
      made_at: ctx.now(),
      ended_at: null,
      seen_by: null,
      seen_at: null,
    })
    .execute()
  // Whom it names is known from the start, and given when it begins.
  await nameIn(ctx, tx, id, people, 0)
  return id
}

async function sealReason(ctx: Context, tx: Tx, id: string, { reason, people }: NewAllocation): Promise<Buffer | null> {
  const [person] = people ?? []
  const key = reason !== undefined && person !== undefined ? await personKey(ctx, tx, person) : undefined
  return key ? sealAtRest(key, ['allocation-reason', ctx.authority.id, id], Buffer.from(reason ?? '')) : null
}

async function nameIn(ctx: Context, tx: Tx, id: string, people: readonly string[], given: 0 | 1): Promise<void> {
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const rows = people.slice(from, from + AT_ONCE)
    await tx
      .insertInto('allocation_person')
      .values(rows.map((person_id) => ({ authority_id: ctx.authority.id, allocation_id: id, person_id, given })))
      .onConflict((conflict) => conflict.columns(['authority_id', 'allocation_id', 'person_id']).doUpdateSet({ given }))
      .execute()
  }
}

/**
 * Applies every allocation whose day has come or gone, and whoever came to or left a school since (P21). Run every minute, by any
 * number of processes at once: each allocation is locked while it is applied, and applying it twice changes nothing.
 */
export async function applyAllocations(ctx: Context): Promise<void> {
  const rows = await ctx.db.db
    .selectFrom('allocation')
    .select(['id', 'kind'])
    .where('authority_id', '=', ctx.authority.id)
    .where('ended_at', 'is', null)
    .where('from_day', '<=', councilDay(ctx))
    // Whom somebody covers for is decided first.
    .orderBy((eb) => eb.case().when('kind', '=', 'adviser').then(1).else(0).end())
    .orderBy('made_at')
    .execute()
  if (rows.some(({ kind }) => kind === 'school')) await refreshPlaces(ctx)
  for (const { id } of rows) await ctx.db.transact((tx) => applyIn(ctx, tx, id))
}

/** Applies one allocation within a transaction: gives whom it covers now and did not, and takes whom it covers no more. */
export async function applyIn(ctx: Context, tx: Tx, id: string): Promise<void> {
  const found = await allocationIn(ctx, tx, id)
  if (!found) return
  await lockCaseload(ctx, tx, found.staff_id)
  // Read again under the lock: another process may have ended it.
  const row = await allocationIn(ctx, tx, id)
  if (!row || row.from_day > councilDay(ctx)) return
  const over = isOver(ctx, row)
  const named = await namedIn(ctx, tx, id)
  const have = new Set(named.filter(({ given }) => given === 1).map(({ person_id }) => person_id))
  const covered = over ? [] : await coveredBy(ctx, tx, row, named)
  const added = covered.filter((person) => !have.has(person))
  const left = await leavingOf(
    ctx,
    tx,
    row,
    [...have].filter((person) => !covered.includes(person)),
    over,
  )
  await nameIn(ctx, tx, id, added, 1)
  await giveIn(ctx, tx, row.staff_id as StaffId, added)
  // Who was named stays named: what was given for a time can be looked up afterwards.
  if (row.kind === 'people' || row.kind === 'temporary') await nameIn(ctx, tx, id, left, 0)
  else await dropIn(ctx, tx, id, left)
  await takeUncoveredIn(ctx, tx, row.staff_id as StaffId, left)
  if (over)
    await tx
      .updateTable('allocation')
      .set({ ended_at: ctx.now() })
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', id)
      .execute()
}

function allocationIn(ctx: Context, tx: Tx, id: string) {
  return tx
    .selectFrom('allocation')
    .selectAll()
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

function isOver(ctx: Context, { until_day, ends_at }: AllocationTable): boolean {
  return (until_day !== null && until_day < councilDay(ctx)) || (ends_at !== null && ends_at <= ctx.now())
}

function namedIn(ctx: Context, tx: Tx, id: string) {
  return tx
    .selectFrom('allocation_person')
    .select(['person_id', 'given'])
    .where('authority_id', '=', ctx.authority.id)
    .where('allocation_id', '=', id)
    .orderBy('person_id')
    .execute()
}

async function coveredBy(
  ctx: Context,
  tx: Tx,
  { kind, school, of_staff }: AllocationTable,
  named: readonly { readonly person_id: string }[],
): Promise<string[]> {
  if (kind === 'school') return school === null ? [] : peopleAt(ctx, tx, school)
  if (kind === 'adviser') return of_staff === null ? [] : ownPeopleOf(ctx, tx, of_staff)
  return named.map(({ person_id }) => person_id)
}

/** Whom an adviser has of their own: not those whom they cover for, or have taken for a time. */
async function ownPeopleOf(ctx: Context, tx: Tx, staff: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('assignment')
    .select('person_id')
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where((eb) =>
      eb.or([
        eb('direct', '=', 1),
        eb.exists(
          eb
            .selectFrom('allocation_person')
            .innerJoin('allocation', (join) =>
              join
                .onRef('allocation.authority_id', '=', 'allocation_person.authority_id')
                .onRef('allocation.id', '=', 'allocation_person.allocation_id'),
            )
            .select('allocation.id')
            .whereRef('allocation_person.authority_id', '=', 'assignment.authority_id')
            .whereRef('allocation_person.person_id', '=', 'assignment.person_id')
            .where('allocation_person.given', '=', 1)
            .where('allocation.staff_id', '=', staff)
            .where('allocation.kind', 'in', ['school', 'people']),
        ),
      ]),
    )
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/**
 * Who leaves. Somebody who left a school stays with its adviser until they are at another and somebody else has them: a young
 * person who is nowhere is the last one whom nobody should have.
 */
async function leavingOf(
  ctx: Context,
  tx: Tx,
  { kind, staff_id }: AllocationTable,
  uncovered: readonly string[],
  over: boolean,
): Promise<string[]> {
  if (over || kind !== 'school' || uncovered.length === 0) return [...uncovered]
  const elsewhere = await tx
    .selectFrom('person')
    .select('id')
    .where('authority_id', '=', ctx.authority.id)
    .where('id', 'in', [...uncovered])
    .where((eb) => eb.or([eb('place', 'is not', null), eb('place_number', 'is not', null)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('assignment')
          .select('staff_id')
          .whereRef('assignment.authority_id', '=', 'person.authority_id')
          .whereRef('assignment.person_id', '=', 'person.id')
          .where('assignment.staff_id', '!=', staff_id),
      ),
    )
    .execute()
  return elsewhere.map(({ id }) => id).toSorted()
}

async function dropIn(ctx: Context, tx: Tx, id: string, people: readonly string[]): Promise<void> {
  for (let from = 0; from < people.length; from += AT_ONCE)
    await tx
      .deleteFrom('allocation_person')
      .where('authority_id', '=', ctx.authority.id)
      .where('allocation_id', '=', id)
      .where('person_id', 'in', people.slice(from, from + AT_ONCE))
      .execute()
}
