import { type KeyObject, createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId } from '../../domain/ids.ts'
import type { Authority } from '../../protocol/access.ts'
import { EMPTY_STREAM_HASH, streamHashInput } from '../../protocol/stream.ts'
import { atRestKey, openAtRest } from '../at-rest.ts'
import { CannotStart } from '../config.ts'
import type { Db } from '../db/database.ts'
import type { CouncilKeys } from '../keys.ts'

/** People looked at together. */
const AT_ONCE = 500

/** What a database was found to hold. */
export interface Verified {
  readonly authority: Authority
  readonly schemaVersion: number
  readonly people: number
  readonly entries: number
  /** Whether every entry was opened and every chained hash worked out anew; without the keys only their ends are compared. */
  readonly opened: boolean
  /** How many records do not agree with themselves. */
  readonly broken: number
}

/**
 * Looks at everything in a database: that the file is whole, that every stream is dense and ends with the hash of its head, and, with
 * the keys, that every entry opens and every hash comes out the same. Throws {@link CannotStart} for what is no database of a council,
 * and for keys that are another's.
 */
export async function verifyDatabase(db: Db, keys: CouncilKeys | undefined): Promise<Verified> {
  if (db.kind === 'sqlite') await assertWhole(db)
  const authority = await authorityIn(db)
  const version = await db.db.selectFrom('schema_version').select('version').executeTakeFirstOrThrow()
  const found = { people: 0, entries: 0, broken: 0 }
  for (let after = ''; ;) {
    const heads = await headsAfter(db, authority.id, after)
    for (const head of heads) {
      const checked = await checkStream(db, authority.id, keys, head)
      found.people++
      found.entries += checked.entries
      if (!checked.agrees) found.broken++
    }
    const last = heads.at(-1)
    if (!last) return { authority, schemaVersion: version.version, opened: keys !== undefined, ...found }
    after = last.person_id
  }
}

async function assertWhole(db: Db): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db.db)
  if (rows[0]?.integrity_check !== 'ok') throw new CannotStart('The database is damaged: its integrity check fails.')
}

/** The council whose database it is. */
async function authorityIn(db: Db): Promise<Authority> {
  const row = await db.db.selectFrom('meta').selectAll().where('name', '=', 'authority-name').executeTakeFirst()
  if (!row) throw new CannotStart('This holds no council: it is not a backup of Waymark.')
  return { id: row.authority_id as AuthorityId, name: row.value }
}

type Head = { person_id: string; seq: number; hash: Buffer; wrapped_key: Buffer | null }

function headsAfter(db: Db, authority: AuthorityId, after: string): Promise<Head[]> {
  return db.db
    .selectFrom('stream_head')
    .leftJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'stream_head.authority_id')
        .onRef('person.id', '=', 'stream_head.person_id'),
    )
    .select(['stream_head.person_id', 'stream_head.seq', 'stream_head.hash', 'person.wrapped_key'])
    .where('stream_head.authority_id', '=', authority)
    .where('stream_head.person_id', '>', after)
    .orderBy('stream_head.person_id')
    .limit(AT_ONCE)
    .execute()
}

async function checkStream(
  db: Db,
  authority: AuthorityId,
  keys: CouncilKeys | undefined,
  head: Head,
): Promise<{ entries: number; agrees: boolean }> {
  const rows = await db.db
    .selectFrom('entry')
    .select(['seq', 'hash', 'sealed'])
    .where('authority_id', '=', authority)
    .where('person_id', '=', head.person_id)
    .orderBy('seq')
    .execute()
  const dense = rows.every(({ seq }, index) => seq === index + 1)
  const ends = Buffer.from(rows.at(-1)?.hash ?? EMPTY_STREAM_HASH).equals(Buffer.from(head.hash))
  const agrees = dense && ends && rows.length === head.seq
  if (!keys || !head.wrapped_key) return { entries: rows.length, agrees }
  const key = personKeyOf(keys, authority, head.person_id, head.wrapped_key)
  return { entries: rows.length, agrees: agrees && chainAgrees(key, [authority, head.person_id], rows) }
}

function personKeyOf(keys: CouncilKeys, authority: AuthorityId, person: string, wrapped: Buffer): KeyObject {
  try {
    return atRestKey(openAtRest(keys.wrapping, ['person-key', authority, person], wrapped))
  } catch {
    throw new CannotStart(
      'The keys in the key folder do not open this database: they are of another council or another day.',
    )
  }
}

function chainAgrees(
  key: KeyObject,
  place: readonly [string, string],
  rows: readonly { seq: number; hash: Buffer; sealed: Buffer }[],
): boolean {
  let hash: Uint8Array = EMPTY_STREAM_HASH
  for (const row of rows) {
    try {
      const text = openAtRest(key, ['entry', ...place, row.seq], row.sealed).toString('utf8')
      hash = createHash('sha256').update(streamHashInput(hash, text)).digest()
    } catch {
      return false
    }
    if (!Buffer.from(row.hash).equals(Buffer.from(hash))) return false
  }
  return true
}
