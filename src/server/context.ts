import { createHash, randomBytes } from 'node:crypto'
import type { AuthorityId } from '../domain/ids.ts'
import type { Authority } from '../protocol/access.ts'
import type { Db } from './db/database.ts'
import type { CouncilKeys } from './keys.ts'
import type { Log } from './log.ts'

/** Moments of taking envelopes in at which the process must be able to end with nothing lost. */
export type Failpoint = 'storing' | 'stored' | 'claimed' | 'appending' | 'decided' | 'settled' | 'answering'

/** What every part of the server is given: built once at the start, or by a test. */
export interface Context {
  readonly db: Db
  readonly keys: CouncilKeys
  readonly authority: Authority
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of each such moment, in tests that end the process there: no start of the server sets it. */
  readonly failpoint?: (at: Failpoint) => void
}

/** A new id: 16 random bytes. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}

/** A new token: 32 random bytes. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a text, in base64url. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** 48 bits of a text: among 150,000 texts, two that fall together come up less than once in 10,000 times. */
export function shortHash(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6)
}

/** The council of this installation: its id and lineage are made with the database. */
export async function readAuthority(db: Db, name: string): Promise<{ authority: Authority; isNew: boolean }> {
  const rows = await db.db.selectFrom('meta').selectAll().execute()
  const held = rows.find((row) => row.name === 'authority-name')
  if (held) return { authority: { id: held.authority_id as AuthorityId, name: held.value }, isNew: false }
  const id = newId() as AuthorityId
  await db.transact(async (tx) => {
    await tx
      .insertInto('meta')
      .values([
        { authority_id: id, name: 'authority-name', value: name },
        { authority_id: id, name: 'lineage', value: newId() },
      ])
      .execute()
  })
  return { authority: { id, name }, isNew: true }
}
