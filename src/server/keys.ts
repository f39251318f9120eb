import { type KeyObject, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import type { SealingKey } from '../protocol/envelope.ts'
import { atRestKey, openAtRest, sealAtRest } from './at-rest.ts'
import {
  KeysMissing,
  type StoredKey,
  readEscrowKey,
  readMaster,
  readSealingKeys,
  writeMaster,
  writeSealingKeys,
} from './key-folder.ts'

/** RFC 9180 with the suite that tablets seal with. */
export const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

/** The council's keys. They lie in a folder of their own, outside the database, so that a copy of the database opens nothing. */
export interface CouncilKeys {
  /** Wraps the young people's keys. */
  readonly wrapping: KeyObject
  /** Seals half-written forms that are kept for their authors and are about nobody in particular. */
  readonly drafts: KeyObject
  /** The keys that tablets seal to now: the newest of the council's, and the one that it keeps off-line, if it has one. */
  readonly sealingKeys: readonly SealingKey[]
  /** A sealing key's pair, by its name: also of an old one, because what was sealed to it may still arrive. */
  sealingPair(kid: string): Promise<SealingPair | undefined>
  /** Seals what people wrote when they decided about something that was held. */
  readonly decisions: KeyObject
  /** The name under which a council's record number is found again, without its being stored. */
  recordNumberIndex(recordNumber: string): string
  /** The name under which everybody of one name and date of birth is found, without either being stored. */
  likenessIndex(likeness: string): string
  /** The name under which everybody at one school is found, without its being stored with them. */
  placeIndex(place: string): string
}

/** Both halves of a sealing key: opening needs the public one too. */
export type SealingPair = Awaited<ReturnType<typeof suite.GenerateKeyPair>>

/** Reads the council's keys, making them where neither keys nor data exist yet. Throws {@link KeysMissing}. */
export async function openKeys(folder: string, databaseIsNew: boolean): Promise<CouncilKeys> {
  if (databaseIsNew && !readMaster(folder)) {
    writeMaster(folder, randomBytes(32))
    writeSealingKeys(folder, [await newSealingKey(folder, Date.now())])
  }
  const master = masterIn(folder)
  // A folder without them is refused at the start, not by the first tablet.
  readSealingKeys(folder)
  const index = (purpose: string) => {
    const key = derive(master, purpose)
    return (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  }
  const opened = new Map<string, Promise<SealingPair>>()
  return {
    wrapping: derive(master, 'person-keys'),
    decisions: derive(master, 'decisions'),
    drafts: derive(master, 'drafts'),
    // Read anew each time: a rotation takes effect in every running server at once.
    get sealingKeys() {
      return currentKeys(folder)
    },
    sealingPair: async (kid) => {
      const known = opened.get(kid)
      if (known) return known
      const key = readSealingKeys(folder).find((one) => one.kid === kid)
      if (!key) return undefined
      const opening = openPair(key, derive(master, 'sealing-keys'))
      opened.set(kid, opening)
      return opening
    },
    recordNumberIndex: index('record-number'),
    likenessIndex: index('likeness'),
    placeIndex: index('place'),
  }
}

/** A new pair to seal to, its private half under the master key of the folder. It counts once it is written there. */
export async function newSealingKey(folder: string, now: number): Promise<StoredKey> {
  const pair = await newPair()
  const key = derive(masterIn(folder), 'sealing-keys')
  const sealedPrivateKey = sealAtRest(key, ['sealing-key', pair.kid], pair.privateKey).toString('base64url')
  return { kid: pair.kid, publicKey: pair.publicKey, sealedPrivateKey, madeAt: new Date(now).toISOString() }
}

/** A new key pair with the name that its public half gives it. */
export async function newPair(): Promise<SealingKey & { readonly privateKey: Buffer }> {
  const pair = await suite.GenerateKeyPair(true)
  const publicKey = Buffer.from(await suite.SerializePublicKey(pair.publicKey))
  const privateKey = Buffer.from(await suite.SerializePrivateKey(pair.privateKey))
  return { kid: nameOfKey(publicKey), publicKey: publicKey.toString('base64url'), privateKey }
}

/** Both halves of a pair, to open with. */
export async function importPair(publicKey: Uint8Array, privateKey: Uint8Array): Promise<SealingPair> {
  const [privateHalf, publicHalf] = await Promise.all([
    suite.DeserializePrivateKey(privateKey, false),
    suite.DeserializePublicKey(publicKey),
  ])
  return { privateKey: privateHalf, publicKey: publicHalf }
}

function nameOfKey(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest().subarray(0, 16).toString('base64url')
}

function currentKeys(folder: string): SealingKey[] {
  const [current] = readSealingKeys(folder)
  const escrow = readEscrowKey(folder)
  const own = current ? [{ kid: current.kid, publicKey: current.publicKey }] : []
  return escrow ? [...own, escrow] : own
}

function masterIn(folder: string): Buffer {
  const master = readMaster(folder)
  if (!master) throw new KeysMissing(join(folder, 'master.key'))
  return master
}

function derive(master: Buffer, purpose: string): KeyObject {
  return atRestKey(new Uint8Array(hkdfSync('sha256', master, Buffer.alloc(0), `waymark/server/${purpose}`, 32)))
}

function openPair(stored: StoredKey, key: KeyObject): Promise<SealingPair> {
  const raw = openAtRest(key, ['sealing-key', stored.kid], Buffer.from(stored.sealedPrivateKey, 'base64url'))
  return importPair(Buffer.from(stored.publicKey, 'base64url'), raw)
}
