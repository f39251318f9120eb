import * as z from 'zod/mini'
import { type Bytes, equalBytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts'
import type { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { openBytes, sealBytes } from './cipher.ts'
import { deriveBytes, deriveCipherKey, importSecret } from './derive.ts'
import { type DeriveKey, type KdfCost, KdfParameters, isSafe, newParameters } from './kdf.ts'
import { newId } from './random.ts'
import { newSlotKey, unwrapVaultKey, wrapVaultKey } from './slot-key.ts'

const opening = { id: z.string(), kdf: KdfParameters, tag: z.string() }

/** A slot of the first form, in which the passphrase's key wraps the vault key itself. It becomes one of the second when it opens. */
const FirstSlot = z.strictObject({ v: z.literal(1), ...opening, wrapped: z.string() })

/**
 * One way into a vault: a passphrase's slot. Nothing in it helps without the passphrase, whose key wraps the slot's own key, which
 * wraps the vault key of the present generation.
 */
const Slot = z.strictObject({
  v: z.literal(2),
  ...opening,
  slotKey: z.string(),
  generation: z.int().check(z.gte(1)),
  key: z.string(),
})
type Slot = z.infer<typeof Slot>
const AnySlot = z.discriminatedUnion('v', [FirstSlot, Slot])

/** The vault key that a slot opened, or is to hold. */
export interface HeldKey {
  readonly vaultKey: Bytes
  readonly generation: number
}

/** What a slot of any kind opened to. */
export interface OpenedSlot extends HeldKey {
  /** Set when the slot was of the first form: what to store in its place, with its key to be sealed in the vault. */
  readonly renewed: NewSlot | undefined
}

/** A slot to store, and its key to be sealed in the vault. */
export interface NewSlot {
  readonly id: string
  readonly slot: Sealed
  readonly slotKey: Bytes
}

/** Why a slot did not open. Only `wrong-passphrase` is worth another try. */
export type SlotProblem = 'wrong-passphrase' | 'damaged' | 'unsafe-parameters' | 'out-of-memory'

/** Wraps a vault key under a passphrase. The passphrase's key encrypts the slot's own key and nothing else. */
export async function createPassphraseSlot(
  vault: string,
  held: HeldKey,
  passphrase: Redacted<string>,
  cost: KdfCost,
  derive: DeriveKey,
): Promise<Result<NewSlot, 'out-of-memory'>> {
  const kdf = newParameters(cost)
  const id = newId()
  const keys = await slotKeys(vault, id, kdf, passphrase, derive)
  if (!keys.ok) return keys
  return ok(await newSlot(vault, { id, kdf, tag: toBase64Url(keys.value.tag) }, keys.value.wrap, held))
}

/** A slot with a key of its own. */
async function newSlot(
  vault: string,
  { id, kdf, tag }: Pick<Slot, 'id' | 'kdf' | 'tag'>,
  wrap: CryptoKey,
  { vaultKey, generation }: HeldKey,
): Promise<NewSlot> {
  const own = newSlotKey()
  const slotKey = toBase64Url(await sealBytes(wrap, binding('slot-key', vault, id, kdf), own))
  const key = await wrapVaultKey(vault, id, own, generation, vaultKey)
  const slot: Slot = { v: 2, id, kdf, tag, slotKey, generation, key }
  return { id, slot: utf8(JSON.stringify(slot)) as Sealed, slotKey: own }
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
): Promise<Result<OpenedSlot, SlotProblem>> {
  const slot = parseSlot(stored)
  if (!slot) return err('damaged')
  if (!isSafe(slot.kdf)) return err('unsafe-parameters')
  const tag = fromBase64Url(slot.tag)
  const wrapped = fromBase64Url(slot.v === 1 ? slot.wrapped : slot.slotKey)
  if (!tag || !wrapped) return err('damaged')
  const keys = await slotKeys(vault, slot.id, slot.kdf, passphrase, derive)
  if (!keys.ok) return keys
  if (!equalBytes(keys.value.tag, tag)) return err('wrong-passphrase')
  const { wrap } = keys.value
  const inside = await openBytes(wrap, binding(slot.v === 1 ? 'slot' : 'slot-key', vault, slot.id, slot.kdf), wrapped)
  if (!inside.ok) return inside
  if (slot.v === 1) {
    const first = { vaultKey: inside.value, generation: 1 }
    return ok({ ...first, renewed: await newSlot(vault, slot, wrap, first) })
  }
  const vaultKey = await unwrapVaultKey(vault, slot.id, inside.value, slot)
  return vaultKey.ok ? ok({ vaultKey: vaultKey.value, generation: slot.generation, renewed: undefined }) : vaultKey
}

/** What a slot's passphrase costs; undefined when it is no passphrase's slot, or not to be believed. */
export function costOf(stored: Uint8Array): KdfCost | undefined {
  const kdf = parseSlot(stored)?.kdf
  return kdf && isSafe(kdf) ? { memoryKiB: kdf.memoryKiB, passes: kdf.passes } : undefined
}

function parseSlot(stored: Uint8Array): z.infer<typeof AnySlot> | undefined {
  try {
    return AnySlot.safeParse(JSON.parse(fromUtf8(stored))).data
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

function binding(what: 'slot' | 'slot-key', vault: string, id: string, kdf: KdfParameters) {
  return [what, vault, id, kdf.algorithm, kdf.version, kdf.memoryKiB, kdf.passes, kdf.lanes, kdf.salt]
}
