import type { AuthorityId, DeviceId } from '../domain/ids.ts'
import { type Bytes, toBase64Url } from '../lib/bytes.ts'
import { removalSigningBytes } from '../protocol/device.ts'
import { delegationSigningBytes, entrySigningBytes, sessionSigningBytes } from '../protocol/envelope.ts'
import { draftSigningBytes } from '../protocol/kept-drafts.ts'

const EC = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGN = { name: 'ECDSA', hash: 'SHA-256' }

/** A new device key. The private half is handed out once, to be sealed in the vault. */
export async function newDeviceKey(): Promise<{ publicKey: string; privateKey: Bytes }> {
  const pair = await crypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  return { publicKey: await publicKeyText(pair.publicKey), privateKey }
}

/** The device key of an open vault. The given bytes are overwritten. */
export async function importDeviceKey(pkcs8: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, EC, false, ['sign'])
  pkcs8.fill(0)
  return key
}

/** A key for one hand-over: it never leaves memory. */
export async function newOneTimeKey(): Promise<{ publicKey: string; privateKey: CryptoKey }> {
  const pair = await crypto.subtle.generateKey(EC, false, ['sign', 'verify'])
  return { publicKey: await publicKeyText(pair.publicKey), privateKey: pair.privateKey }
}

/** Signs the exact text of an entry. */
export function signEntry(key: CryptoKey, authority: AuthorityId, device: DeviceId, entry: string): Promise<string> {
  return sign(key, entrySigningBytes(authority, device, entry))
}

/** Signs the exact text of a draft's copy. */
export function signDraft(key: CryptoKey, authority: AuthorityId, device: DeviceId, text: string): Promise<string> {
  return sign(key, draftSigningBytes(authority, device, text))
}

/** Signs the server's challenge. */
export function signSession(key: CryptoKey, authority: AuthorityId, device: DeviceId, nonce: string): Promise<string> {
  return sign(key, sessionSigningBytes(authority, device, nonce))
}

/** Signs the exact text of a delegation. */
export function signDelegation(
  key: CryptoKey,
  authority: AuthorityId,
  device: DeviceId,
  text: string,
): Promise<string> {
  return sign(key, delegationSigningBytes(authority, device, text))
}

/** Signs the exact text of a receipt for what was removed. */
export function signRemoval(key: CryptoKey, authority: AuthorityId, device: DeviceId, text: string): Promise<string> {
  return sign(key, removalSigningBytes(authority, device, text))
}

async function sign(key: CryptoKey, bytes: Bytes): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(SIGN, key, bytes)))
}

async function publicKeyText(key: CryptoKey): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)))
}
