import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { CannotStart } from '../config.ts'
import { newId } from '../context.ts'
import { type Db, openDatabase } from '../db/database.ts'
import { onDisk } from './files.ts'

/** Where the tables from before a restore are kept, until somebody drops them or restores again. */
export const ASIDE = 'waymark_before_restore'

/** Writes a dump by PostgreSQL's own program: one snapshot, while a server goes on. The file has its name only when it is whole. */
export async function backUpPostgres(url: string, file: string): Promise<void> {
  const partial = `${file}.partial`
  try {
    const what = ['--format=custom', '--no-owner', '--no-privileges', `--exclude-schema=${ASIDE}`]
    await run('pg_dump', [...what, `--file=${partial}`], url)
    chmodSync(partial, 0o600)
    onDisk(partial)
    renameSync(partial, file)
    onDisk(dirname(file))
  } finally {
    rmSync(partial, { force: true })
  }
}

/**
 * Puts a dump in the place of the tables of a database. Setting aside what was there, bringing back what was saved and beginning another
 * lineage are one transaction. `prepare` is given the restored database; when it throws, what was set aside comes back.
 * Returns the name of the schema that holds the earlier tables, if there were any.
 */
export async function restorePostgres(
  parts: { readonly url: string; readonly file: string; readonly replace: boolean },
  prepare: (db: Db) => Promise<void>,
): Promise<string | undefined> {
  const { url, file, replace } = parts
  const { schema, tables } = await ownTables(url)
  if (tables.length > 0 && !replace)
    throw new CannotStart('There is a council in this database already. Say --replace to put the backup in its place.')
  const folder = mkdtempSync(join(tmpdir(), 'waymark-restore-'))
  try {
    const [before, dump, after] = ['before.sql', 'dump.sql', 'after.sql'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await run('pg_restore', ['--no-owner', '--no-privileges', `--file=${dump}`, file], url)
    writeFileSync(before, settingAside(schema, tables))
    writeFileSync(after, `update ${schema}.meta set value = '${newId()}' where name = 'lineage';`)
    const files = [before, dump, after].map((name) => `--file=${name}`)
    await run('psql', ['--no-psqlrc', '--quiet', '--single-transaction', '--set=ON_ERROR_STOP=1', ...files], url)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await prepareOrPutBack(url, schema, tables, prepare)
  return tables.length > 0 ? ASIDE : undefined
}

async function prepareOrPutBack(
  url: string,
  schema: string,
  tables: readonly string[],
  prepare: (db: Db) => Promise<void>,
): Promise<void> {
  try {
    const db = await openDatabase({ url })
    try {
      await prepare(db)
    } finally {
      await db.close()
    }
  } catch (error) {
    const restored = (await ownTables(url)).tables
    const back = tables.map((name) => `alter table ${ASIDE}.${name} set schema ${schema};`)
    const gone = restored.map((name) => `drop table ${schema}.${name};`)
    await withClient(url, (client) => client.query(['begin;', ...gone, ...back, 'commit;'].join('\n')))
    throw error
  }
}

/** What was set aside by an earlier restore goes; what is there now takes its place. */
function settingAside(schema: string, tables: readonly string[]): string {
  if (tables.length === 0) return ''
  const moved = tables.map((name) => `alter table ${schema}.${name} set schema ${ASIDE};`)
  return [`drop schema if exists ${ASIDE} cascade;`, `create schema ${ASIDE};`, ...moved].join('\n')
}

/** Our own tables, quoted, by the one column that all of them have, and the schema they are in. */
async function ownTables(url: string): Promise<{ schema: string; tables: string[] }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string | null; schema: string }>(
      `select quote_ident(current_schema()) as schema, quote_ident(t.table_name) as name
       from (select 1) as one left join information_schema.tables as t
         on t.table_schema = current_schema() and t.table_type = 'BASE TABLE' and (t.table_name = 'schema_version' or exists (
           select 1 from information_schema.columns as c where c.table_schema = t.table_schema
             and c.table_name = t.table_name and c.column_name = 'authority_id'))`,
    )
    const tables = rows.map(({ name }) => name).filter((name) => name !== null)
    return { schema: rows[0]?.schema ?? 'public', tables }
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs one of PostgreSQL's own programs on a database. Its address goes by the environment: a command line is everybody's to read. */
async function run(program: string, args: readonly string[], url: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const child = spawn(program, [...args], { env: environmentOf(url), stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)))
  child.once('error', () =>
    reject(
      new CannotStart(`${program} is not installed here. Install PostgreSQL's client programs (postgresql-client).`),
    ),
  )
  child.once('close', (code) => {
    if (code === 0) resolve()
    else reject(new CannotStart(`${program} could not do it. Nothing was changed. It said: ${firstError(said)}`))
  })
  await promise
}

/** The one line that says what went wrong; what follows it may quote rows. */
function firstError(said: string): string {
  return said.split('\n').find((line) => /error|fatal/i.test(line)) ?? 'nothing'
}

function environmentOf(url: string): NodeJS.ProcessEnv {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url })
  const sslMode = new URL(url).searchParams.get('sslmode')
  return {
    ...process.env,
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGDATABASE: database,
    PGOPTIONS: '--client-min-messages=warning',
    ...(password ? { PGPASSWORD: password } : {}),
    ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
  }
}
