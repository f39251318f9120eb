import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import * as z from 'zod/mini'
import type { SealingKey } from '../protocol/envelope.ts'
import { openAtRest, sealAtRest } from './at-rest.ts'

/** RFC 9180 with the suite that tablets seal with. */
export const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

/** The council's keys. They lie in a folder of their own, outside the database, so that a copy of the database opens nothing. */
export interface CouncilKeys {
  /** Wraps the young people's keys. */
  readonly wrapping: Buffer
  /** Seals half-written forms that are kept for their authors and are about nobody in particular. */
  readonly drafts: Buffer
  /** The keys that tablets seal to; the newest first. */
  readonly sealingKeys: readonly SealingKey[]
  /** A sealing key's pair, by its name. */
  sealingPair(kid: string): Promise<SealingPair | undefined>
  /** The name under which a council's record number is found again, without its being stored. */
  recordNumberIndex(recordNumber: string): string
  /** The name under which everybody of one name and date of birth is found, without either being stored. */
  likenessIndex(likeness: string): string
}

/** Both halves of a sealing key: opening needs the public one too. */
export type SealingPair = Awaited<ReturnType<typeof suite.GenerateKeyPair>>

/** Thrown when the keys of an existing database are not there: a new key could open nothing. */
export class KeysMissing extends Error {
  constructor(folder: string) {
    super(
      `The keys of this database are missing: ${join(folder, 'master.key')} is not there. Put the backed-up key folder back.`,
    )
  }
}

const StoredKey = z.strictObject({ kid: z.string(), publicKey: z.string(), sealedPrivateKey: z.string() })
type StoredKey = z.infer<typeof StoredKey>

/** Reads the council's keys, making them where neither keys nor data exist yet. */
export async function openKeys(folder: string, databaseIsNew: boolean): Promise<CouncilKeys> {
  const path = join(folder, 'master.key')
  if (!existsSync(path)) {
    if (!databaseIsNew) throw new KeysMissing(folder)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' })
  }
  const master = readFileSync(path)
  if (master.length !== 32) throw new KeysMissing(folder)
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `waymark/server/${purpose}`, 32))
  const stored = await sealingKeysIn(folder, derive('sealing-keys'))
  const index = (purpose: string) => {
    const key = derive(purpose)
    return (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  }
  const opened = new Map<string, Promise<SealingPair>>()
  return {
    wrapping: derive('person-keys'),
    drafts: derive('drafts'),
    sealingKeys: stored.map(({ kid, publicKey }) => ({ kid, publicKey })),
    sealingPair: async (kid) => {
      const key = stored.find((one) => one.kid === kid)
      if (!key) return undefined
      const opening = opened.get(kid) ?? openPair(key, derive('sealing-keys'))
      opened.set(kid, opening)
      return opening
    },
    recordNumberIndex: index('record-number'),
    likenessIndex: index('likeness'),
  }
}

async function sealingKeysIn(folder: string, key: Buffer): Promise<StoredKey[]> {
  const path = join(folder, 'sealing-keys.json')
  if (existsSync(path))
    return z
      .array(StoredKey)
      .check(z.minLength(1))
      .parse(JSON.parse(readFileSync(path, 'utf8')))
  const pair = await suite.GenerateKeyPair(true)
  const publicKey = await suite.SerializePublicKey(pair.publicKey)
  const kid = createHash('sha256').update(publicKey).digest().subarray(0, 16).toString('base64url')
  const privateKey = Buffer.from(await suite.SerializePrivateKey(pair.privateKey))
  const sealedPrivateKey = sealAtRest(key, ['sealing-key', kid], privateKey).toString('base64url')
  const keys = [{ kid, publicKey: Buffer.from(publicKey).toString('base64url'), sealedPrivateKey }]
  writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' })
  return keys
}

async function openPair(stored: StoredKey, key: Buffer): Promise<SealingPair> {
  const raw = openAtRest(key, ['sealing-key', stored.kid], Buffer.from(stored.sealedPrivateKey, 'base64url'))
  const [privateKey, publicKey] = await Promise.all([
    suite.DeserializePrivateKey(raw, false),
    suite.DeserializePublicKey(Buffer.from(stored.publicKey, 'base64url')),
  ])
  return { privateKey, publicKey }
}
