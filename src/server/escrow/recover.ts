import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthorityId } from '../../domain/ids.ts'
import { type Verified, verifyDatabase } from '../backup/verify.ts'
import { CannotStart } from '../config.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { openAgain } from '../inbox.ts'
import {
  readEscrowKey,
  readMaster,
  readSealingKeys,
  writeEscrowKey,
  writeMaster,
  writeSealingKeys,
} from '../key-folder.ts'
import { openKeys } from '../keys.ts'
import { type EscrowFile, escrowPair } from './escrow-file.ts'
import { type PackedKeys, openPackage } from './package.ts'

/** What came back: the whole database, and of the envelopes that could not be opened, how many were and were not. */
export interface Recovered extends Verified {
  readonly envelopes: { readonly opened: number; readonly still: number }
}

/**
 * Puts back what is missing of the key folder from what lies in the database, sealed to the escrow, and opens what the server could
 * not. Keys that are there stay. May be run again: a tablet may still send what it sealed to a key that is gone.
 */
export async function recoverKeys(
  parts: Pick<Context, 'db' | 'log' | 'now'> & { readonly folder: string },
  file: EscrowFile,
): Promise<Recovered> {
  const { db, folder } = parts
  const authority = await councilIn(db)
  if (file.authority !== authority.id) throw new CannotStart('This escrow file is of another council.')
  const pair = await escrowPair(file)
  putBack(folder, await openPackage(db, authority.id, { kid: file.kid, pair }), file)
  const keys = await openKeys(folder, false)
  const verified = await verifyDatabase(db, keys)
  const sealingPair = async (kid: string) => (kid === file.kid ? pair : keys.sealingPair(kid))
  const envelopes = await openAgain({ ...parts, authority, keys: { ...keys, sealingPair } })
  return { ...verified, envelopes }
}

async function councilIn(db: Db): Promise<{ id: AuthorityId; name: string }> {
  const row = await db.db.selectFrom('meta').selectAll().where('name', '=', 'authority-name').executeTakeFirst()
  if (!row) throw new CannotStart('There is no council in this database.')
  return { id: row.authority_id as AuthorityId, name: row.value }
}

function putBack(folder: string, packed: PackedKeys, file: EscrowFile): void {
  const master = readMaster(folder)
  if (master && !master.equals(packed.master))
    throw new CannotStart('The key folder holds the master key of another installation. Nothing was changed.')
  if (!master) writeMaster(folder, packed.master)
  const there = existsSync(join(folder, 'sealing-keys.json')) ? readSealingKeys(folder) : []
  const missing = packed.sealingKeys.filter(({ kid }) => !there.some((key) => key.kid === kid))
  if (missing.length > 0) writeSealingKeys(folder, [...there, ...missing])
  if (!readEscrowKey(folder)) writeEscrowKey(folder, { kid: file.kid, publicKey: file.publicKey })
}
