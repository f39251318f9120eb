import type { Bytes } from '../lib/bytes.ts'
import { type Result, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { openBytes, sealBytes } from './cipher.ts'
import type { Keyring } from './keyring.ts'
import { randomBytes } from './random.ts'

/** One young person's own key: everything the tablet holds about them is under it, and goes when it goes. */
export interface PersonKey {
  readonly vault: string
  readonly key: CryptoKey
}

/** A new key for the young person behind a row id, and its wrapped form for storage. */
export async function newPersonKey(keyring: Keyring, pid: string): Promise<{ key: PersonKey; sealed: Sealed }> {
  const raw = randomBytes(32)
  const sealed = await sealBytes(keyring.wrap, binding(keyring, pid), raw)
  return { key: await importPersonKey(keyring, raw), sealed }
}

/** Unwraps a young person's key. */
export async function openPersonKey(
  keyring: Keyring,
  pid: string,
  sealed: Uint8Array,
): Promise<Result<PersonKey, 'damaged'>> {
  const raw = await openBytes(keyring.wrap, binding(keyring, pid), sealed)
  return raw.ok ? ok(await importPersonKey(keyring, raw.value)) : raw
}

async function importPersonKey(keyring: Keyring, raw: Bytes): Promise<PersonKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  return { vault: keyring.vault, key }
}

function binding(keyring: Keyring, pid: string) {
  return ['person-key', keyring.vault, pid]
}

/** Seals something of one young person. `rev` rises with every save, so that an old row cannot pass for the newest. */
export function sealWith(
  key: PersonKey,
  kind: 'dossier' | 'draft',
  pid: string,
  rev: number,
  plaintext: Uint8Array,
): Promise<Sealed> {
  return sealBytes(key.key, [kind, key.vault, pid, rev], plaintext)
}

/** Opens what {@link sealWith} sealed as the same kind, row and revision. */
export function openWith(
  key: PersonKey,
  kind: 'dossier' | 'draft',
  pid: string,
  rev: number,
  sealed: Uint8Array,
): Promise<Result<Bytes, 'damaged'>> {
  return openBytes(key.key, [kind, key.vault, pid, rev], sealed)
}
