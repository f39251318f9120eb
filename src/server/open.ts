import { webcrypto } from 'node:crypto'
import { parseEntry, type Entry } from '../domain/entry.ts'
import { fromBase64Url, fromUtf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import {
  Delegation,
  SignedEntry,
  delegationSigningBytes,
  entrySigningBytes,
  sealingInfo,
  unpackEnvelope,
} from '../protocol/envelope.ts'
import { unpad } from '../protocol/padding.ts'
import type { HeldReason } from '../protocol/push.ts'
import type { Context } from './context.ts'
import { suite } from './keys.ts'
import { verify } from './signature.ts'

/** An entry that came in an envelope, with its exact text; its device signed it, itself or by a one-time key. */
export interface OpenedEntry {
  readonly entry: Entry
  readonly text: string
  /** Set when a hand-over's one-time key signed: the entry may concern this contact of this person and nothing else. */
  readonly delegation: Delegation | undefined
}

/** The device that an envelope came from, as the server knows it. */
export interface KnownDevice {
  readonly id: string
  readonly staff: string
  readonly publicKey: string
  readonly retired: boolean
}

/** Opens an envelope and checks everything that can be checked without the database. */
export async function openEnvelope(
  ctx: Context,
  device: KnownDevice,
  bytes: Uint8Array,
): Promise<Result<OpenedEntry, HeldReason>> {
  const signed = await openSigned(ctx, device, bytes)
  if (!signed.ok) return signed
  const signature = await checkSignature(ctx, device, signed.value)
  if (!signature.ok) return signature
  const text = signed.value.entry
  const entry = parseEntry(text)
  if (!entry.ok) return err(entry.error === 'newer-version' ? 'newer-version' : 'not-an-entry')
  return ok({ entry: entry.value, text, delegation: signature.value })
}

/** Opens an envelope of a device that is not retired. What is inside is signed; the signature is not yet checked. */
export async function openSigned(
  ctx: Context,
  device: KnownDevice,
  bytes: Uint8Array,
): Promise<Result<SignedEntry, HeldReason>> {
  const envelope = unpackEnvelope(bytes)
  if (!envelope) return err('not-an-envelope')
  const { header } = envelope
  if (header.authority !== ctx.authority.id || header.device !== device.id) return err('wrong-device')
  if (device.retired) return err('retired-device')
  const signed = await readUnpacked(ctx, envelope)
  return signed ? ok(signed) : err('cannot-open')
}

/** What is in an envelope, whoever sent it: read, and nothing of it believed. Undefined when nobody here can open it. */
export async function readEnvelope(ctx: Context, bytes: Uint8Array): Promise<SignedEntry | undefined> {
  const envelope = unpackEnvelope(bytes)
  return envelope && readUnpacked(ctx, envelope)
}

type Envelope = NonNullable<ReturnType<typeof unpackEnvelope>>

async function readUnpacked(ctx: Context, envelope: Envelope): Promise<SignedEntry | undefined> {
  const plaintext = await decrypt(ctx, envelope)
  return plaintext && parseSigned(plaintext)
}

async function decrypt(ctx: Context, { header, headerBytes, body }: Envelope): Promise<Uint8Array | undefined> {
  for (const { kid, enc, key } of header.recipients) {
    const pair = await ctx.keys.sealingPair(kid)
    const [encapsulated, wrapped, iv] = [enc, key, header.nonce].map(fromBase64Url)
    if (!pair || !encapsulated || !wrapped || !iv) continue
    try {
      const raw = await suite.Open(pair, encapsulated, wrapped, { info: sealingInfo(header.authority, kid) })
      const content = await webcrypto.subtle.importKey('raw', raw as Uint8Array<ArrayBuffer>, 'AES-GCM', false, [
        'decrypt',
      ])
      const algorithm = { name: 'AES-GCM', iv, additionalData: headerBytes }
      return unpad(new Uint8Array(await webcrypto.subtle.decrypt(algorithm, content, body)))
    } catch {
      // Another recipient may be ours; if none opens, a person decides what becomes of the envelope.
      continue
    }
  }
  return undefined
}

function parseSigned(plaintext: Uint8Array): SignedEntry | undefined {
  try {
    return SignedEntry.safeParse(JSON.parse(fromUtf8(plaintext))).data
  } catch {
    return undefined
  }
}

/** Without a delegation the device signed; with one, the one-time key that the device vouched for. */
async function checkSignature(
  ctx: Context,
  device: KnownDevice,
  signed: SignedEntry,
): Promise<Result<Delegation | undefined, HeldReason>> {
  const authority = ctx.authority.id
  const id = device.id as Parameters<typeof entrySigningBytes>[1]
  const bytes = entrySigningBytes(authority, id, signed.entry)
  if (!signed.delegation) {
    return (await verify(device.publicKey, bytes, signed.signature)) ? ok(undefined) : err('bad-signature')
  }
  const { text, signature } = signed.delegation
  if (!(await verify(device.publicKey, delegationSigningBytes(authority, id, text), signature)))
    return err('bad-signature')
  const delegation = parseDelegation(text)
  if (!delegation || delegation.device !== device.id) return err('not-delegated')
  return (await verify(delegation.publicKey, bytes, signed.signature)) ? ok(delegation) : err('bad-signature')
}

function parseDelegation(text: string): Delegation | undefined {
  try {
    return Delegation.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
