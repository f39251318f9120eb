import { assert } from '../lib/assert.ts'
import type { Bytes } from '../lib/bytes.ts'
import { type Result, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { openBytes, rewrapCipherKey, sealBytes, unwrapCipherKey, wrapCipherKey } from './cipher.ts'
import type { Keyring } from './keyring.ts'

/** One young person's own key: everything the tablet holds about them is under it, and goes when it goes. */
export interface PersonKey {
  readonly vault: string
  readonly key: CryptoKey
}

/** A new key for the young person behind a row id, and its wrapped form for storage. */
export function newPersonKey(keyring: Keyring, pid: string): Promise<{ key: PersonKey; sealed: Sealed }> {
  return newKey(keyring.wrap, keyring.vault, ['person-key', keyring.vault, pid])
}

/** A new key for one compartment of a young person. Another key wraps it, so that opening a person never opens it as well. */
export function newCompartmentKey(keyring: Keyring, box: string): Promise<{ key: PersonKey; sealed: Sealed }> {
  return newKey(keyring.wrapApart, keyring.vault, ['compartment-key', keyring.vault, box])
}

type Binding = Parameters<typeof wrapCipherKey>[1]

async function newKey(wrap: CryptoKey, vault: string, binding: Binding): Promise<{ key: PersonKey; sealed: Sealed }> {
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  // Extractable for as long as it takes to wrap it; what is used afterwards is the unwrapped one.
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, usages)
  const sealed = await wrapCipherKey(wrap, binding, key)
  const opened = await openKey(wrap, vault, binding, sealed)
  assert(opened.ok, 'a key that was just wrapped can be unwrapped')
  return { key: opened.value, sealed }
}

/** Unwraps a young person's key. It can be used and not read. */
export function openPersonKey(
  keyring: Keyring,
  pid: string,
  sealed: Uint8Array,
): Promise<Result<PersonKey, 'damaged'>> {
  return openKey(keyring.wrap, keyring.vault, ['person-key', keyring.vault, pid], sealed)
}

/** Unwraps the key of a compartment. */
export function openCompartmentKey(
  keyring: Keyring,
  box: string,
  sealed: Uint8Array,
): Promise<Result<PersonKey, 'damaged'>> {
  return openKey(keyring.wrapApart, keyring.vault, ['compartment-key', keyring.vault, box], sealed)
}

async function openKey(
  wrap: CryptoKey,
  vault: string,
  binding: Binding,
  sealed: Uint8Array,
): Promise<Result<PersonKey, 'damaged'>> {
  const key = await unwrapCipherKey(wrap, binding, sealed)
  return key.ok ? ok({ vault, key: key.value }) : key
}

/** Wraps a young person's key again, for another generation of the vault key. */
export function rewrapPersonKey(
  from: Keyring,
  to: Keyring,
  pid: string,
  sealed: Uint8Array,
): Promise<Result<Sealed, 'damaged'>> {
  return rewrapCipherKey(from.wrap, to.wrap, ['person-key', from.vault, pid], sealed)
}

/** Wraps the key of a compartment again, for another generation of the vault key. */
export function rewrapCompartmentKey(
  from: Keyring,
  to: Keyring,
  box: string,
  sealed: Uint8Array,
): Promise<Result<Sealed, 'damaged'>> {
  return rewrapCipherKey(from.wrapApart, to.wrapApart, ['compartment-key', from.vault, box], sealed)
}

/** What is kept of one young person, each in rows of its own. */
type Kind = 'dossier' | 'draft' | 'entry' | 'apart'

/** Seals something of one young person. `rev` rises with every save, so that an old row cannot pass for the newest. */
export function sealWith(key: PersonKey, kind: Kind, pid: string, rev: number, plaintext: Uint8Array): Promise<Sealed> {
  return sealBytes(key.key, [kind, key.vault, pid, rev], plaintext)
}

/** Opens what {@link sealWith} sealed as the same kind, row and revision. */
export function openWith(
  key: PersonKey,
  kind: Kind,
  pid: string,
  rev: number,
  sealed: Uint8Array,
): Promise<Result<Bytes, 'damaged'>> {
  return openBytes(key.key, [kind, key.vault, pid, rev], sealed)
}
