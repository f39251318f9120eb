import type { DeviceId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { EnrolReply, EnrolRequest } from '../protocol/access.ts'
import { checkSignIn, useCode } from './accounts.ts'
import { audit } from './audit.ts'
import { contactFor } from './contact.ts'
import { type Context, hashText, newId, newToken } from './context.ts'
import { type GuessedAt, countFailure, forgiveSignIn, waitFor } from './guesses.ts'
import { startSession } from './sessions.ts'
import { importPublicKey } from './signature.ts'

/** Why a device was not enrolled. Wrong sign-in, password and code are one word: nobody learns which. */
export type EnrolRefusal =
  | { readonly kind: 'refused' | 'malformed' }
  | { readonly kind: 'too-fast'; readonly waitMs: number }

/** Makes a device a member of staff's own: their password, a one-time code, and a key that only the device has. */
export async function enrolDevice(
  ctx: Context,
  address: string,
  request: EnrolRequest,
): Promise<Result<EnrolReply, EnrolRefusal>> {
  const { v, signIn, password, code, deviceKey } = request
  const guessed: GuessedAt[] = [{ signIn }, { address }]
  const waitMs = await waitFor(ctx, guessed)
  if (waitMs > 0) return err({ kind: 'too-fast', waitMs })
  if (!(await importPublicKey(deviceKey))) return err({ kind: 'malformed' })
  const account = await checkSignIn(ctx, signIn, password)
  const device = newId() as DeviceId
  const pushToken = newToken()
  const enrolled =
    account &&
    (await ctx.db.transact(async (tx) => {
      if (!(await useCode(ctx, tx, account.id, code))) return undefined
      await tx
        .insertInto('device')
        .values({
          authority_id: ctx.authority.id,
          id: device,
          staff_id: account.id,
          public_key: deviceKey,
          push_token_hash: hashText(pushToken),
          enrolled_at: ctx.now(),
          retired_at: null,
          session_at: ctx.now(),
          heard_at: ctx.now(),
        })
        .execute()
      return account
    }))
  if (!enrolled) {
    await countFailure(ctx, guessed)
    return err({ kind: 'refused' })
  }
  await forgiveSignIn(ctx, signIn)
  await audit(ctx, { action: 'device-enrolled', staff: enrolled.id, device })
  const { id, name, role } = enrolled
  const session = await startSession(ctx, id, device)
  const sealingKeys = [...ctx.keys.sealingKeys]
  const contact = await contactFor(ctx, v)
  const staff = { id, name, role }
  return ok({ v, authority: ctx.authority, ...contact, staff, device, pushToken, session, sealingKeys })
}
