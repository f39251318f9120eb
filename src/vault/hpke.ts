import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import { type Bytes, concat } from '../lib/bytes.ts'

/** DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180 §7), single shot only: no context is ever used twice. */
export const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

/** Seals to a public key (65 bytes, uncompressed) under `info`. */
export async function sealTo(
  publicKey: Bytes,
  info: Bytes,
  plaintext: Uint8Array,
): Promise<{ enc: Bytes; ciphertext: Bytes }> {
  const key = await suite.DeserializePublicKey(publicKey)
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, plaintext, { info })
  return { enc: concat(encapsulatedSecret), ciphertext: concat(ciphertext) }
}

/** Whether these bytes are a public key that can be sealed to. */
export async function isPublicKey(bytes: Bytes): Promise<boolean> {
  try {
    await suite.DeserializePublicKey(bytes)
    return true
  } catch {
    return false
  }
}
