import { webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { expect, test } from 'vitest'
import { anId } from '../../test/support/entries.ts'
import type { AuthorityId, DeviceId } from '../domain/ids.ts'
import { fromBase64Url, fromUtf8, toBase64Url } from '../lib/bytes.ts'
import { LARGEST_ENVELOPE, SignedEntry, entrySigningBytes, sealingInfo, unpackEnvelope } from '../protocol/envelope.ts'
import { pad, unpad } from '../protocol/padding.ts'
import { importDeviceKey, newDeviceKey, signEntry } from './device-key.ts'
import { sha256 } from './digest.ts'
import { canSealTo, sealEnvelope } from './envelope.ts'

/** A second implementation of HPKE opens what ours seals. */
const second = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
const authority = anId() as AuthorityId
const device = anId() as DeviceId

async function aSealingKey() {
  const pair = await second.kem.generateKeyPair()
  const publicKey = new Uint8Array(await second.kem.serializePublicKey(pair.publicKey))
  const kid = toBase64Url((await sha256(publicKey)).slice(0, 16))
  return { pair, key: { kid, publicKey: toBase64Url(publicKey) } }
}

async function openWithSecond(envelope: Uint8Array, privateKey: CryptoKey, recipient = 0): Promise<SignedEntry> {
  const parts = unpackEnvelope(envelope)
  const given = parts?.header.recipients[recipient]
  if (!parts || !given) throw new Error('not an envelope')
  const info = sealingInfo(parts.header.authority, given.kid)
  const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array(0)
  const [enc, wrapped, iv] = [bytes(given.enc), bytes(given.key), bytes(parts.header.nonce)] as const
  const raw = await second.open({ recipientKey: privateKey, enc: enc.buffer, info: info.buffer }, wrapped.buffer)
  const key = await webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
  const plain = await webcrypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: parts.headerBytes },
    key,
    parts.body,
  )
  return SignedEntry.parse(JSON.parse(fromUtf8(unpad(new Uint8Array(plain)) ?? new Uint8Array(0))))
}

async function opens(envelope: Uint8Array, privateKey: CryptoKey): Promise<boolean> {
  return openWithSecond(envelope, privateKey).then(
    () => true,
    () => false,
  )
}

const signed: SignedEntry = { entry: '{"what":"was said"}', signature: toBase64Url(new Uint8Array(64).fill(7)) }

test('P20: keys that nothing could be sealed to are known before they take the place of good ones', async () => {
  const [one, other] = await Promise.all([aSealingKey(), aSealingKey()])
  const ofNoCurve = toBase64Url(new Uint8Array(65).fill(4))
  const named = toBase64Url((await sha256(new Uint8Array(65).fill(4))).slice(0, 16))
  expect(await canSealTo([one.key, other.key])).toBe(true)
  expect(await canSealTo([])).toBe(false)
  expect(await canSealTo([one.key, { ...other.key, kid: one.key.kid }])).toBe(false)
  expect(await canSealTo([{ kid: named, publicKey: ofNoCurve }])).toBe(false)
})

test('P20: an envelope opens for each of the council’s keys, with an implementation that is not ours', async () => {
  const [one, other, stranger] = await Promise.all([aSealingKey(), aSealingKey(), aSealingKey()])
  const { envelope, hash } = await sealEnvelope({ authority, device, sealingKeys: [one.key, other.key], signed })
  expect(await openWithSecond(envelope, one.pair.privateKey)).toEqual(signed)
  expect(await openWithSecond(envelope, other.pair.privateKey, 1)).toEqual(signed)
  expect(await opens(envelope, stranger.pair.privateKey)).toBe(false)
  expect(hash).toBe(toBase64Url(await sha256(envelope)))
  expect(Buffer.from(envelope).includes('was said')).toBe(false)
})

test('every byte of an envelope matters', async () => {
  const { pair, key } = await aSealingKey()
  const { envelope } = await sealEnvelope({ authority, device, sealingKeys: [key], signed })
  for (let index = 0; index < envelope.length; index += 5) {
    const changed = envelope.slice()
    changed[index] = (changed[index] ?? 0) ^ 1
    expect({ index, opened: await opens(changed, pair.privateKey) }).toEqual({ index, opened: false })
  }
})

test('a sealing key that goes by another’s name is refused before anything is sealed to it', async () => {
  const [one, other] = await Promise.all([aSealingKey(), aSealingKey()])
  const swapped = { kid: one.key.kid, publicKey: other.key.publicKey }
  await expect(sealEnvelope({ authority, device, sealingKeys: [swapped], signed })).rejects.toThrow('Broken assumption')
})

test('the longest contact fits an envelope', async () => {
  const { key } = await aSealingKey()
  const entry = JSON.stringify({ text: 'ü'.repeat(90_000) })
  const { envelope } = await sealEnvelope({
    authority,
    device,
    sealingKeys: [key, key, key, key],
    signed: { ...signed, entry },
  })
  expect(envelope.length).toBeLessThan(LARGEST_ENVELOPE)
})

test('a device’s signature is over the exact text, its council and itself', async () => {
  const { publicKey, privateKey } = await newDeviceKey()
  const key = await importDeviceKey(privateKey)
  expect(privateKey.every((byte) => byte === 0)).toBe(true)
  const signature = fromBase64Url(await signEntry(key, authority, device, 'text')) ?? new Uint8Array(0)
  const known = await webcrypto.subtle.importKey(
    'raw',
    fromBase64Url(publicKey) ?? new Uint8Array(0),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  )
  const verify = (bytes: Uint8Array<ArrayBuffer>) =>
    webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, known, signature, bytes)
  expect(await verify(entrySigningBytes(authority, device, 'text'))).toBe(true)
  expect(await verify(entrySigningBytes(authority, device, 'text '))).toBe(false)
  expect(await verify(entrySigningBytes(anId() as AuthorityId, device, 'text'))).toBe(false)
  expect(await verify(entrySigningBytes(authority, anId() as DeviceId, 'text'))).toBe(false)
})

test.each([0, 1, 251, 252, 253, 300, 4_000, 70_000])('padding comes off %i bytes as it went on', (length) => {
  const padded = pad(new Uint8Array(length).fill(1))
  expect(unpad(padded)).toHaveLength(length)
  expect(padded.length).toBeLessThanOrEqual(Math.max(256, (length + 4) * 1.12))
})

test('padding that is not zeros, or a length that cannot be, is refused', () => {
  const padded = pad(new Uint8Array(100))
  padded[padded.length - 1] = 1
  expect(unpad(padded)).toBeUndefined()
  expect(unpad(new Uint8Array([0, 0, 1, 0, 0]))).toBeUndefined()
  expect(unpad(new Uint8Array(3))).toBeUndefined()
})

test('an envelope made by the first version opens for ever', async () => {
  const vector = JSON.parse(readFileSync('test/vectors/envelope-v1.json', 'utf8')) as {
    envelope: string
    privateKey: string
    entry: string
  }
  const privateKey = await second.kem.deserializePrivateKey(
    (fromBase64Url(vector.privateKey) ?? new Uint8Array(0)).buffer,
  )
  const opened = await openWithSecond(fromBase64Url(vector.envelope) ?? new Uint8Array(0), privateKey)
  expect(opened.entry).toBe(vector.entry)
})
