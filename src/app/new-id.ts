import { toBase64Url } from '../lib/bytes.ts'

/** 16 random bytes in base64url: names what several entries speak of, as a group session or an action of a plan. */
export function newId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
}
