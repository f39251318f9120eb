import { toBase64Url } from '../lib/bytes.ts'

/** 16 random bytes in base64url: unique in the world, and telling nothing. Names a group session, an action, a line of a calendar. */
export function newId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
}
