import type { PersonId, StaffId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { TakeAccessReply, TakeAccessRequest, TemporaryReply } from '../protocol/allocations.ts'
import { allocateIn, applyIn, councilDay } from './allocations.ts'
import { openAtRest } from './at-rest.ts'
import { audit, auditIn } from './audit.ts'
import { inScope } from './caseloads.ts'
import type { Context } from './context.ts'
import { type GuessedAt, countFailure, waitFor } from './guesses.ts'
import { peopleCalled } from './people-found.ts'
import { identityOf } from './people-shown.ts'
import type { SignedIn } from './sessions.ts'
import { personKey } from './streams.ts'

const HOUR_MS = 60 * 60_000

/** Why access was not taken. */
export type AccessRefusal = { readonly kind: 'nobody' } | { readonly kind: 'too-fast'; readonly waitMs: number }

/**
 * Lets an adviser have somebody who is not in their caseload, for some hours and for a reason (P21). Whoever asks for people who
 * are not there is slowed down, and that they asked is written down. A manager hears of it; the end comes by itself.
 */
export async function takeAccess(
  ctx: Context,
  { staff, device }: SignedIn,
  { given, family, dateOfBirth, reason, hours }: TakeAccessRequest,
): Promise<Result<TakeAccessReply, AccessRefusal>> {
  const who = { staff, ...(device ? { device } : {}) }
  const guessed: GuessedAt[] = [{ signIn: `temporary access by ${staff}` }]
  const waitMs = await waitFor(ctx, guessed)
  if (waitMs > 0) return err({ kind: 'too-fast', waitMs })
  const people = (await peopleCalled(ctx, { given, family, dateOfBirth })) as PersonId[]
  if (people.length === 0) {
    await countFailure(ctx, guessed)
    await audit(ctx, { action: 'access-missed', ...who })
    return err({ kind: 'nobody' })
  }
  const endsAt = ctx.now() + hours * HOUR_MS
  const own = await inScope(ctx, staff, people)
  await ctx.db.transact(async (tx) => {
    for (const person of people.filter((one) => !own.has(one))) {
      const allocation = { staff, kind: 'temporary', people: [person], from: councilDay(ctx), endsAt, reason } as const
      const id = await allocateIn(ctx, tx, allocation)
      await applyIn(ctx, tx, id)
      await auditIn(ctx, tx, { action: `access-taken:${id}`, person, ...who })
    }
  })
  return ok({ v: 1, people, endsAt: new Date(endsAt).toISOString() })
}

/** Who took access to whom, why and until when, the newest first: for a manager, whose look is written down. */
export async function listTemporary(ctx: Context, manager: StaffId): Promise<TemporaryReply> {
  const rows = await temporaryRows(ctx)
  await audit(
    ctx,
    ...rows.map(({ person_id }) => ({ action: 'access-shown', staff: manager, person: person_id }) as const),
  )
  const taken: TemporaryReply['taken'] = []
  for (const row of rows) {
    const { name, dateOfBirth } = (await identityOf(ctx, row.person_id)).identity
    taken.push({
      id: row.id,
      staff: row.staff,
      ...(name ? { name } : {}),
      ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
      reason: await reasonOf(ctx, row),
      at: new Date(row.made_at).toISOString(),
      endsAt: new Date(row.ended_at ?? row.ends_at ?? row.made_at).toISOString(),
      ...(row.seen_at === null ? {} : { seen: { by: row.by ?? '', at: new Date(row.seen_at).toISOString() } }),
    })
  }
  return { v: 1, taken }
}

function temporaryRows(ctx: Context) {
  return ctx.db.db
    .selectFrom('allocation')
    .innerJoin('allocation_person', (join) =>
      join
        .onRef('allocation_person.authority_id', '=', 'allocation.authority_id')
        .onRef('allocation_person.allocation_id', '=', 'allocation.id'),
    )
    .innerJoin('account', (join) =>
      join
        .onRef('account.authority_id', '=', 'allocation.authority_id')
        .onRef('account.id', '=', 'allocation.staff_id'),
    )
    .leftJoin('account as manager', (join) =>
      join.onRef('manager.authority_id', '=', 'allocation.authority_id').onRef('manager.id', '=', 'allocation.seen_by'),
    )
    .selectAll('allocation')
    .select(['allocation_person.person_id', 'account.name as staff', 'manager.name as by'])
    .where('allocation.authority_id', '=', ctx.authority.id)
    .where('allocation.kind', '=', 'temporary')
    .orderBy('allocation.made_at', 'desc')
    .limit(100)
    .execute()
}

async function reasonOf(ctx: Context, row: { id: string; person_id: string; reason: Buffer | null }): Promise<string> {
  const key = await personKey(ctx, ctx.db.db, row.person_id)
  if (!key || !row.reason) return ''
  return openAtRest(key, ['allocation-reason', ctx.authority.id, row.id], row.reason).toString('utf8')
}

/** A manager has looked at one, and may end it at once. */
export async function seeTemporary(
  ctx: Context,
  manager: StaffId,
  id: string,
  end: boolean,
): Promise<Result<void, 'not-found'>> {
  return ctx.db.transact(async (tx) => {
    const seen = await tx
      .updateTable('allocation')
      .set((eb) => ({
        seen_by: eb.fn.coalesce('seen_by', eb.val(manager)),
        seen_at: eb.fn.coalesce('seen_at', eb.val(ctx.now())),
      }))
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', id)
      .where('kind', '=', 'temporary')
      .returning('id')
      .executeTakeFirst()
    if (!seen) return err('not-found')
    await auditIn(ctx, tx, { action: `access-seen:${id}`, staff: manager })
    if (!end) return ok(undefined)
    await tx
      .updateTable('allocation')
      .set({ ends_at: ctx.now() })
      .where('authority_id', '=', ctx.authority.id)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
    await applyIn(ctx, tx, id)
    return ok(undefined)
  })
}
