import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import type { Role } from '../../src/protocol/access.ts'
import { addStaff, issueCode } from '../../src/server/accounts.ts'
import { createApp } from '../../src/server/app.ts'
import { assign } from '../../src/server/caseloads.ts'
import { type Context, newId, readAuthority } from '../../src/server/context.ts'
import { openDatabase } from '../../src/server/db/database.ts'
import { openKeys } from '../../src/server/keys.ts'
import type { LogEvent } from '../../src/server/log.ts'
import { createPerson } from '../../src/server/streams.ts'
import { createDatabase } from './postgres.ts'

/** The server's parts on a fresh database of either kind, with a clock that a test sets. */
export interface TestServer {
  readonly ctx: Context
  readonly folder: string
  /** Where the database is. */
  readonly place: Parameters<typeof openDatabase>[0]
  readonly logged: LogEvent[]
  /** Milliseconds since 1970. */
  readonly clock: { now: number }
  readonly app: ReturnType<typeof createApp>
  /** Another process's view of the same database and keys. */
  another(): Promise<Context>
  staff(signIn: string, role?: Role): Promise<StaffId>
  code(staff: StaffId): Promise<string>
  /** A young person in the caseload of these members of staff. */
  person(...staff: readonly StaffId[]): Promise<PersonId>
  post(path: string, body: unknown, token?: string): Promise<Response>
  /** Stops it, runs what IT does meanwhile, and starts it again on what is there then. */
  restart(meanwhile: () => Promise<unknown>): Promise<void>
  close(): Promise<void>
}

export const PASSWORD = 'a password of nobody'

/** Opens a server. `postgres` is the address of the tests' own cluster, or undefined for the embedded database. */
export async function aServer(postgres: string | undefined): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'))
  const place = postgres === undefined ? { folder } : { url: await createDatabase(postgres) }
  const logged: LogEvent[] = []
  const clock = { now: Date.UTC(2026, 10, 24, 9) }
  const open = async (): Promise<Context> => {
    const db = await openDatabase(place)
    const { authority, isNew } = await readAuthority(db, 'Testshire Council')
    const keys = await openKeys(join(folder, 'keys'), isNew)
    return { db, keys, authority, log: (event) => void logged.push(event), now: () => clock.now }
  }
  const start = async () => {
    const ctx = await open()
    return { ctx, app: createApp(ctx, new Map(), () => '192.0.2.1') }
  }
  let running = await start()
  const others: Context[] = []
  const post = async (path: string, body: unknown, token?: string) =>
    running.app.request(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    get ctx() {
      return running.ctx
    },
    get app() {
      return running.app
    },
    folder,
    place,
    logged,
    clock,
    post,
    restart: async (meanwhile) => {
      await running.ctx.db.close()
      await meanwhile()
      running = await start()
    },
    another: async () => {
      // The embedded database has one writing connection a process.
      if (postgres === undefined) return running.ctx
      const other = await open()
      others.push(other)
      return other
    },
    staff: async (signIn, role = 'adviser') => {
      const id = await addStaff(running.ctx, { signIn, name: `${signIn} Testcase`, role, password: PASSWORD })
      if (!id) throw new Error('the sign-in is taken')
      return id
    },
    code: async (staff) => (await issueCode(running.ctx, staff)).code,
    person: async (...staff) => {
      const person = newId() as PersonId
      const { ctx } = running
      await ctx.db.transact((tx) => createPerson(ctx, tx, person, undefined).then(() => undefined))
      for (const one of staff) await assign(ctx, one, [person])
      return person
    },
    close: async () => {
      for (const other of others) await other.db.close()
      await running.ctx.db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
