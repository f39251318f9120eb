import * as z from 'zod/mini'
import { type Bytes, equalBytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts'
import { type Result, err } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { openBytes, sealBytes } from './cipher.ts'
import { deriveCipherKey, importSecret } from './derive.ts'
import { randomBytes } from './random.ts'

/**
 * Every slot has a key of its own, which stays the same while the vault key changes: what somebody knows or carries opens the
 * slot key, and that opens the vault key of the present generation. So the vault key can be changed without asking for a
 * passphrase: the slot keys are sealed in the vault itself.
 */
export function newSlotKey(): Bytes {
  return randomBytes(32)
}

/** What every slot says of the vault key in it, whatever opens the slot. */
export const VaultKeyInSlot = z.looseObject({
  id: z.string(),
  generation: z.int().check(z.gte(1)),
  /** The vault key of that generation, under the slot key. */
  key: z.string(),
})

/** Wraps the vault key of a generation under a slot's key. */
export async function wrapVaultKey(
  vault: string,
  slot: string,
  slotKey: Bytes,
  generation: number,
  vaultKey: Bytes,
): Promise<string> {
  return toBase64Url(
    await sealBytes(await cipherKeyOf(vault, slot, slotKey), binding(vault, slot, generation), vaultKey),
  )
}

/** Unwraps what {@link wrapVaultKey} wrapped. */
export async function unwrapVaultKey(
  vault: string,
  slot: string,
  slotKey: Bytes,
  { generation, key }: { readonly generation: number; readonly key: string },
): Promise<Result<Bytes, 'damaged'>> {
  const wrapped = fromBase64Url(key)
  if (!wrapped) return err('damaged')
  return openBytes(await cipherKeyOf(vault, slot, slotKey), binding(vault, slot, generation), wrapped)
}

/**
 * A stored slot with the vault key of another generation in place of the one it held; everything else in it stays. Opened again
 * before it is given out. Undefined for a slot without a key of its own, or with another than the one given.
 */
export async function slotOfGeneration(
  vault: string,
  stored: Uint8Array,
  slotKey: Bytes,
  generation: number,
  vaultKey: Bytes,
): Promise<Sealed | undefined> {
  const held = parseSlot(stored)
  if (!held || !(await unwrapVaultKey(vault, held.id, slotKey, held)).ok) return undefined
  const key = await wrapVaultKey(vault, held.id, slotKey, generation, vaultKey)
  const checked = await unwrapVaultKey(vault, held.id, slotKey, { generation, key })
  if (!checked.ok || !equalBytes(checked.value, vaultKey)) return undefined
  return utf8(JSON.stringify({ ...held, generation, key })) as Sealed
}

function parseSlot(stored: Uint8Array) {
  try {
    return VaultKeyInSlot.safeParse(JSON.parse(fromUtf8(stored))).data
  } catch {
    return undefined
  }
}

async function cipherKeyOf(vault: string, slot: string, slotKey: Bytes): Promise<CryptoKey> {
  return deriveCipherKey(await importSecret(slotKey), 'slot/vault-key', vault, slot)
}

function binding(vault: string, slot: string, generation: number) {
  return ['vault-key', vault, slot, generation]
}
