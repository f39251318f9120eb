import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { SealingKey } from '../protocol/envelope.ts'
import { CannotStart } from './config.ts'

/** Thrown when the keys of an existing database are not there: a new key could open nothing. */
export class KeysMissing extends Error {
  constructor(path: string) {
    super(
      `The keys of this database are missing: ${path} is not there. Put the backed-up key folder back, or run: npm run waymark -- keys recover --escrow FILE`,
    )
  }
}

/** A pair that tablets seal to, its private half under the master key. */
export const StoredKey = z.strictObject({
  kid: z.string(),
  publicKey: z.string(),
  sealedPrivateKey: z.string(),
  /** Absent in the first key of an older installation. */
  madeAt: z.optional(z.string()),
})
export type StoredKey = z.infer<typeof StoredKey>

const MASTER_LENGTH = 32

function paths(folder: string) {
  const [master, sealing, escrow] = ['master.key', 'sealing-keys.json', 'escrow.json'].map((name) => join(folder, name))
  return { master, sealing, escrow } as { master: string; sealing: string; escrow: string }
}

/** The master key; undefined when there is none. */
export function readMaster(folder: string): Buffer | undefined {
  const { master } = paths(folder)
  if (!existsSync(master)) return undefined
  const bytes = readFileSync(master)
  if (bytes.length !== MASTER_LENGTH) throw new KeysMissing(master)
  return bytes
}

/** Writes the master key where none is. */
export function writeMaster(folder: string, master: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(paths(folder).master, master, { mode: 0o600, flag: 'wx' })
}

/** The sealing keys, the newest first. Throws {@link KeysMissing} when there are none. */
export function readSealingKeys(folder: string): readonly StoredKey[] {
  const { sealing } = paths(folder)
  if (!existsSync(sealing)) throw new KeysMissing(sealing)
  return z
    .array(StoredKey)
    .check(z.minLength(1))
    .parse(JSON.parse(readFileSync(sealing, 'utf8')))
}

/** Writes the first sealing keys of a folder. */
export function writeSealingKeys(folder: string, keys: readonly StoredKey[]): void {
  replace(paths(folder).sealing, keys)
}

/**
 * Changes the sealing keys, whole or not at all. From the reading to the writing nobody else can: two who did so at once would lose one
 * of both keys. Throws {@link CannotStart} when somebody else is at it.
 */
export async function changeSealingKeys(
  folder: string,
  change: (keys: readonly StoredKey[]) => Promise<readonly StoredKey[]>,
): Promise<void> {
  const { sealing } = paths(folder)
  const next = claim(sealing)
  try {
    writeFileSync(next, JSON.stringify(await change(readSealingKeys(folder)), null, 2), { flush: true })
    takePlace(next, sealing)
  } finally {
    rmSync(next, { force: true })
  }
}

/** The public half of the key that is kept off-line; undefined when the council has none. */
export function readEscrowKey(folder: string): SealingKey | undefined {
  const { escrow } = paths(folder)
  return existsSync(escrow) ? SealingKey.parse(JSON.parse(readFileSync(escrow, 'utf8'))) : undefined
}

/** Writes the public half of the key that is kept off-line. */
export function writeEscrowKey(folder: string, key: SealingKey): void {
  replace(paths(folder).escrow, key)
}

/** Takes the name under which a file's next version is written. Whoever has it is the only one. */
function claim(path: string): string {
  const next = `${path}.next`
  try {
    writeFileSync(next, '', { mode: 0o600, flag: 'wx' })
    return next
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    throw new CannotStart(
      `Somebody else is changing the keys, or was cut off. If nobody is, delete ${next}. Nothing was changed.`,
    )
  }
}

function replace(path: string, json: unknown): void {
  const next = claim(path)
  writeFileSync(next, JSON.stringify(json, null, 2), { flush: true })
  takePlace(next, path)
}

/** A file takes another's place when it is whole and on the disk. */
function takePlace(next: string, path: string): void {
  renameSync(next, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
