import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect, type Transaction, sql } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'
import { type Dialect, migrate } from './migrations.ts'
import { withPreparedStatements } from './statements.ts'

export type Tx = Transaction<Database>

/** A database, whichever it is: reads go through `db`, writes through `transact`. */
export interface Db {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Database>
  /**
   * Runs `work` in one transaction, again when the database asks for it (a deadlock, a serialisation failure, a busy file).
   * `work` awaits nothing but the transaction, and may run more than once.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Thrown when the database was written by a newer version of this program. */
export class NewerDatabase extends Error {
  constructor() {
    super(
      'This database was made by a newer version of Waymark. Install that version, or restore a backup made with this one.',
    )
  }
}

const ATTEMPTS = 20

/** Opens the embedded database in a folder, or PostgreSQL by its address, and brings its shape up to date. */
export async function openDatabase(place: { readonly folder: string } | { readonly url: string }): Promise<Db> {
  const sqlite = 'folder' in place
  const db = sqlite ? openSqlite(place.folder) : openPostgres(place.url)
  const dialect: Dialect = sqlite ? { bytes: 'blob', number: 'integer' } : { bytes: 'bytea', number: 'bigint' }
  if ((await migrateAlone(db, dialect, sqlite)) === 'newer-database') {
    await db.destroy()
    throw new NewerDatabase()
  }
  if (sqlite) await assertDurable(db)
  return {
    kind: sqlite ? 'sqlite' : 'postgres',
    db,
    transact: (work) => withRetries(() => db.transaction().execute(work)),
    close: () => db.destroy(),
  }
}

/** A write-ahead log, and every commit on the disk before it counts. */
function openSqlite(folder: string): Kysely<Database> {
  mkdirSync(folder, { recursive: true })
  const database = new SqliteDatabase(folder === ':memory:' ? folder : join(folder, 'waymark.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // Another process (the command line) may be writing. Waiting here would stop everything, so retries do the waiting.
  database.pragma('busy_timeout = 250')
  database.pragma('trusted_schema = OFF')
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: withPreparedStatements(database) }) })
}

function openPostgres(url: string): Kysely<Database> {
  // Milliseconds and sequence numbers stay far below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

/** Two processes that start at once must not both make the tables. */
async function migrateAlone(db: Kysely<Database>, dialect: Dialect, sqlite: boolean) {
  if (sqlite) return migrate(db, dialect)
  return db.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(874520261124)`.execute(one)
    try {
      return await migrate(one, dialect)
    } finally {
      await sql`select pg_advisory_unlock(874520261124)`.execute(one)
    }
  })
}

async function assertDurable(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
  if (rows[0]?.synchronous !== 2)
    throw new Error('Broken assumption: the embedded database writes every commit to the disk')
}

async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !mayPass(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * attempt))
    }
  }
}

/** Serialisation failure, deadlock, busy file: the same work may succeed the next time. */
function mayPass(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return code === '40001' || code === '40P01' || code.startsWith('SQLITE_BUSY')
}
