import { type ColumnDataType, type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** What differs between the two databases: how bytes and large numbers are called. */
export interface Dialect {
  readonly bytes: ColumnDataType
  readonly number: ColumnDataType
}

type Columns = { readonly [name: string]: 'text' | 'bytes' | 'number' | 'text?' | 'bytes?' | 'number?' }

/** Adds a table whose key begins with the council. Columns ending in `?` may be empty. */
async function addTable(
  db: Kysely<Database>,
  dialect: Dialect,
  name: string,
  columns: Columns,
  key: readonly string[],
): Promise<void> {
  let table = db.schema.createTable(name).addColumn('authority_id', 'text', (column) => column.notNull())
  for (const [column, kind] of Object.entries(columns)) {
    const type = kind.startsWith('text') ? 'text' : kind.startsWith('bytes') ? dialect.bytes : dialect.number
    table = table.addColumn(column, type, (built) => (kind.endsWith('?') ? built : built.notNull()))
  }
  await table.addPrimaryKeyConstraint(`${name}_key`, ['authority_id', ...key] as never).execute()
}

async function firstTables(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const add = (name: string, columns: Columns, key: readonly string[]) => addTable(db, dialect, name, columns, key)
  await add('meta', { name: 'text', value: 'text' }, ['name'])
  await add(
    'account',
    { id: 'text', sign_in: 'text', name: 'text', role: 'text', password: 'text', created_at: 'number' },
    ['id'],
  )
  await add('enrolment_code', { code_hash: 'text', staff_id: 'text', ends_at: 'number', used_at: 'number?' }, [
    'code_hash',
  ])
  await add(
    'device',
    {
      id: 'text',
      staff_id: 'text',
      public_key: 'text',
      push_token_hash: 'text',
      enrolled_at: 'number',
      retired_at: 'number?',
    },
    ['id'],
  )
  await add('session', { token_hash: 'text', staff_id: 'text', device_id: 'text?', ends_at: 'number' }, ['token_hash'])
  await add('challenge', { nonce_hash: 'text', device_id: 'text', ends_at: 'number' }, ['nonce_hash'])
  await add('guess', { subject_hash: 'text', failures: 'number', last_at: 'number' }, ['subject_hash'])
  await add(
    'audit',
    { id: 'text', at: 'number', staff_id: 'text?', device_id: 'text?', action: 'text', person_id: 'text?' },
    ['id'],
  )
}

async function recordTables(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const add = (name: string, columns: Columns, key: readonly string[]) => addTable(db, dialect, name, columns, key)
  await add('person', { id: 'text', wrapped_key: 'bytes', record_number_index: 'text?' }, ['id'])
  await add('assignment', { staff_id: 'text', person_id: 'text', since: 'number' }, ['staff_id', 'person_id'])
  await add('stream_head', { person_id: 'text', seq: 'number', hash: 'bytes' }, ['person_id'])
  await add(
    'entry',
    { person_id: 'text', seq: 'number', entry_id: 'text', text_hash: 'text', hash: 'bytes', sealed: 'bytes' },
    ['person_id', 'seq'],
  )
  await add('moved', { staff_id: 'text', person_id: 'text', at_seq: 'number', gone: 'number' }, [
    'staff_id',
    'person_id',
  ])
  await add('feed_head', { staff_id: 'text', seq: 'number' }, ['staff_id'])
  await add(
    'inbox',
    {
      hash: 'text',
      device_id: 'text',
      n: 'number',
      envelope: 'bytes',
      received_at: 'number',
      state: 'text',
      reason: 'text?',
    },
    ['hash'],
  )
}

async function indexes(db: Kysely<Database>): Promise<void> {
  const unique = (name: string, table: string, columns: string[]) =>
    db.schema
      .createIndex(name)
      .on(table)
      .columns(['authority_id', ...columns])
      .unique()
      .execute()
  const plain = (name: string, table: string, columns: string[]) =>
    db.schema
      .createIndex(name)
      .on(table)
      .columns(['authority_id', ...columns])
      .execute()
  await unique('account_sign_in', 'account', ['sign_in'])
  await unique('device_push_token', 'device', ['push_token_hash'])
  await unique('person_record_number', 'person', ['record_number_index'])
  await unique('entry_id', 'entry', ['entry_id'])
  await plain('moved_feed', 'moved', ['staff_id', 'at_seq'])
  await plain('assignment_person', 'assignment', ['person_id'])
  await plain('inbox_state', 'inbox', ['state', 'received_at'])
}

/** Who may be the same person as somebody else, who was found to be, and what number the next newcomer gets. */
async function samePersonTables(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const add = (name: string, columns: Columns, key: readonly string[]) => addTable(db, dialect, name, columns, key)
  await db.schema.alterTable('person').addColumn('likeness', 'text').execute()
  await add(
    'merged_person',
    { person_id: 'text', into_id: 'text', record_number_index: 'text?', merged_at: 'number' },
    ['person_id'],
  )
  await add(
    'possible_duplicate',
    {
      person_id: 'text',
      other_id: 'text',
      found_at: 'number',
      state: 'text',
      decided_by: 'text?',
      decided_at: 'number?',
    },
    ['person_id', 'other_id'],
  )
  await add('record_number', { database_id: 'text', last: 'number', seen_at: 'number' }, ['database_id'])
  const indexed = [
    ['person_likeness', 'person', ['likeness']],
    ['merged_record_number', 'merged_person', ['record_number_index']],
    ['duplicate_state', 'possible_duplicate', ['state', 'found_at']],
  ] as const
  for (const [name, table, columns] of indexed)
    await db.schema
      .createIndex(name)
      .on(table)
      .columns(['authority_id', ...columns])
      .execute()
}

/** What a lost tablet held, and what became of it. Whose records it was given before, the audit tells. */
async function lostTabletTables(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const add = (name: string, columns: Columns, key: readonly string[]) => addTable(db, dialect, name, columns, key)
  for (const name of ['retired_by', 'retired_why'])
    await db.schema.alterTable('device').addColumn(name, 'text').execute()
  for (const name of ['told_at', 'wiped_at', 'wiped_unsent', 'wiped_signed', 'session_at', 'synced_at', 'heard_at'])
    await db.schema.alterTable('device').addColumn(name, dialect.number).execute()
  await add(
    'device_person',
    { device_id: 'text', person_id: 'text', first_at: 'number', last_at: 'number', removed_at: 'number?' },
    ['device_id', 'person_id'],
  )
  await add('removal', { device_id: 'text', hash: 'text', text: 'text', signature: 'text?', received_at: 'number' }, [
    'device_id',
    'hash',
  ])
  await sql`
    insert into device_person (authority_id, device_id, person_id, first_at, last_at)
    select authority_id, device_id, person_id, min(at), max(at) from audit
    where action = 'record-fetched' and device_id is not null and person_id is not null
    group by authority_id, device_id, person_id`.execute(db)
}

/** What people decided about envelopes that were held, beside the envelopes, which stay as they came. */
async function heldDecisions(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  await db.schema.alterTable('inbox').addColumn('entry_id', 'text').execute()
  await addTable(
    db,
    dialect,
    'held_decision',
    {
      hash: 'text',
      decision: 'text',
      decided_at: 'number',
      decided_by: 'text',
      person_id: 'text?',
      why: 'bytes',
    },
    ['hash'],
  )
  await db.schema.createIndex('held_decision_at').on('held_decision').columns(['authority_id', 'decided_at']).execute()
}

/** Who is given whom, from when and until when. Whoever was given before was given for good. */
async function allocationTables(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const add = (name: string, columns: Columns, key: readonly string[]) => addTable(db, dialect, name, columns, key)
  await db.schema
    .alterTable('assignment')
    .addColumn('direct', dialect.number, (column) => column.notNull().defaultTo(1))
    .execute()
  for (const name of ['place', 'place_number']) await db.schema.alterTable('person').addColumn(name, 'text').execute()
  await db.schema.alterTable('person').addColumn('placed_seq', dialect.number).execute()
  await add(
    'allocation',
    {
      id: 'text',
      staff_id: 'text',
      kind: 'text',
      school: 'text?',
      of_staff: 'text?',
      from_day: 'text',
      until_day: 'text?',
      ends_at: 'number?',
      reason: 'bytes?',
      made_by: 'text?',
      made_at: 'number',
      ended_at: 'number?',
      seen_by: 'text?',
      seen_at: 'number?',
    },
    ['id'],
  )
  await add('allocation_person', { allocation_id: 'text', person_id: 'text', given: 'number' }, [
    'allocation_id',
    'person_id',
  ])
  const indexed = [
    ['person_place', 'person', 'place'],
    ['person_place_number', 'person', 'place_number'],
    ['allocation_staff', 'allocation', 'staff_id'],
    ['allocation_person_person', 'allocation_person', 'person_id'],
  ] as const
  for (const [name, table, column] of indexed)
    await db.schema.createIndex(name).on(table).columns(['authority_id', column]).execute()
}

/** Half-written forms of tablets whose passphrase was forgotten. */
async function keptDraftTable(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  await addTable(
    db,
    dialect,
    'kept_draft',
    { device_id: 'text', draft_id: 'text', person_id: 'text?', rev: 'number', kept_at: 'number', sealed: 'bytes' },
    ['device_id', 'draft_id'],
  )
}

/** Every change of shape, in order. The place in this list is the version; none is ever edited. */
const migrations: readonly ((db: Kysely<Database>, dialect: Dialect) => Promise<void>)[] = [
  async (db, dialect) => {
    await firstTables(db, dialect)
    await recordTables(db, dialect)
    await indexes(db)
  },
  samePersonTables,
  lostTabletTables,
  heldDecisions,
  allocationTables,
  keptDraftTable,
]

/** Brings a database to the newest shape. A database that is newer than this program is left alone. */
export async function migrate(db: Kysely<Database>, dialect: Dialect): Promise<'migrated' | 'newer-database'> {
  await sql`create table if not exists schema_version (one integer primary key, version integer not null)`.execute(db)
  const row = await db.selectFrom('schema_version').select('version').executeTakeFirst()
  const version = row?.version ?? 0
  if (version > migrations.length) return 'newer-database'
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue
    await db.transaction().execute(async (tx) => {
      await step(tx, dialect)
      const next = { one: 1, version: index + 1 }
      await tx
        .insertInto('schema_version')
        .values(next)
        .onConflict((conflict) => conflict.column('one').doUpdateSet(next))
        .execute()
    })
  }
  return 'migrated'
}
