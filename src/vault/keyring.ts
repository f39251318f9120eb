import { type Bytes, lengthPrefixed, toBase64Url } from '../lib/bytes.ts'
import type { Result } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { openBytes, sealBytes } from './cipher.ts'
import {
  deriveBytes,
  deriveCipherKey,
  deriveNameKey,
  deriveWrappingKey,
  importNameKey,
  importSecret,
} from './derive.ts'
import { randomBytes } from './random.ts'

/** The keys of an open vault. They can be used and not read. */
export interface Keyring {
  readonly vault: string
  /** Wraps the young people's keys, and nothing else. */
  readonly wrap: CryptoKey
  /** Wraps the keys of compartments, and nothing else. */
  readonly wrapApart: CryptoKey
  /** Seals the vault's own few secrets. */
  readonly named: CryptoKey
  /** Names rows. */
  readonly index: CryptoKey
}

/** A new vault key: 32 random bytes. */
export function newVaultKey(): Bytes {
  return randomBytes(32)
}

/** The keys of a vault. The given bytes are overwritten: from here on nothing can be read back. */
export async function openKeyring(vault: string, vaultKey: Bytes): Promise<Keyring> {
  const secret = await importSecret(vaultKey)
  vaultKey.fill(0)
  const [wrap, wrapApart, named, index] = await Promise.all([
    deriveWrappingKey(secret, 'vault/wrap', vault),
    deriveWrappingKey(secret, 'vault/wrap-apart', vault),
    deriveCipherKey(secret, 'vault/named', vault),
    deriveNameKey(secret, 'vault/index', vault),
  ])
  return { vault, wrap, wrapApart, named, index }
}

/**
 * The secret that names rows, as a vault key of the first generation gives it. It is sealed in the vault and stays: the rows
 * keep their names when the vault key changes.
 */
export async function indexSecret(vault: string, vaultKey: Bytes): Promise<Bytes> {
  return deriveBytes(await importSecret(vaultKey), 'vault/index', vault)
}

/** A keyring that names rows by a secret of its own. The given bytes are overwritten. */
export async function withIndex(keyring: Keyring, secret: Bytes): Promise<Keyring> {
  const index = await importNameKey(secret)
  secret.fill(0)
  return { ...keyring, index }
}

/** The name of a row: the same for the same parts in this vault, and meaningless to anybody without its key. */
export async function rowId(keyring: Keyring, ...parts: string[]): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', keyring.index, lengthPrefixed(...parts))
  return toBase64Url(new Uint8Array(mac, 0, 16))
}

/** Seals one of the vault's own secrets under its name. */
export function sealNamed(keyring: Keyring, name: string, plaintext: Uint8Array): Promise<Sealed> {
  return sealBytes(keyring.named, ['named', keyring.vault, name], plaintext)
}

/** Opens what {@link sealNamed} sealed under the same name. */
export function openNamed(keyring: Keyring, name: string, sealed: Uint8Array): Promise<Result<Bytes, 'damaged'>> {
  return openBytes(keyring.named, ['named', keyring.vault, name], sealed)
}
