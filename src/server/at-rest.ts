import { type KeyObject, createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { lengthPrefixed } from '../lib/bytes.ts'

const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/** A key as the platform holds it: made once and used often, which is eight times as quick as its bytes each time. */
export function atRestKey(bytes: Uint8Array): KeyObject {
  return createSecretKey(bytes)
}

/** What a stored thing is bound to: it opens in its own place only. */
export type Place = readonly (string | number)[]

/** Encrypts for the database: `nonce ‖ tag ‖ ciphertext` (AES-256-GCM). */
export function sealAtRest(key: KeyObject, place: Place, plaintext: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_LENGTH)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(additionalData(place))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

/** Opens what {@link sealAtRest} made for the same place; throws when it was changed or moved. */
export function openAtRest(key: KeyObject, place: Place, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_LENGTH))
  decipher.setAAD(additionalData(place))
  decipher.setAuthTag(bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_LENGTH + TAG_LENGTH)), decipher.final()])
}

function additionalData(place: Place): Uint8Array {
  return lengthPrefixed('waymark/at-rest/1', ...place.map(String))
}
