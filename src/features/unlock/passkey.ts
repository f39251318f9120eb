import type { PasskeyAsked } from '../../caseload/door-api.ts'
import { fromBase64Url, toBase64Url } from '../../lib/bytes.ts'
import { type Result, err, ok } from '../../lib/result.ts'

/** `no-answer`: refused, cancelled, or the passkey is gone; browsers do not say which. `not-able`: it cannot derive secrets. */
export type PasskeyFailure = 'no-answer' | 'not-able'

/** The browser's passkeys, as the screens use them. Tests hand in their own. */
export interface Passkeys {
  /** Whether this tablet may be able to: certain only once a passkey was made. */
  possible(): Promise<boolean>
  make(
    asked: Pick<PasskeyAsked, 'input'>,
    name: string,
  ): Promise<Result<{ readonly credential: string; readonly secret: Uint8Array }, PasskeyFailure>>
  /** Asks whichever of these passkeys the person chooses. */
  ask(
    asked: readonly PasskeyAsked[],
  ): Promise<Result<{ readonly slot: string; readonly secret: Uint8Array }, PasskeyFailure>>
}

const PATIENCE_MS = 120_000

/** EdDSA, ES256, RS256: what authenticators have. We never check a signature; the secret is what counts. */
const ALGORITHMS = [-8, -7, -257]

/** Passkeys of this browser, by WebAuthn's `prf` extension (WebAuthn level 3, §10.1.4). */
export const browserPasskeys: Passkeys = { possible, make, ask }

async function possible(): Promise<boolean> {
  if (!('PublicKeyCredential' in window)) return false
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
  } catch {
    return false
  }
}

/** The input goes along when the passkey is made: Windows Hello derives nothing later for a passkey made without. */
async function make({ input }: Pick<PasskeyAsked, 'input'>, name: string): ReturnType<Passkeys['make']> {
  const created = await credentialOf(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: 'Waymark' },
        user: { id: randomBytes(16), name, displayName: name },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          residentKey: 'preferred',
          userVerification: 'required',
        },
        attestation: 'none',
        timeout: PATIENCE_MS,
        extensions: { prf: { eval: { first: bytesOf(input) } } },
      },
    }),
  )
  if (!created) return err('no-answer')
  const credential = toBase64Url(new Uint8Array(created.rawId))
  const { prf } = created.getClientExtensionResults()
  const secret = secretIn(prf)
  if (secret) return ok({ credential, secret })
  if (!prf?.enabled) return err('not-able')
  // Some derive only when they are asked for the first time.
  const asked = await ask([{ slot: '', credential, input }])
  return asked.ok ? ok({ credential, secret: asked.value.secret }) : asked
}

async function ask(asked: readonly PasskeyAsked[]): ReturnType<Passkeys['ask']> {
  const evalByCredential = Object.fromEntries(
    asked.map(({ credential, input }) => [credential, { first: bytesOf(input) }]),
  )
  const answered = await credentialOf(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: asked.map(({ credential }) => ({ type: 'public-key', id: bytesOf(credential) })),
        userVerification: 'required',
        timeout: PATIENCE_MS,
        extensions: { prf: { evalByCredential } },
      },
    }),
  )
  if (!answered) return err('no-answer')
  const credential = toBase64Url(new Uint8Array(answered.rawId))
  const secret = secretIn(answered.getClientExtensionResults().prf)
  const slot = asked.find((one) => one.credential === credential)?.slot
  return secret && slot !== undefined ? ok({ slot, secret }) : err('not-able')
}

async function credentialOf(request: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    const credential = await request()
    return credential instanceof PublicKeyCredential ? credential : undefined
  } catch {
    return undefined
  }
}

function secretIn(prf: AuthenticationExtensionsPRFOutputs | undefined): Uint8Array | undefined {
  const first = prf?.results?.first
  if (!first) return undefined
  return first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer).slice()
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64Url(text) ?? new Uint8Array(0)
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length))
}
