import { webcrypto } from 'node:crypto'
import { type Bytes, fromBase64Url } from '../lib/bytes.ts'

const EC = { name: 'ECDSA', namedCurve: 'P-256' }

/** A device's public key; undefined when it is no point of the curve. */
export async function importPublicKey(text: string): Promise<webcrypto.CryptoKey | undefined> {
  const raw = fromBase64Url(text)
  if (raw?.length !== 65) return undefined
  try {
    return await webcrypto.subtle.importKey('raw', raw, EC, false, ['verify'])
  } catch {
    return undefined
  }
}

/** Whether a signature (ECDSA P-256 with SHA-256, 64 bytes, base64url) is this key's over these bytes. */
export async function verify(publicKey: string, bytes: Bytes, signature: string): Promise<boolean> {
  const key = await importPublicKey(publicKey)
  const signed = fromBase64Url(signature)
  if (!key || signed?.length !== 64) return false
  return webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signed, bytes)
}
