import type { Entry } from '../domain/entry.ts'
import { compartmentOf } from '../domain/fact.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Record, foldRecord, valueOf } from '../domain/record.ts'
import type { OnTablet } from '../protocol/tablets.ts'
import type { Context } from './context.ts'
import { entriesOf } from './people.ts'
import { standsFor } from './same-person/merged.ts'

/** What tells somebody from others, and no more of their record. */
type Identity = Pick<OnTablet, 'name' | 'dateOfBirth' | 'recordNumber' | 'place'>

/** Who somebody is, and whether something of them is held apart. Of somebody who became one with another, that other. */
export async function identityOf(ctx: Context, person: string): Promise<{ identity: Identity; apart: boolean }> {
  const entries = await entriesOf(ctx, await standsFor(ctx, ctx.db.db, person as PersonId))
  return { identity: identityIn(foldRecord(entries)), apart: entries.some(isApart) }
}

function identityIn(record: Record): Identity {
  const name = valueOf(record, 'name')
  const dateOfBirth = valueOf(record, 'dateOfBirth')
  const recordNumber = valueOf(record, 'councilRecordNumber')
  const place = valueOf(record, 'currentDestination')?.establishment?.name
  return {
    ...(name ? { name: { given: name.given, family: name.family } } : {}),
    ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
    ...(recordNumber === undefined ? {} : { recordNumber }),
    ...(place === undefined ? {} : { place }),
  }
}

function isApart(entry: Entry): boolean {
  return entry.kind === 'fact' && compartmentOf(entry.fact.field) !== undefined
}
