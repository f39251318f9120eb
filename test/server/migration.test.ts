import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '../../src/server/db/database.ts'
import { fillLikeness } from '../../src/server/same-person/fill.ts'
import { pulled } from '../support/newcomers.ts'
import { aTablet } from '../support/sealing.ts'
import { aFact } from '../support/entries.ts'
import { type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
  })

  afterEach(() => server.close())

  test('P13: a database of the first version keeps everything, and finds out who may be one person', async () => {
    const staff = await server.staff('ada')
    const tablet = await aTablet(server, 'ada', staff)
    const people = [await server.person(staff), await server.person(staff)]
    for (const person of people) {
      const by = { person, author: tablet.author, device: tablet.reply.device }
      const name = aFact({ field: 'name', value: { given: 'Mirembe', family: 'Dewpond' } }, by)
      const born = aFact({ field: 'dateOfBirth', value: '2010-11-09' }, by)
      await tablet.push(await tablet.seal(name), await tablet.seal(born))
    }
    const before = await Promise.all(people.map((person) => pulled(tablet, person)))
    await asFirstVersion()
    const again = await openDatabase(server.place)
    await fillLikeness({ ...server.ctx, db: again })
    const pairs = await again.db.selectFrom('possible_duplicate').select(['person_id', 'other_id', 'state']).execute()
    await again.close()
    const [person_id, other_id] = people.toSorted()
    expect(pairs).toEqual([{ person_id, other_id, state: 'open' }])
    expect(await Promise.all(people.map((person) => pulled(tablet, person)))).toEqual(before)
  })

  /** Takes away what later versions brought, as if this program had never run. */
  async function asFirstVersion(): Promise<void> {
    const { db } = server.ctx.db
    for (const table of ['merged_person', 'possible_duplicate', 'record_number', 'kept_draft'])
      await db.schema.dropTable(table).execute()
    await db.schema.dropIndex('person_likeness').execute()
    await db.schema.alterTable('person').dropColumn('likeness').execute()
    await sql`update schema_version set version = 1`.execute(db)
  }
})
