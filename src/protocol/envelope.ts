import * as z from 'zod/mini'
import { AuthorityId, DeviceId } from '../domain/ids.ts'
import { type Bytes, concat, fromUtf8, lengthPrefixed, u32, utf8 } from '../lib/bytes.ts'
import { base64Url } from './text.ts'

/** The largest envelope the server takes, in bytes. A contact of the longest allowed text stays far below it. */
export const LARGEST_ENVELOPE = 256 * 1024

/** A P-256 public key, uncompressed (65 bytes), in base64url. */
export const PublicKey = base64Url(65)

/** Names one of the council's sealing keys: the first 16 bytes of the SHA-256 of its public key, in base64url. */
export const KeyId = base64Url(16)
export type KeyId = z.infer<typeof KeyId>

export const SealingKey = z.strictObject({ kid: KeyId, publicKey: PublicKey })
export type SealingKey = z.infer<typeof SealingKey>

/** A key that can open the envelope: the envelope's own random key, sealed to `kid` with HPKE (RFC 9180, base mode). */
const Recipient = z.strictObject({ kid: KeyId, enc: base64Url(65), key: base64Url(64) })

/**
 * What everybody on the way may read: nothing that says whom the entry is about.
 */
export const EnvelopeHeader = z.strictObject({
  v: z.literal(1),
  suite: z.literal('P256-SHA256-A256GCM'),
  authority: AuthorityId,
  device: DeviceId,
  recipients: z.array(Recipient).check(z.minLength(1), z.maxLength(4)),
  nonce: base64Url(12),
})
export type EnvelopeHeader = z.infer<typeof EnvelopeHeader>

/** A sealed entry as it is stored, sent and kept: `u32 length of header JSON ‖ header JSON ‖ AES-256-GCM ciphertext`. */
export function packEnvelope(header: Bytes, body: Bytes): Bytes {
  return concat(u32(header.length), header, body)
}

/** The header's bytes: exactly these are authenticated, so they are written once and never re-written. */
export function headerBytes(header: EnvelopeHeader): Bytes {
  return utf8(JSON.stringify(header))
}

/** Takes an envelope apart without opening it. Undefined when it is not one. */
export function unpackEnvelope(
  bytes: Uint8Array,
): { header: EnvelopeHeader; headerBytes: Bytes; body: Bytes } | undefined {
  if (bytes.length < 5 || bytes.length > LARGEST_ENVELOPE) return undefined
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (length > bytes.length - 4) return undefined
  const raw = concat(bytes.subarray(4, 4 + length))
  try {
    const header = EnvelopeHeader.safeParse(JSON.parse(fromUtf8(raw)))
    return header.success
      ? { header: header.data, headerBytes: raw, body: concat(bytes.subarray(4 + length)) }
      : undefined
  } catch {
    return undefined
  }
}

/** HPKE `info` for sealing an envelope's key to one recipient: binds it to its use, its council and the recipient's key. */
export function sealingInfo(authority: AuthorityId, kid: KeyId): Bytes {
  return lengthPrefixed('waymark/envelope/1', authority, kid)
}

/**
 * What is inside: the exact text of an entry and the signature over it. HPKE's base mode says nothing about the sender,
 * so the entry is signed first and sealed then. In a hand-over the tablet signs with a one-time key, which the device's
 * own key vouches for in `delegation`.
 */
export const SignedEntry = z.strictObject({
  entry: z.string().check(z.minLength(2), z.maxLength(200_000)),
  signature: base64Url(64),
  delegation: z.optional(
    z.strictObject({ text: z.string().check(z.minLength(2), z.maxLength(2_000)), signature: base64Url(64) }),
  ),
})
export type SignedEntry = z.infer<typeof SignedEntry>

/** In a delegation's place of a contact: the one-time key answers the reading of the whole record. */
export const READING = 'record'

/** The text of a delegation: what one-time key may speak for the device, about which contact, and since when. */
export const Delegation = z.strictObject({
  publicKey: PublicKey,
  device: DeviceId,
  person: z.string(),
  contact: z.string(),
  from: z.string(),
})
export type Delegation = z.infer<typeof Delegation>

/** The bytes a device signs for an entry (ECDSA P-256, SHA-256). */
export function entrySigningBytes(authority: AuthorityId, device: DeviceId, entry: string): Bytes {
  return lengthPrefixed('waymark/entry/1', authority, device, entry)
}

/** The bytes a device signs for a delegation. */
export function delegationSigningBytes(authority: AuthorityId, device: DeviceId, text: string): Bytes {
  return lengthPrefixed('waymark/delegation/1', authority, device, text)
}

/** The bytes a device signs to prove itself for a session. */
export function sessionSigningBytes(authority: AuthorityId, device: DeviceId, nonce: string): Bytes {
  return lengthPrefixed('waymark/session/1', authority, device, nonce)
}
