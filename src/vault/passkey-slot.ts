import * as z from 'zod/mini'
import { concat, equalBytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { openBytes, sealBytes } from './cipher.ts'
import { deriveBytes, deriveCipherKey, importSecret } from './derive.ts'
import { newId, randomBytes } from './random.ts'
import { newSlotKey, unwrapVaultKey, wrapVaultKey } from './slot-key.ts'
import type { HeldKey, NewSlot } from './slot.ts'

/** How many bytes of what the authenticator gives are used: it gives at least so many. */
const SECRET_LENGTH = 32

/**
 * A second way into a vault: a passkey whose authenticator derives a secret (WebAuthn's `prf` extension). Never the only way,
 * because a passkey may vanish. What is not sealed is needed to ask the authenticator. As with a passphrase's slot, the secret
 * opens the slot's own key, and that the vault key of the present generation.
 */
const PasskeySlot = z.strictObject({
  v: z.literal(1),
  kind: z.literal('passkey'),
  id: z.string(),
  credential: z.string(),
  input: z.string(),
  tag: z.string(),
  slotKey: z.string(),
  generation: z.int().check(z.gte(1)),
  key: z.string(),
})
type PasskeySlot = z.infer<typeof PasskeySlot>

/** What a passkey is asked with: the same input gives the same secret. Both in base64url. */
export interface PasskeyQuestion {
  readonly slot: string
  readonly credential: string
  readonly input: string
}

/** `no-secret`: the authenticator gave nothing that could be a secret. */
export type PasskeyProblem = 'wrong-passkey' | 'damaged' | 'no-secret'

/**
 * The id of a new slot, and the input to make its passkey with. The tilde sorts the slot behind every passphrase's, where code
 * that knows passphrases only does not look.
 */
export function newPasskeyQuestion(): { slot: string; input: string } {
  return { slot: `~${newId()}`, input: toBase64Url(randomBytes(32)) }
}

/** Wraps a vault key under the secret of a passkey. */
export async function createPasskeySlot(
  vault: string,
  { vaultKey, generation }: HeldKey,
  question: PasskeyQuestion,
  secret: Uint8Array,
): Promise<Result<NewSlot, 'no-secret'>> {
  const keys = await slotKeys(vault, question, secret)
  if (!keys) return err('no-secret')
  const { slot: id, credential, input } = question
  const own = newSlotKey()
  const slot: PasskeySlot = {
    v: 1,
    kind: 'passkey',
    id,
    credential,
    input,
    tag: toBase64Url(keys.tag),
    slotKey: toBase64Url(await sealBytes(keys.wrap, binding(vault, question), own)),
    generation,
    key: await wrapVaultKey(vault, id, own, generation, vaultKey),
  }
  return ok({ id, slot: utf8(JSON.stringify(slot)) as Sealed, slotKey: own })
}

/** Unwraps the vault key. The check tag tells another secret from a damaged slot. */
export async function openPasskeySlot(
  vault: string,
  stored: Uint8Array,
  secret: Uint8Array,
): Promise<Result<HeldKey, PasskeyProblem>> {
  const slot = parse(stored)
  const tag = fromBase64Url(slot?.tag ?? '')
  const wrapped = fromBase64Url(slot?.slotKey ?? '')
  if (!slot || !tag || !wrapped) return err('damaged')
  const question = { slot: slot.id, credential: slot.credential, input: slot.input }
  const keys = await slotKeys(vault, question, secret)
  if (!keys) return err('no-secret')
  if (!equalBytes(keys.tag, tag)) return err('wrong-passkey')
  const slotKey = await openBytes(keys.wrap, binding(vault, question), wrapped)
  if (!slotKey.ok) return slotKey
  const vaultKey = await unwrapVaultKey(vault, slot.id, slotKey.value, slot)
  return vaultKey.ok ? ok({ vaultKey: vaultKey.value, generation: slot.generation }) : vaultKey
}

/** What to ask a passkey; undefined when a slot is no passkey's. */
export function readPasskeySlot(stored: Uint8Array): PasskeyQuestion | undefined {
  const slot = parse(stored)
  return slot && { slot: slot.id, credential: slot.credential, input: slot.input }
}

function parse(stored: Uint8Array): PasskeySlot | undefined {
  try {
    return PasskeySlot.safeParse(JSON.parse(fromUtf8(stored))).data
  } catch {
    return undefined
  }
}

/** The keys under the first bytes of a passkey's secret. An authenticator that gives zeros gives nothing. */
async function slotKeys(vault: string, { slot, credential }: PasskeyQuestion, secret: Uint8Array) {
  const first = concat(secret.subarray(0, SECRET_LENGTH))
  if (first.length < SECRET_LENGTH || first.every((byte) => byte === 0)) return undefined
  const key = await importSecret(first)
  first.fill(0)
  const [wrap, tag] = await Promise.all([
    deriveCipherKey(key, 'passkey/wrap', vault, slot, credential),
    deriveBytes(key, 'passkey/check', vault, slot, credential),
  ])
  return { wrap, tag }
}

function binding(vault: string, { slot, credential, input }: PasskeyQuestion) {
  return ['passkey-slot', vault, slot, credential, input]
}
