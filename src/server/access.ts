import type { DeviceId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { accountById } from './accounts.ts'
import type { Context } from './context.ts'
import { deviceOfPushToken } from './devices.ts'
import { type SignedIn, signedIn } from './sessions.ts'

/** Every token is 32 bytes in base64url. */
const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/

function tokenOf(header: string | undefined): string | undefined {
  return bearer.exec(header ?? '')?.[1]
}

/** The device whose push-only token this is. Good for pushing and nothing else. */
export async function pushingDevice(ctx: Context, header: string | undefined): Promise<DeviceId | undefined> {
  const token = tokenOf(header)
  return token === undefined ? undefined : deviceOfPushToken(ctx, token)
}

/** An adviser's own device with a session: what may be fetched is decided per request, by caseload. */
export async function adviserSession(
  ctx: Context,
  header: string | undefined,
): Promise<Result<SignedIn & { readonly device: DeviceId }, 'not-signed-in' | 'not-allowed'>> {
  const token = tokenOf(header)
  const session = token === undefined ? undefined : await signedIn(ctx, token)
  if (!session) return err('not-signed-in')
  return session.device === undefined ? err('not-allowed') : ok({ ...session, device: session.device })
}

/** A manager's office session. A tablet's session is not one: what the office may do needs the password. */
export async function managerSession(
  ctx: Context,
  header: string | undefined,
): Promise<Result<SignedIn, 'not-signed-in' | 'not-allowed'>> {
  const token = tokenOf(header)
  const session = token === undefined ? undefined : await signedIn(ctx, token)
  if (!session) return err('not-signed-in')
  const account = await accountById(ctx, session.staff)
  return session.device === undefined && account?.role === 'manager' ? ok(session) : err('not-allowed')
}
