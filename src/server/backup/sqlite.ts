import { chmodSync, copyFileSync, existsSync, linkSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { CannotStart } from '../config.ts'
import { type Db, openDatabase } from '../db/database.ts'
import { onDisk, stampOf } from './files.ts'

/** All pages in one step: one snapshot, which a server that goes on writing neither waits for nor disturbs. */
const EVERYTHING = 2 ** 31 - 1

/** Where the embedded database of a folder lies. */
export function sqliteFile(folder: string): string {
  return join(folder, 'waymark.sqlite')
}

/**
 * Copies the embedded database of `folder` to a new file, while a server goes on using it. The file has its name only when it is
 * whole and on the disk.
 */
export async function backUpSqlite(folder: string, file: string): Promise<void> {
  if (!existsSync(sqliteFile(folder))) throw new CannotStart(`There is no database in ${folder}.`)
  const partial = `${file}.partial`
  const source = new SqliteDatabase(sqliteFile(folder), { fileMustExist: true })
  try {
    await source.backup(partial, { progress: () => EVERYTHING })
    const copy = new SqliteDatabase(partial)
    // One file, without a log beside it.
    copy.pragma('journal_mode = DELETE')
    const whole = copy.pragma('integrity_check', { simple: true })
    copy.close()
    if (whole !== 'ok')
      throw new CannotStart('The database is damaged: its integrity check fails. Nothing was written.')
    chmodSync(partial, 0o600)
    onDisk(partial)
    renameSync(partial, file)
    onDisk(dirname(file))
  } finally {
    source.close()
    rmSync(partial, { force: true })
  }
}

/**
 * Puts a backup in the place of the embedded database of `folder`. `prepare` is given the restored database before anything is
 * touched; what it throws leaves everything as it was. Returns where the earlier database lies now, if there was one.
 */
export async function restoreSqlite(
  parts: { readonly folder: string; readonly file: string; readonly replace: boolean; readonly now: number },
  prepare: (db: Db) => Promise<void>,
): Promise<string | undefined> {
  const { folder, file, now } = parts
  const place = sqliteFile(folder)
  const isThere = existsSync(place)
  if (isThere && !parts.replace)
    throw new CannotStart(`There is a database in ${folder} already. Say --replace to put the backup in its place.`)
  const release = isThere ? holdAlone(place) : () => undefined
  const staging = mkdtempSync(join(folder, 'restoring-'))
  try {
    copyFileSync(file, sqliteFile(staging))
    assertReadable(sqliteFile(staging))
    const db = await openDatabase({ folder: staging })
    try {
      await prepare(db)
    } finally {
      await db.close()
    }
    onDisk(sqliteFile(staging))
    return takePlace(staging, place, isThere ? `${place}.before-${stampOf(now)}` : undefined)
  } finally {
    rmSync(staging, { recursive: true, force: true })
    release()
  }
}

/** The earlier database keeps a name of its own before the restored one takes its place: at no moment is there none. */
function takePlace(staging: string, place: string, aside: string | undefined): string | undefined {
  if (aside !== undefined) linkSync(place, aside)
  for (const log of ['-wal', '-shm']) {
    if (!existsSync(`${place}${log}`)) continue
    if (aside === undefined) rmSync(`${place}${log}`)
    else renameSync(`${place}${log}`, `${aside}${log}`)
  }
  renameSync(sqliteFile(staging), place)
  onDisk(dirname(place))
  return aside
}

/**
 * Keeps every other program from a database until it is released; throws when one is using it. A database that cannot even be opened
 * is nobody's.
 */
function holdAlone(place: string): () => void {
  const held = new SqliteDatabase(place, { timeout: 250 })
  try {
    // Leaving the write-ahead log takes the file for oneself alone.
    held.pragma('journal_mode = DELETE')
    held.exec('begin exclusive')
  } catch (error) {
    const code = error instanceof SqliteDatabase.SqliteError ? error.code : ''
    if (!code.startsWith('SQLITE_NOTADB') && !code.startsWith('SQLITE_CORRUPT')) {
      held.close()
      if (!code.startsWith('SQLITE_BUSY')) throw error
      throw new CannotStart('A server is using this database. Stop it, then restore. Nothing was changed.')
    }
  }
  return () => held.close()
}

function assertReadable(file: string): void {
  const copy = new SqliteDatabase(file)
  try {
    if (copy.pragma('integrity_check', { simple: true }) === 'ok') return
  } catch {
    // Said below.
  } finally {
    copy.close()
  }
  throw new CannotStart('The backup is damaged: its integrity check fails. Nothing was changed.')
}
