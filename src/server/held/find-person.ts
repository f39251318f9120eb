import type { PersonId, StaffId } from '../../domain/ids.ts'
import { likenessText } from '../../domain/same-person.ts'
import type { FindPersonReply, FindPersonRequest } from '../../protocol/held.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { sideOf } from '../same-person/duplicates.ts'

/** So many people of one name and birthday are shown. */
const MOST = 10

/**
 * Finds one young person for a manager who has to say whose record something belongs into, by the blind indexes: nobody's record
 * is opened but that of whoever fits. Whom they were shown is written down.
 */
export async function findPerson(ctx: Context, manager: StaffId, request: FindPersonRequest): Promise<FindPersonReply> {
  const rows = await ctx.db.db
    .selectFrom('person')
    .select('id')
    .where('authority_id', '=', ctx.authority.id)
    .where((eb) => {
      const { column, value } = indexed(ctx, request)
      return eb(column, '=', value)
    })
    .orderBy('id')
    .limit(MOST)
    .execute()
  const people: FindPersonReply['people'] = []
  for (const { id } of rows) {
    const side = await ctx.db.transact((tx) => sideOf(ctx, tx, id as PersonId))
    if (side) people.push(side)
  }
  await audit(ctx, ...people.map(({ id }) => ({ action: 'person-found', staff: manager, person: id }) as const))
  return { v: 1, people }
}

function indexed(ctx: Context, request: FindPersonRequest) {
  if (request.by === 'number')
    return { column: 'record_number_index', value: ctx.keys.recordNumberIndex(request.recordNumber) } as const
  return { column: 'likeness', value: ctx.keys.likenessIndex(likenessText(request) ?? '') } as const
}
