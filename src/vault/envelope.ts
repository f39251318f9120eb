import type { AuthorityId, DeviceId } from '../domain/ids.ts'
import { assert } from '../lib/assert.ts'
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '../lib/bytes.ts'
import {
  type EnvelopeHeader,
  type SealingKey,
  type SignedEntry,
  headerBytes,
  packEnvelope,
  sealingInfo,
} from '../protocol/envelope.ts'
import { pad } from '../protocol/padding.ts'
import { sha256 } from './digest.ts'
import { isPublicKey, sealTo } from './hpke.ts'
import { randomBytes } from './random.ts'

/** What goes into an envelope, and who may open it. */
export interface EnvelopeParts {
  readonly authority: AuthorityId
  readonly device: DeviceId
  readonly sealingKeys: readonly SealingKey[]
  readonly signed: SignedEntry
}

/**
 * Seals a signed entry to the council. A random key of its own encrypts the entry; that key is sealed to each of the
 * council's sealing keys. The hash is what the server has to repeat before the entry counts as received.
 */
export async function sealEnvelope(parts: EnvelopeParts): Promise<{ envelope: Bytes; hash: string }> {
  const { authority, device, sealingKeys, signed } = parts
  const contentKey = randomBytes(32)
  const nonce = randomBytes(12)
  const recipients = await Promise.all(sealingKeys.map((key) => sealContentKey(authority, key, contentKey)))
  const header: EnvelopeHeader = {
    v: 1,
    suite: 'P256-SHA256-A256GCM',
    authority,
    device,
    recipients,
    nonce: toBase64Url(nonce),
  }
  const additionalData = headerBytes(header)
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt'])
  contentKey.fill(0)
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData },
    key,
    pad(utf8(JSON.stringify(signed))),
  )
  const envelope = packEnvelope(additionalData, new Uint8Array(body))
  return { envelope, hash: toBase64Url(await sha256(envelope)) }
}

/**
 * Whether everything can be sealed to these keys: there is one at least, each goes by its own name and is a point of its curve. Asked
 * before new keys take the place of old ones, because a key that cannot be sealed to would stop every save.
 */
export async function canSealTo(keys: readonly SealingKey[]): Promise<boolean> {
  const usable = await Promise.all(keys.map(isUsable))
  return keys.length > 0 && usable.every(Boolean)
}

async function isUsable({ kid, publicKey }: SealingKey): Promise<boolean> {
  const bytes = fromBase64Url(publicKey)
  return bytes !== undefined && (await nameOf(bytes)) === kid && isPublicKey(bytes)
}

async function nameOf(publicKey: Bytes): Promise<string> {
  return toBase64Url((await sha256(publicKey)).slice(0, 16))
}

async function sealContentKey(authority: AuthorityId, { kid, publicKey }: SealingKey, contentKey: Bytes) {
  const recipient = fromBase64Url(publicKey)
  assert(recipient && (await nameOf(recipient)) === kid, 'a sealing key goes by its own name')
  const { enc, ciphertext } = await sealTo(recipient, sealingInfo(authority, kid), contentKey)
  return { kid, enc: toBase64Url(enc), key: toBase64Url(ciphertext) }
}
