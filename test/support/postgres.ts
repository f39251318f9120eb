import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client, escapeIdentifier } from 'pg'
import { findPostgres } from './machine.ts'

/** A real PostgreSQL of one's own: no port, no password, gone when stopped. */
export interface Postgres {
  /** Where a database of that name is, whether or not it exists. */
  url(database: string): string
  createDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts a cluster in a folder of its own, reached by a socket in that folder, so that runs side by side never meet. What it
 * promises to have written is written (`fsync` stays on), as in the field.
 */
export async function startPostgres(): Promise<Postgres> {
  const programs = findPostgres()
  if (programs === undefined) throw new Error('PostgreSQL is not installed')
  const owner = clusterOwner()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-postgres-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const setUp = ['-D', data, '-U', 'waymark', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']
  execFileSync(join(programs, 'initdb'), setUp, { ...owner, cwd: folder, stdio: 'pipe' })
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
    ...owner,
    cwd: folder,
    env: { ...process.env, LC_MESSAGES: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // Whatever ends this process ends the cluster too.
  const endNow = () => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  process.once('exit', endNow)
  const stop = () => {
    process.off('exit', endNow)
    return stopServer(server, folder)
  }
  await readyToConnect(server).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const base = `postgres://waymark@localhost/postgres?host=${encodeURIComponent(folder)}`
  return { url: (database) => databaseUrl(base, database), createDatabase: (name) => createDatabase(base, name), stop }
}

/**
 * Makes an empty database, by default under a name that nobody else has, and says where it is. `base` is the URL of any database of
 * the same cluster, as `inject('postgres')` hands it to a test.
 */
export async function createDatabase(base: string, name = `test_${randomUUID().replaceAll('-', '')}`): Promise<string> {
  const client = new Client({ connectionString: base })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return databaseUrl(base, name)
}

function databaseUrl(base: string, database: string): string {
  const url = new URL(base)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function clusterOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** Resolves when the server says so itself; rejects, with its last words, when it ends instead. */
async function readyToConnect(server: ChildProcess): Promise<void> {
  const said: string[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.slice(-10).join('\n')}`)))
  if (!server.stderr) throw new Error('PostgreSQL was started without a way to hear it')
  createInterface(server.stderr).on('line', (line) => {
    said.push(line)
    if (line.includes('ready to accept connections')) resolve()
  })
  await promise
}

/** Ends every connection and the server, and leaves nothing behind. */
async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}
