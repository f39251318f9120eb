import type { DeviceId, StaffId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import {
  type AssessReply,
  type OnTablet,
  RetireReason,
  type Retired,
  type TabletView,
  type TabletsReply,
} from '../protocol/tablets.ts'
import { audit, auditIn } from './audit.ts'
import type { Context } from './context.ts'
import { peopleOn } from './device-people.ts'
import { identityOf } from './people-shown.ts'

/** Every tablet there is or was, in use first. */
export async function listTablets(ctx: Context): Promise<TabletsReply> {
  const tablets = (await tabletRows(ctx)).map(toView)
  return { v: 1, tablets: tablets.toSorted((a, b) => Number(Boolean(a.retired)) - Number(Boolean(b.retired))) }
}

/**
 * Takes a tablet out of use (P20, P21): from this moment it is answered nothing, and at its next contact it sends what is sealed
 * and removes everything. What it sends still is kept, and waits for a person. Doing it twice changes nothing.
 */
export async function retireTablet(
  ctx: Context,
  device: DeviceId,
  why: RetireReason,
  by?: StaffId,
): Promise<Result<void, 'not-found'>> {
  return ctx.db.transact(async (tx) => {
    const known = await tx
      .selectFrom('device')
      .select('id')
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', device)
      .executeTakeFirst()
    if (!known) return err('not-found')
    const retired = await tx
      .updateTable('device')
      .set({ retired_at: ctx.now(), retired_by: by ?? null, retired_why: why })
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', device)
      .where('retired_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!retired) return ok(undefined)
    await tx
      .deleteFrom('session')
      .where('authority_id', '=', ctx.authority.id)
      .where('device_id', '=', device)
      .execute()
    await auditIn(ctx, tx, { action: 'device-retired', device, ...(by ? { staff: by } : {}) })
    return ok(undefined)
  })
}

/**
 * Exactly whose records a tablet was given, and when it was last seen: what a lost tablet is assessed by (P20). Who looked, and
 * whose names were shown, is written down.
 */
export async function assessTablet(ctx: Context, device: DeviceId, by?: StaffId): Promise<AssessReply | undefined> {
  const row = (await tabletRows(ctx, device))[0]
  if (!row) return undefined
  const given = await peopleOn(ctx, device)
  const looked = by ? { staff: by } : {}
  await audit(
    ctx,
    { action: 'device-assessed', device, ...looked },
    ...given.map(({ person_id }) => ({ action: 'assessment-shown', device, person: person_id, ...looked }) as const),
  )
  const people: OnTablet[] = []
  let apart = 0
  for (const one of given) {
    const who = await identityOf(ctx, one.person_id)
    people.push({ ...who.identity, ...stay(one) })
    // What it said it removed after it was out of use was on it when it was lost.
    const wasOnIt = one.removed_at === null || one.removed_at >= (row.retired_at ?? Infinity)
    if (wasOnIt && who.apart) apart++
  }
  const heldEntries = await heldOfRetired(ctx, device)
  return { v: 1, tablet: toView(row), people, apart, heldEntries, madeAt: moment(ctx.now()) }
}

function stay(row: { first_at: number; last_at: number; removed_at: number | null }) {
  return {
    firstAt: moment(row.first_at),
    lastAt: moment(row.last_at),
    ...(row.removed_at === null ? {} : { removedAt: moment(row.removed_at) }),
  }
}

async function heldOfRetired(ctx: Context, device: string): Promise<number> {
  const row = await ctx.db.db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('authority_id', '=', ctx.authority.id)
    .where('device_id', '=', device)
    .where('state', '=', 'held')
    .where('reason', '=', 'retired-device')
    .executeTakeFirstOrThrow()
  return row.n
}

function tabletRows(ctx: Context, device?: string) {
  let rows = ctx.db.db
    .selectFrom('device')
    .innerJoin('account', (join) =>
      join.onRef('account.authority_id', '=', 'device.authority_id').onRef('account.id', '=', 'device.staff_id'),
    )
    .leftJoin('account as retirer', (join) =>
      join.onRef('retirer.authority_id', '=', 'device.authority_id').onRef('retirer.id', '=', 'device.retired_by'),
    )
    .selectAll('device')
    .select((eb) => [
      'account.name as staff',
      'retirer.name as by',
      eb
        .selectFrom('device_person')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('device_person.authority_id', '=', 'device.authority_id')
        .whereRef('device_person.device_id', '=', 'device.id')
        .where('device_person.removed_at', 'is', null)
        .as('people'),
    ])
    .where('device.authority_id', '=', ctx.authority.id)
  if (device !== undefined) rows = rows.where('device.id', '=', device)
  return rows.orderBy('account.name').orderBy('device.enrolled_at').execute()
}

type TabletRow = Awaited<ReturnType<typeof tabletRows>>[number]

function toView(row: TabletRow): TabletView {
  return {
    id: row.id as DeviceId,
    staff: row.staff,
    enrolledAt: moment(row.enrolled_at),
    ...(row.session_at === null ? {} : { lastUnlockedAt: moment(row.session_at) }),
    ...(row.synced_at === null ? {} : { lastSyncedAt: moment(row.synced_at) }),
    ...(row.heard_at === null ? {} : { lastHeardAt: moment(row.heard_at) }),
    people: row.people ?? 0,
    ...(row.retired_at === null ? {} : { retired: retiredOf(row, row.retired_at) }),
  }
}

function retiredOf(row: TabletRow, at: number): Retired {
  const why = RetireReason.safeParse(row.retired_why)
  return {
    at: moment(at),
    why: why.success ? why.data : 'lost',
    ...(row.by === null ? {} : { by: row.by }),
    ...(row.told_at === null ? {} : { toldAt: moment(row.told_at) }),
    ...(row.wiped_at === null
      ? {}
      : { wiped: { at: moment(row.wiped_at), unsent: row.wiped_unsent ?? 0, signed: row.wiped_signed === 1 } }),
  }
}

function moment(at: number): string {
  return new Date(at).toISOString()
}
