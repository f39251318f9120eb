import { toBase64Url, type Bytes } from '../lib/bytes.ts'

/** `length` bytes from the platform's secure random source. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** A new id: 16 random bytes in base64url. */
export function newId(): string {
  return toBase64Url(randomBytes(16))
}
