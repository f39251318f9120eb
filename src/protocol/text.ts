import * as z from 'zod/mini'
import { fromBase64Url } from '../lib/bytes.ts'

/** Bytes as base64url text without padding, at most `max` bytes, in their one canonical spelling. */
export function base64Url(max: number) {
  const longest = Math.ceil((max * 4) / 3)
  return z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => text.length <= longest && fromBase64Url(text) !== undefined, 'not base64url'),
  )
}
