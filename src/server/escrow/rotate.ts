import { CannotStart } from '../config.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import {
  type StoredKey,
  changeSealingKeys,
  readEscrowKey,
  readMaster,
  readSealingKeys,
  writeEscrowKey,
} from '../key-folder.ts'
import { newSealingKey } from '../keys.ts'
import { type EscrowFile, escrowPair } from './escrow-file.ts'
import { openPackage, storePackage } from './package.ts'

/**
 * Makes a new key for tablets to seal to. The old ones stay for ever: a tablet may lie in a drawer for a year, and what it sealed
 * must open. Running servers see the new key at once, tablets at their next session. Returns the new key.
 */
export async function rotateSealingKey(ctx: Context, folder: string): Promise<StoredKey> {
  const made = await newSealingKey(folder, ctx.now())
  await changeSealingKeys(folder, async (there) => {
    const keys = [made, ...there]
    // Sealed to the escrow before any tablet seals to it: at no moment is there a key that only the folder holds.
    await packKeys(ctx, folder, keys)
    return keys
  })
  await audit(ctx, { action: 'sealing-key-rotated' })
  return made
}

/**
 * Begins to seal everything to a key that is kept off-line as well. `keep` gets the private half, once, and resolves when somebody
 * has it; until then nothing is sealed to it. Throws {@link CannotStart} where there is one already, unless it is to be replaced.
 */
export async function beginEscrow(
  ctx: Context,
  folder: string,
  file: EscrowFile,
  options: { readonly replace: boolean; readonly keep: (file: EscrowFile) => EscrowFile },
): Promise<void> {
  if (readEscrowKey(folder) && !options.replace)
    throw new CannotStart('There is an escrow key already. Say --replace to make another one. Nothing was changed.')
  const kept = options.keep(file)
  const escrow = { kid: file.kid, publicKey: file.publicKey }
  await storePackage(ctx, escrow, { master: masterOf(folder), sealingKeys: readSealingKeys(folder) })
  // Tried with what was kept, not with what is in memory.
  const opened = await openPackage(ctx.db, ctx.authority.id, { kid: kept.kid, pair: await escrowPair(kept) })
  if (!opened.master.equals(masterOf(folder)))
    throw new CannotStart('The escrow file does not open what is sealed to it.')
  writeEscrowKey(folder, escrow)
  await audit(ctx, { action: 'escrow-begun' })
}

async function packKeys(ctx: Context, folder: string, sealingKeys: readonly StoredKey[]): Promise<void> {
  const escrow = readEscrowKey(folder)
  if (escrow) await storePackage(ctx, escrow, { master: masterOf(folder), sealingKeys })
}

function masterOf(folder: string): Buffer {
  const master = readMaster(folder)
  if (!master) throw new Error('Broken assumption: an open server has a master key')
  return master
}
