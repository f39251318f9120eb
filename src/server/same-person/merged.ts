import { createHash } from 'node:crypto'
import type { Entry } from '../../domain/entry.ts'
import { carriedOver } from '../../domain/carried-over.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { lengthPrefixed } from '../../lib/bytes.ts'
import { READING } from '../../protocol/envelope.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import type { OpenedEntry } from '../open.ts'

/** The person that somebody was put together with; undefined for everybody else. */
export async function mergedInto(
  ctx: Context,
  db: Tx | Context['db']['db'],
  person: string,
): Promise<PersonId | undefined> {
  const row = await db
    .selectFrom('merged_person')
    .select('into_id')
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.into_id as PersonId | undefined
}

/** Who stands for somebody today: themselves, or whoever they were put together with at last. */
export async function standsFor(ctx: Context, db: Tx | Context['db']['db'], person: PersonId): Promise<PersonId> {
  const into = await mergedInto(ctx, db, person)
  return into ? standsFor(ctx, db, into) : person
}

/** The id of an entry in the record it is carried over to: the same at every time, so that what arrives twice is there once. */
export function idIn(person: PersonId, id: string): EntryId {
  const digest = createHash('sha256')
    .update(lengthPrefixed('waymark/carried-over/1', person, id))
    .digest()
  return digest.subarray(0, 16).toString('base64url') as EntryId
}

/** An entry carried over to the record of another person. */
export function carryOver(entry: Entry, person: PersonId): Entry {
  return carriedOver(entry, person, (id) => idIn(person, id))
}

/** What a tablet still sends about somebody who was put together with another, as it belongs into that record. */
export function carryOverOpened({ entry, delegation }: OpenedEntry, person: PersonId): OpenedEntry {
  const carried = carryOver(entry, person)
  const contact = delegation && (delegation.contact === READING ? READING : idIn(person, delegation.contact))
  return {
    entry: carried,
    text: JSON.stringify(carried),
    delegation:
      delegation && contact !== undefined && delegation.person === entry.person
        ? { ...delegation, person, contact }
        : delegation,
  }
}
