import { webcrypto } from 'node:crypto'
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { Entry } from '../../src/domain/entry.ts'
import type { EntryId, PersonId } from '../../src/domain/ids.ts'
import { fromBase64Url, toBase64Url, utf8 } from '../../src/lib/bytes.ts'
import { EnrolReply, SessionReply } from '../../src/protocol/access.ts'
import { OrdersReply, type Removal, removalSigningBytes } from '../../src/protocol/device.ts'
import {
  type SignedEntry,
  delegationSigningBytes,
  entrySigningBytes,
  headerBytes,
  packEnvelope,
  sealingInfo,
  sessionSigningBytes,
} from '../../src/protocol/envelope.ts'
import { draftSigningBytes } from '../../src/protocol/kept-drafts.ts'
import { pad } from '../../src/protocol/padding.ts'
import { EntriesReply, MovedReply } from '../../src/protocol/pull.ts'
import { PushReply } from '../../src/protocol/push.ts'
import { aContact, anId } from './entries.ts'
import { PASSWORD, type TestServer } from './server.ts'

const { subtle } = webcrypto
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
const EC = { name: 'ECDSA', namedCurve: 'P-256' }

async function newKey() {
  const pair = await subtle.generateKey(EC, true, ['sign', 'verify'])
  return {
    privateKey: pair.privateKey,
    publicKey: toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))),
  }
}

async function sign(key: webcrypto.CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)))
}

/** A tablet made of other parts than the app's: another HPKE, Node's WebCrypto. What both agree on is the protocol. */
export async function aTablet(server: TestServer, signIn: string, staff: Parameters<TestServer['code']>[0]) {
  const device = await newKey()
  const enrol = { v: 1, signIn, password: PASSWORD, code: await server.code(staff), deviceKey: device.publicKey }
  const reply = EnrolReply.parse(await (await server.post('/v1/enrol', enrol)).json())
  const { authority } = reply
  const author = { id: reply.staff.id, name: reply.staff.name }
  const contact = (person: PersonId, over: Partial<ReturnType<typeof aContact>> = {}) =>
    aContact({ person, author, device: reply.device, ...over })
  const signed = async (entry: string): Promise<SignedEntry> => ({
    entry,
    signature: await sign(device.privateKey, entrySigningBytes(authority.id, reply.device, entry)),
  })
  const sealSigned = (what: SignedEntry, as: Partial<{ device: string }> = {}) =>
    seal(server, what, as.device ?? reply.device)
  const push = async (...envelopes: readonly Uint8Array[]) => {
    const response = await server.post('/v1/push', { v: 1, envelopes: envelopes.map(toBase64Url) }, reply.pushToken)
    return PushReply.parse(await response.json()).receipts
  }
  return {
    reply,
    author,
    contact,
    signed,
    sealSigned,
    push,
    /** Signs and seals an entry, or the text of one. */
    seal: async (entry: Entry | string) =>
      sealSigned(await signed(typeof entry === 'string' ? entry : JSON.stringify(entry))),
    /** Signs and seals the copy of a half-written form, or whatever text is said to be one. */
    sealDraft: async (text: string): Promise<Uint8Array> =>
      sealSigned({
        entry: text,
        signature: await sign(device.privateKey, draftSigningBytes(authority.id, reply.device, text)),
      }),
    /** Signs with a one-time key that this tablet vouches for, for one contact. */
    delegated: async (entry: Entry, person: PersonId, of: EntryId): Promise<Uint8Array> => {
      const oneTime = await newKey()
      const text = JSON.stringify({
        publicKey: oneTime.publicKey,
        device: reply.device,
        person,
        contact: of,
        from: 'now',
      })
      const signature = await sign(device.privateKey, delegationSigningBytes(authority.id, reply.device, text))
      const entryText = JSON.stringify(entry)
      const bySigner = await sign(oneTime.privateKey, entrySigningBytes(authority.id, reply.device, entryText))
      return sealSigned({ entry: entryText, signature: bySigner, delegation: { text, signature } })
    },
    orders: async () =>
      OrdersReply.parse(await (await server.post('/v1/device/orders', { v: 1 }, reply.pushToken)).json()).order,
    /** Hands in a receipt for what was removed, signed or not; with the status of the answer. */
    removed: async (over: Partial<Removal>, by: 'signed' | 'unsigned' = 'signed') => {
      const at = new Date(server.clock.now).toISOString()
      const removal = { v: 1, device: reply.device, at, why: 'withdrawn', whole: false, people: [], unsent: 0, ...over }
      const text = JSON.stringify(removal)
      const signature = await sign(device.privateKey, removalSigningBytes(authority.id, reply.device, text))
      const receipt = by === 'signed' ? { text, signature } : { text }
      return (await server.post('/v1/device/removed', { v: 1, receipt }, reply.pushToken)).status
    },
    signSession: (nonce: string) => sign(device.privateKey, sessionSigningBytes(authority.id, reply.device, nonce)),
    session: async () => {
      const challenge = await (await server.post('/v1/session/challenge', { v: 1, device: reply.device })).json()
      const { nonce } = challenge as { nonce: string }
      const signature = await sign(device.privateKey, sessionSigningBytes(authority.id, reply.device, nonce))
      const answer = await server.post('/v1/session', { v: 1, device: reply.device, nonce, signature })
      return SessionReply.parse(await answer.json()).session.token
    },
    moved: async (after = 0, token = reply.session.token) =>
      MovedReply.parse(await (await server.post('/v1/moved', { v: 1, after }, token)).json()),
    entries: async (wants: readonly { person: string; after: number }[], token = reply.session.token) =>
      EntriesReply.parse(await (await server.post('/v1/entries', { v: 1, wants }, token)).json()),
  }
}

export type TestTablet = Awaited<ReturnType<typeof aTablet>>

async function seal(server: TestServer, signed: SignedEntry, device: string): Promise<Uint8Array> {
  const { authority } = server.ctx
  const contentKey = webcrypto.getRandomValues(new Uint8Array(32))
  const nonce = webcrypto.getRandomValues(new Uint8Array(12))
  const recipients = await Promise.all(
    server.ctx.keys.sealingKeys.map(async ({ kid, publicKey }) => {
      const recipientPublicKey = await suite.kem.deserializePublicKey(decoded(publicKey).buffer)
      const info = sealingInfo(authority.id, kid).buffer
      const { ct, enc } = await suite.seal({ recipientPublicKey, info }, contentKey.buffer)
      return { kid, enc: toBase64Url(new Uint8Array(enc)), key: toBase64Url(new Uint8Array(ct)) }
    }),
  )
  const suiteName = 'P256-SHA256-A256GCM' as const
  const header = headerBytes({
    v: 1,
    suite: suiteName,
    authority: authority.id,
    device: device as never,
    recipients,
    nonce: toBase64Url(nonce),
  })
  const key = await subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt'])
  const padded = pad(utf8(JSON.stringify(signed)))
  const body = await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: header }, key, padded)
  return packEnvelope(header, new Uint8Array(body))
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64Url(text) ?? new Uint8Array(0)
}

/** An id of the right form that nobody has. */
export function nobody(): PersonId {
  return anId() as PersonId
}
