import type { DeviceId, StaffId } from '../domain/ids.ts'
import type { Session, SessionReply, SessionRequest } from '../protocol/access.ts'
import { sessionSigningBytes } from '../protocol/envelope.ts'
import { contactFor } from './contact.ts'
import { type Context, hashText, newToken } from './context.ts'
import { knownDevice, noteSeen } from './devices.ts'
import { verify } from './signature.ts'

/** A session ends after a working day at the latest. */
const SESSION_LIFE_MS = 12 * 60 * 60_000
/** A challenge is answered at once or not at all. */
const CHALLENGE_LIFE_MS = 2 * 60_000

/** Who asks, with a session. `device` is absent in a manager's office session. */
export interface SignedIn {
  readonly staff: StaffId
  readonly device: DeviceId | undefined
}

/** Starts a session. The token is told once; its hash is kept. */
export async function startSession(ctx: Context, staff: StaffId, device: DeviceId | undefined): Promise<Session> {
  const token = newToken()
  const endsAt = ctx.now() + SESSION_LIFE_MS
  const row = {
    authority_id: ctx.authority.id,
    token_hash: hashText(token),
    staff_id: staff,
    device_id: device ?? null,
    ends_at: endsAt,
  }
  await ctx.db.transact(async (tx) => {
    await tx
      .deleteFrom('session')
      .where('authority_id', '=', ctx.authority.id)
      .where('ends_at', '<', ctx.now())
      .execute()
    await tx.insertInto('session').values(row).execute()
  })
  return { token, endsAt: new Date(endsAt).toISOString() }
}

/** Who a session token belongs to, if it is still good and its device was not retired. */
export async function signedIn(ctx: Context, token: string): Promise<SignedIn | undefined> {
  const row = await ctx.db.db
    .selectFrom('session')
    .selectAll()
    .where('authority_id', '=', ctx.authority.id)
    .where('token_hash', '=', hashText(token))
    .where('ends_at', '>', ctx.now())
    .executeTakeFirst()
  if (!row) return undefined
  if (row.device_id !== null && (await knownDevice(ctx, row.device_id))?.retired !== false) return undefined
  return { staff: row.staff_id as StaffId, device: (row.device_id ?? undefined) as DeviceId | undefined }
}

/** A number for a device to sign, once. Given for any id, so that it tells nobody which devices there are. */
export async function challenge(ctx: Context, device: DeviceId): Promise<string> {
  const nonce = newToken()
  const row = {
    authority_id: ctx.authority.id,
    nonce_hash: hashText(nonce),
    device_id: device,
    ends_at: ctx.now() + CHALLENGE_LIFE_MS,
  }
  await ctx.db.transact(async (tx) => {
    await tx
      .deleteFrom('challenge')
      .where('authority_id', '=', ctx.authority.id)
      .where('ends_at', '<', ctx.now())
      .execute()
    await tx.insertInto('challenge').values(row).execute()
  })
  return nonce
}

/** A session for a device that signed its challenge with its own key. Undefined for every kind of wrong. */
export async function answerChallenge(
  ctx: Context,
  { v, device, nonce, signature }: SessionRequest,
): Promise<SessionReply | undefined> {
  const used = await ctx.db.transact((tx) =>
    tx
      .deleteFrom('challenge')
      .where('authority_id', '=', ctx.authority.id)
      .where('nonce_hash', '=', hashText(nonce))
      .where('device_id', '=', device)
      .where('ends_at', '>', ctx.now())
      .returning('nonce_hash')
      .executeTakeFirst(),
  )
  const known = await knownDevice(ctx, device)
  if (!used || !known || known.retired) return undefined
  if (!(await verify(known.publicKey, sessionSigningBytes(ctx.authority.id, device, nonce), signature)))
    return undefined
  const session = await startSession(ctx, known.staff, device)
  await noteSeen(ctx, device, 'session_at')
  return { v, ...(await contactFor(ctx, v)), session, sealingKeys: [...ctx.keys.sealingKeys] }
}
