import * as z from 'zod/mini'
import { type Bytes, equalBytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts'
import type { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { openBytes, sealBytes } from './cipher.ts'
import { deriveBytes, deriveCipherKey, importSecret } from './derive.ts'
import { type DeriveKey, type KdfCost, KdfParameters, isSafe, newParameters } from './kdf.ts'
import { newId } from './random.ts'

/** One way into a vault: a passphrase's slot. Nothing in it helps without the passphrase. */
const Slot = z.strictObject({
  v: z.literal(1),
  id: z.string(),
  kdf: KdfParameters,
  tag: z.string(),
  wrapped: z.string(),
})
type Slot = z.infer<typeof Slot>

/** Why a slot did not open. Only `wrong-passphrase` is worth another try. */
export type SlotProblem = 'wrong-passphrase' | 'damaged' | 'unsafe-parameters' | 'out-of-memory'

/** Wraps a vault key under a passphrase. The passphrase's key encrypts this key and nothing else. */
export async function createPassphraseSlot(
  vault: string,
  vaultKey: Bytes,
  passphrase: Redacted<string>,
  cost: KdfCost,
  derive: DeriveKey,
): Promise<Result<{ id: string; slot: Sealed }, 'out-of-memory'>> {
  const kdf = newParameters(cost)
  const id = newId()
  const keys = await slotKeys(vault, id, kdf, passphrase, derive)
  if (!keys.ok) return keys
  const wrapped = await sealBytes(keys.value.wrap, binding(vault, id, kdf), vaultKey)
  const slot: Slot = { v: 1, id, kdf, tag: toBase64Url(keys.value.tag), wrapped: toBase64Url(wrapped) }
  return ok({ id, slot: utf8(JSON.stringify(slot)) as Sealed })
}

/**
 * Unwraps the vault key. A check tag derived beside the wrapping key commits to the passphrase, so that a wrong one is told
 * from a damaged slot: with the wrong one trying again helps, with a damaged slot it never will.
 */
export async function openPassphraseSlot(
  vault: string,
  stored: Uint8Array,
  passphrase: Redacted<string>,
  derive: DeriveKey,
): Promise<Result<Bytes, SlotProblem>> {
  const slot = parseSlot(stored)
  if (!slot) return err('damaged')
  if (!isSafe(slot.kdf)) return err('unsafe-parameters')
  const tag = fromBase64Url(slot.tag)
  const wrapped = fromBase64Url(slot.wrapped)
  if (!tag || !wrapped) return err('damaged')
  const keys = await slotKeys(vault, slot.id, slot.kdf, passphrase, derive)
  if (!keys.ok) return keys
  if (!equalBytes(keys.value.tag, tag)) return err('wrong-passphrase')
  return openBytes(keys.value.wrap, binding(vault, slot.id, slot.kdf), wrapped)
}

/** What a slot's passphrase costs; undefined when it is no passphrase's slot, or not to be believed. */
export function costOf(stored: Uint8Array): KdfCost | undefined {
  const kdf = parseSlot(stored)?.kdf
  return kdf && isSafe(kdf) ? { memoryKiB: kdf.memoryKiB, passes: kdf.passes } : undefined
}

function parseSlot(stored: Uint8Array): Slot | undefined {
  try {
    return Slot.safeParse(JSON.parse(fromUtf8(stored))).data
  } catch {
    return undefined
  }
}

async function slotKeys(
  vault: string,
  id: string,
  kdf: KdfParameters,
  passphrase: Redacted<string>,
  derive: DeriveKey,
) {
  const derived = await derive(passphrase, kdf)
  if (!derived.ok) return derived
  const secret = await importSecret(derived.value)
  derived.value.fill(0)
  const [wrap, tag] = await Promise.all([
    deriveCipherKey(secret, 'passphrase/wrap', vault, id),
    deriveBytes(secret, 'passphrase/check', vault, id),
  ])
  return ok({ wrap, tag })
}

function binding(vault: string, id: string, kdf: KdfParameters) {
  return ['slot', vault, id, kdf.algorithm, kdf.version, kdf.memoryKiB, kdf.passes, kdf.lanes, kdf.salt]
}
