import { type Bytes, concat, lengthPrefixed } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { pad, unpad } from '../protocol/padding.ts'
import { randomBytes } from './random.ts'

/** First bytes of everything sealed here: a mark, the format's version, and the cipher (1 is AES-256-GCM). */
const PREFIX = new Uint8Array([0x57, 1, 1])
const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/**
 * What a sealed thing is bound to. Opening needs the same words in the same order, so nothing can be moved to another row,
 * person, vault, kind or revision.
 */
export type Binding = readonly (string | number)[]

function additionalData(binding: Binding): Bytes {
  return lengthPrefixed('waymark/1', ...binding.map(String))
}

/**
 * Seals with AES-256-GCM: `prefix ‖ nonce ‖ ciphertext ‖ tag`, padded with PADMÉ. The 96-bit nonce is random: under one key far
 * fewer than 2^32 things are sealed (NIST SP 800-38D), and a counter would repeat when a profile is restored.
 */
export async function sealBytes(key: CryptoKey, binding: Binding, plaintext: Uint8Array): Promise<Sealed> {
  const iv = randomBytes(NONCE_LENGTH)
  const algorithm = { name: 'AES-GCM', iv, additionalData: additionalData(binding) }
  const ciphertext = await crypto.subtle.encrypt(algorithm, key, pad(plaintext))
  return concat(PREFIX, iv, new Uint8Array(ciphertext)) as Sealed
}

/** The same bytes, on memory of their own: what comes from storage already is. */
function ownBytes(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : concat(bytes)
}

/** Opens what {@link sealBytes} sealed. A wrong key, another binding and a changed byte all look the same: `damaged`. */
export async function openBytes(
  key: CryptoKey,
  binding: Binding,
  sealed: Uint8Array,
): Promise<Result<Bytes, 'damaged'>> {
  const start = PREFIX.length + NONCE_LENGTH
  if (sealed.length < start + TAG_LENGTH || PREFIX.some((byte, index) => sealed[index] !== byte)) return err('damaged')
  const iv = sealed.slice(PREFIX.length, start)
  try {
    const algorithm = { name: 'AES-GCM', iv, additionalData: additionalData(binding) }
    const plaintext = unpad(
      new Uint8Array(await crypto.subtle.decrypt(algorithm, key, ownBytes(sealed).subarray(start))),
    )
    return plaintext ? ok(plaintext) : err('damaged')
  } catch {
    return err('damaged')
  }
}

/**
 * Wraps a key for storage, in the same format without padding: keys are all equally long. The key's bytes never appear in
 * memory that a script can read.
 */
export async function wrapCipherKey(wrapping: CryptoKey, binding: Binding, key: CryptoKey): Promise<Sealed> {
  const iv = randomBytes(NONCE_LENGTH)
  const algorithm = { name: 'AES-GCM', iv, additionalData: additionalData(binding) }
  const wrapped = await crypto.subtle.wrapKey('raw', key, wrapping, algorithm)
  return concat(PREFIX, iv, new Uint8Array(wrapped)) as Sealed
}

/**
 * Wraps a wrapped key again under another key, for the same binding, and opens it once more to be sure. For as long as it takes,
 * the key inside could be read; nothing reads it.
 */
export async function rewrapCipherKey(
  from: CryptoKey,
  to: CryptoKey,
  binding: Binding,
  sealed: Uint8Array,
): Promise<Result<Sealed, 'damaged'>> {
  const key = await unwrapCipherKey(from, binding, sealed, true)
  if (!key.ok) return key
  const wrapped = await wrapCipherKey(to, binding, key.value)
  const checked = await unwrapCipherKey(to, binding, wrapped)
  return checked.ok ? ok(wrapped) : checked
}

/** Unwraps what {@link wrapCipherKey} wrapped for the same binding, in one step. */
export async function unwrapCipherKey(
  wrapping: CryptoKey,
  binding: Binding,
  sealed: Uint8Array,
  extractable = false,
): Promise<Result<CryptoKey, 'damaged'>> {
  const start = PREFIX.length + NONCE_LENGTH
  if (PREFIX.some((byte, index) => sealed[index] !== byte)) return err('damaged')
  const iv = sealed.slice(PREFIX.length, start)
  const algorithm = { name: 'AES-GCM', iv, additionalData: additionalData(binding) }
  try {
    return ok(
      await crypto.subtle.unwrapKey('raw', sealed.slice(start), wrapping, algorithm, 'AES-GCM', extractable, [
        'encrypt',
        'decrypt',
      ]),
    )
  } catch {
    return err('damaged')
  }
}
