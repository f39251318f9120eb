import { type Bytes, lengthPrefixed, utf8 } from '../lib/bytes.ts'

const NO_SALT = new Uint8Array(0)

/** A secret as a key that others are derived from (HKDF-SHA-256, RFC 5869). It cannot be read back. */
export function importSecret(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits'])
}

function hkdf(purpose: string, context: readonly string[]): HkdfParams {
  const info = lengthPrefixed('waymark/1', utf8(purpose), ...context)
  return { name: 'HKDF', hash: 'SHA-256', salt: NO_SALT, info }
}

/** An AES-256-GCM key of its own for each purpose. */
export function deriveCipherKey(secret: CryptoKey, purpose: string, ...context: string[]): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(hkdf(purpose, context), secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

/** An HMAC-SHA-256 key for naming rows. */
export function deriveNameKey(secret: CryptoKey, purpose: string, ...context: string[]): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    hkdf(purpose, context),
    secret,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
}

/** A key for naming rows from its own 32 bytes: the same as {@link deriveNameKey} makes of them. */
export function importNameKey(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
}

/** 32 bytes for each purpose. */
export async function deriveBytes(secret: CryptoKey, purpose: string, ...context: string[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(purpose, context), secret, 256))
}

/** An AES-256-GCM key that wraps other keys and encrypts nothing else. */
export function deriveWrappingKey(secret: CryptoKey, purpose: string, ...context: string[]): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(hkdf(purpose, context), secret, algorithm, false, ['wrapKey', 'unwrapKey'])
}
