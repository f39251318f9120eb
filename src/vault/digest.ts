import { type Bytes, toBase64Url, utf8 } from '../lib/bytes.ts'

/** SHA-256. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** SHA-256 of a text's UTF-8 bytes, in base64url. */
export async function sha256Text(text: string): Promise<string> {
  return toBase64Url(await sha256(utf8(text)))
}
