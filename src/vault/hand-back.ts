import { assert } from '../lib/assert.ts'
import { type Bytes, concat, fromBase64Url, lengthPrefixed, toBase64Url } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { pad, unpad } from '../protocol/padding.ts'
import { sealTo, suite } from './hpke.ts'

/** Length of an encapsulated P-256 key, in bytes. */
const ENC_LENGTH = 65

/** A key pair of the vault: anybody on the tablet may leave something for the vault, and only the open vault can read it. */
export async function newHandBackKey(): Promise<{ publicKey: string; privateKey: Bytes }> {
  const pair = await suite.GenerateKeyPair(true)
  const publicKey = toBase64Url(await suite.SerializePublicKey(pair.publicKey))
  return { publicKey, privateKey: concat(await suite.SerializePrivateKey(pair.privateKey)) }
}

/** Both halves for an open vault: not every browser can tell the public half from the private one. */
export type HandBackKey = Awaited<ReturnType<typeof suite.GenerateKeyPair>>

/** The key pair of an open vault. The given private bytes are overwritten. */
export async function importHandBackKey(publicKey: string, privateKey: Bytes): Promise<HandBackKey> {
  const known = fromBase64Url(publicKey)
  assert(known, 'a hand-back key is base64url')
  const pair = {
    privateKey: await suite.DeserializePrivateKey(privateKey, false),
    publicKey: await suite.DeserializePublicKey(known),
  }
  privateKey.fill(0)
  return pair
}

/** Seals something for the vault. */
export async function sealToVault(publicKey: string, vault: string, plaintext: Uint8Array): Promise<Sealed> {
  const recipient = fromBase64Url(publicKey)
  assert(recipient, 'a hand-back key is base64url')
  const { enc, ciphertext } = await sealTo(recipient, info(vault), pad(plaintext))
  return concat(enc, ciphertext) as Sealed
}

/** Opens what {@link sealToVault} sealed for the same vault. */
export async function openHandBack(
  key: HandBackKey,
  vault: string,
  sealed: Uint8Array,
): Promise<Result<Bytes, 'damaged'>> {
  try {
    const enc = sealed.slice(0, ENC_LENGTH)
    const plaintext = await suite.Open(key, enc, sealed.slice(ENC_LENGTH), { info: info(vault) })
    const bytes = unpad(concat(plaintext))
    return bytes ? ok(bytes) : err('damaged')
  } catch {
    return err('damaged')
  }
}

function info(vault: string): Bytes {
  return lengthPrefixed('waymark/hand-back/1', vault)
}
