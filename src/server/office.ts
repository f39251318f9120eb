import type { DeviceId, StaffId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { CodeReply, HeldReply, OfficeSessionReply, OfficeSessionRequest, StaffReply } from '../protocol/office.ts'
import type { HeldReason } from '../protocol/push.ts'
import { accountById, checkSignIn, issueCode } from './accounts.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { type GuessedAt, countFailure, forgiveSignIn, waitFor } from './guesses.ts'
import { startSession } from './sessions.ts'

export type OfficeRefusal = { readonly kind: 'refused' } | { readonly kind: 'too-fast'; readonly waitMs: number }

/** Signs a manager in for the office screens. An adviser is refused like anybody else. */
export async function signInToOffice(
  ctx: Context,
  address: string,
  { signIn, password }: OfficeSessionRequest,
): Promise<Result<OfficeSessionReply, OfficeRefusal>> {
  const guessed: GuessedAt[] = [{ signIn }, { address }]
  const waitMs = await waitFor(ctx, guessed)
  if (waitMs > 0) return err({ kind: 'too-fast', waitMs })
  const account = await checkSignIn(ctx, signIn, password)
  if (account?.role !== 'manager') {
    await countFailure(ctx, guessed)
    return err({ kind: 'refused' })
  }
  await forgiveSignIn(ctx, signIn)
  await audit(ctx, { action: 'office-signed-in', staff: account.id })
  const { id, name, role } = account
  return ok({ v: 1, staff: { id, name, role }, session: await startSession(ctx, id, undefined) })
}

/** Everybody who works here, with how many young people and tablets they have. */
export async function listStaff(ctx: Context): Promise<StaffReply> {
  const rows = await ctx.db.db
    .selectFrom('account')
    .select((eb) => [
      'id',
      'name',
      'sign_in',
      'role',
      eb
        .selectFrom('assignment')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('assignment.authority_id', '=', 'account.authority_id')
        .whereRef('assignment.staff_id', '=', 'account.id')
        .as('caseload'),
      eb
        .selectFrom('device')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('device.authority_id', '=', 'account.authority_id')
        .whereRef('device.staff_id', '=', 'account.id')
        .where('device.retired_at', 'is', null)
        .as('devices'),
    ])
    .where('authority_id', '=', ctx.authority.id)
    .orderBy('name')
    .execute()
  const staff = rows.map((row) => ({
    id: row.id as StaffId,
    name: row.name,
    signIn: row.sign_in,
    role: row.role,
    caseload: row.caseload ?? 0,
    devices: row.devices ?? 0,
  }))
  return { v: 1, staff }
}

/** A one-time enrolment code for a member of staff; undefined when there is no such person. */
export async function giveCode(ctx: Context, manager: StaffId, staff: StaffId): Promise<CodeReply | undefined> {
  const account = await accountById(ctx, staff)
  if (!account) return undefined
  const { code, endsAt } = await issueCode(ctx, account.id)
  await audit(ctx, { action: 'code-issued', staff: manager })
  return { v: 1, code, endsAt: new Date(endsAt).toISOString() }
}

/** What waits for a person, and why; never what it says. */
export async function listHeld(ctx: Context): Promise<HeldReply> {
  const rows = await ctx.db.db
    .selectFrom('inbox')
    .leftJoin('device', (join) =>
      join.onRef('device.authority_id', '=', 'inbox.authority_id').onRef('device.id', '=', 'inbox.device_id'),
    )
    .leftJoin('account', (join) =>
      join.onRef('account.authority_id', '=', 'device.authority_id').onRef('account.id', '=', 'device.staff_id'),
    )
    .select(['inbox.hash', 'inbox.reason', 'inbox.received_at', 'inbox.device_id', 'account.name'])
    .where('inbox.authority_id', '=', ctx.authority.id)
    .where('inbox.state', '=', 'held')
    .orderBy('inbox.received_at')
    .limit(500)
    .execute()
  const held = rows.map((row) => ({
    hash: row.hash,
    reason: row.reason as HeldReason,
    receivedAt: new Date(row.received_at).toISOString(),
    device: row.device_id as DeviceId,
    staff: row.name ?? 'Unknown device',
  }))
  return { v: 1, held }
}
