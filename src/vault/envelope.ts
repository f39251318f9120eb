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
import { sealTo } from './hpke.ts'
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

async function sealContentKey(authority: AuthorityId, { kid, publicKey }: SealingKey, contentKey: Bytes) {
  const recipient = fromBase64Url(publicKey)
  assert(recipient && toBase64Url((await sha256(recipient)).slice(0, 16)) === kid, 'a sealing key goes by its own name')
  const { enc, ciphertext } = await sealTo(recipient, sealingInfo(authority, kid), contentKey)
  return { kid, enc: toBase64Url(enc), key: toBase64Url(ciphertext) }
}
