import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, type Config, keyFolder } from '../config.ts'
import { type Db, openDatabase } from '../db/database.ts'
import { openKeys } from '../keys.ts'
import { beginHistory } from './begin-history.ts'
import { backupTarget, kindOfBackup } from './files.ts'
import { backUpPostgres, restorePostgres } from './postgres.ts'
import { backUpSqlite, restoreSqlite } from './sqlite.ts'
import { type Verified, verifyDatabase } from './verify.ts'

/** Where an installation is, as the server's own configuration says it. */
type Installation = Pick<Config, 'folder' | 'databaseUrl'>

/** What was put back, and where what was there before lies now. */
export interface Restored extends Verified {
  readonly before: string | undefined
}

/** Writes a backup of a database that may be in use to a new file. Returns the file. The keys are never part of it. */
export async function backUp({ folder, databaseUrl }: Installation, target: string, now: number): Promise<string> {
  const file = backupTarget(target, databaseUrl === undefined ? 'sqlite' : 'postgres', now)
  if (databaseUrl === undefined) await backUpSqlite(folder, file)
  else await backUpPostgres(databaseUrl, file)
  return file
}

/**
 * Puts a backup in the place of an installation's database, as another history. Throws {@link CannotStart} for whatever speaks
 * against it, and then everything is as it was.
 */
export async function restore(
  installation: Installation,
  file: string,
  options: { readonly replace: boolean; readonly now: number },
): Promise<Restored> {
  const { folder, databaseUrl } = installation
  const kind = kindOfBackup(file)
  if ((kind === 'sqlite') !== (databaseUrl === undefined))
    throw new CannotStart(
      kind === 'sqlite'
        ? 'This is a backup of the embedded database, and DATABASE_URL says PostgreSQL.'
        : 'This is a backup of PostgreSQL. Set DATABASE_URL to the database it goes into.',
    )
  let verified: Verified | undefined
  const prepare = async (db: Db) => {
    verified = await verifyAndBegin(installation, db, options.now)
  }
  const before =
    databaseUrl === undefined
      ? await restoreSqlite({ folder, file, ...options }, prepare)
      : await restorePostgres({ url: databaseUrl, file, replace: options.replace }, prepare)
  if (!verified) throw new Error('Broken assumption: what was restored was verified')
  return { ...verified, before }
}

/** Checks a database that was put back by other means (a snapshot, a point in time), and begins another history of it. */
export async function beginAnew(installation: Installation, now: number): Promise<Verified> {
  const { folder, databaseUrl } = installation
  const db = await openDatabase(databaseUrl === undefined ? { folder } : { url: databaseUrl })
  try {
    return await verifyAndBegin(installation, db, now)
  } finally {
    await db.close()
  }
}

async function verifyAndBegin(installation: Installation, db: Db, now: number): Promise<Verified> {
  const folder = keyFolder({ folder: installation.folder })
  const keys = existsSync(join(folder, 'master.key')) ? await openKeys(folder, false) : undefined
  const verified = await verifyDatabase(db, keys)
  if (verified.broken > 0)
    throw new CannotStart(
      `${verified.broken} of ${verified.people} records do not agree with themselves. Take another backup. Nothing was changed.`,
    )
  await beginHistory(db, verified.authority, now)
  return verified
}
