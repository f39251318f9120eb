import type { KeyObject } from 'node:crypto'
import type { PersonId, StaffId } from '../domain/ids.ts'
import { auditIn } from './audit.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { nextRecordNumber } from './record-numbers.ts'
import { councilFact, textsOf } from './same-person/council-entry.ts'
import { appendEntries, createPerson } from './streams.ts'

/** What a newcomer's record number says of itself. */
const GIVEN = 'Number given when they were met'

/**
 * Takes in somebody whom an adviser met and no list names (P13): under the id that the tablet made, into that adviser's caseload
 * and nobody else's (P21). The council's number for them is made here and nowhere else. Returns their key.
 */
export async function admitNewcomer(ctx: Context, tx: Tx, staff: StaffId, person: PersonId): Promise<KeyObject> {
  const number = await nextRecordNumber(ctx, tx)
  const key = await createPerson(ctx, tx, person, number)
  await tx
    .insertInto('assignment')
    .values({ authority_id: ctx.authority.id, staff_id: staff, person_id: person, since: ctx.now() })
    .execute()
  const fact = { field: 'councilRecordNumber', value: number } as const
  const entry = councilFact(ctx, person, fact, { kind: 'council-list', detail: GIVEN })
  await appendEntries(ctx, tx, person, key, textsOf([entry]))
  await auditIn(ctx, tx, { action: 'newcomer-admitted', staff, person })
  return key
}
