import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { NewerDatabase, openDatabase } from '../../src/server/db/database.ts'
import { KeysMissing } from '../../src/server/key-folder.ts'
import { openKeys } from '../../src/server/keys.ts'
import { filesHolding } from '../support/canary.ts'
import { someContact } from '../support/entries.ts'
import { createDatabase } from '../support/postgres.ts'
import { aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

const said = 'Wants to work at zebrafinch college.'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let person: PersonId

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    person = await server.person(staff)
  })

  afterEach(() => server.close())

  test('P20: what was said is nowhere in the database or the log', async () => {
    const tablet = await aTablet(server, 'ada', staff)
    const contact = someContact({ notes: [{ source: 'young-person', text: said }] })
    const receipts = await tablet.push(await tablet.seal(tablet.contact(person, { contact })))
    expect(receipts.map(({ state }) => state)).toEqual(['applied'])
    expect(filesHolding(server.folder, ['zebrafinch', 'guidance-interview'])).toEqual([])
    const { db } = server.ctx.db
    const tables = await db.introspection.getTables()
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['entry', 'inbox', 'person', 'audit']))
    const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)))
    const readable = JSON.stringify(rows, (_key, value: unknown) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : value,
    )
    expect(readable).not.toContain('zebrafinch')
    expect(JSON.stringify(server.logged)).not.toMatch(/zebrafinch|Testcase/)
  })

  test('P20: the keys lie outside the database, readable by their owner only', () => {
    const folder = join(server.folder, 'keys')
    expect(readdirSync(folder).toSorted()).toEqual(['master.key', 'sealing-keys.json'])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })

  test('P20: without its key, a person’s record cannot be opened again', async () => {
    const tablet = await aTablet(server, 'ada', staff)
    await tablet.push(await tablet.seal(tablet.contact(person)))
    await server.ctx.db.db.deleteFrom('person').where('id', '=', person).execute()
    expect((await tablet.entries([{ person, after: 0 }])).streams).toEqual([])
  })
})

test('missing keys stop the start, and are never made anew over data', async () => {
  const server = await aServer(undefined)
  const folder = join(server.folder, 'keys')
  rmSync(folder, { recursive: true })
  await expect(openKeys(folder, false)).rejects.toThrow(KeysMissing)
  expect(existsSync(folder)).toBe(false)
  await server.close()
})

test('a database that a newer program made is left alone', async () => {
  const url = await createDatabase(inject('postgres'))
  const db = await openDatabase({ url })
  await db.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('update schema_version set version = 1000')
  await client.end()
  await expect(openDatabase({ url })).rejects.toThrow(NewerDatabase)
})
