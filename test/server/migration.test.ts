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
    // Whose records a tablet was given before it was noted, the audit tells.
    const given = await again.db.selectFrom('device_person').select(['device_id', 'person_id']).execute()
    await again.close()
    expect(given.map(({ person_id: one }) => one).toSorted()).toEqual(people.toSorted())
    expect(new Set(given.map(({ device_id }) => device_id))).toEqual(new Set([tablet.reply.device]))
    const [person_id, other_id] = people.toSorted()
    expect(pairs).toEqual([{ person_id, other_id, state: 'open' }])
    expect(await Promise.all(people.map((person) => pulled(tablet, person)))).toEqual(before)
  })

  /** Takes away what later versions brought, as if this program had never run. */
  async function asFirstVersion(): Promise<void> {
    const { db } = server.ctx.db
    for (const table of [
      'merged_person',
      'possible_duplicate',
      'record_number',
      'device_person',
      'removal',
      'held_decision',
      'allocation',
      'allocation_person',
      'kept_draft',
    ])
      await db.schema.dropTable(table).execute()
    const noted = ['told_at', 'wiped_at', 'wiped_unsent', 'wiped_signed', 'session_at', 'synced_at', 'heard_at']
    for (const column of ['retired_by', 'retired_why', ...noted])
      await db.schema.alterTable('device').dropColumn(column).execute()
    for (const index of ['person_likeness', 'person_place', 'person_place_number'])
      await db.schema.dropIndex(index).execute()
    for (const column of ['place', 'place_number', 'placed_seq'])
      await db.schema.alterTable('person').dropColumn(column).execute()
    await db.schema.alterTable('assignment').dropColumn('direct').execute()
    await db.schema.alterTable('person').dropColumn('likeness').execute()
    await db.schema.alterTable('inbox').dropColumn('entry_id').execute()
    await sql`update schema_version set version = 1`.execute(db)
  }
})
