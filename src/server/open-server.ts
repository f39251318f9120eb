import type { Config } from './config.ts'
import { keyFolder } from './config.ts'
import { type Context, readAuthority } from './context.ts'
import { openDatabase } from './db/database.ts'
import { openKeys } from './keys.ts'
import type { Log } from './log.ts'
import { fillLikeness } from './same-person/fill.ts'

/** The name of the bundled, fictional council. A real one is named by `waymark council --name`. */
const FIRST_NAME = 'Testshire Council'

/** Opens database and keys. `isNew` says that nothing was there before. */
export async function openServer(
  config: Config,
  log: Log,
  now: () => number,
): Promise<{ ctx: Context; isNew: boolean }> {
  const db = await openDatabase(
    config.databaseUrl === undefined ? { folder: config.folder } : { url: config.databaseUrl },
  )
  try {
    const { authority, isNew } = await readAuthority(db, FIRST_NAME)
    const keys = await openKeys(keyFolder(config), isNew)
    const ctx: Context = { db, keys, authority, log, now }
    await fillLikeness(ctx)
    return { ctx, isNew }
  } catch (error) {
    await db.close()
    throw error
  }
}
