import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import type { Context } from '../../src/server/context.ts'
import type { Look, LookRequest } from './control.ts'

/** What the database holds of one world, read past everything that the server's own code would answer. */
export async function lookAt(ctx: Context, { hashes, staff, people }: LookRequest): Promise<Look> {
  const [inbox, scope, heads, entries] = await Promise.all([
    hashes.length === 0 ? [] : inboxOf(ctx, hashes),
    ctx.db.db.selectFrom('assignment').select(['staff_id', 'person_id']).where('staff_id', 'in', staff).execute(),
    ctx.db.db.selectFrom('stream_head').selectAll().where('person_id', 'in', people).execute(),
    ctx.db.db
      .selectFrom('entry')
      .select(['person_id', 'seq', 'entry_id'])
      .where('person_id', 'in', people)
      .orderBy('seq')
      .execute(),
  ])
  const byPerson = Map.groupBy(entries, ({ person_id }) => person_id)
  return {
    inbox,
    scope: scope.map((row) => ({ staff: row.staff_id as StaffId, person: row.person_id as PersonId })),
    streams: heads.map(({ person_id, seq, hash }) => ({
      person: person_id as PersonId,
      head: seq,
      hash: Buffer.from(hash).toString('base64url'),
      ids: idsOf(byPerson.get(person_id) ?? []),
    })),
  }
}

/** The ids of a stream in order; where its numbers are not dense, that is said in place of an id. */
function idsOf(rows: readonly { seq: number; entry_id: string }[]): string[] {
  return rows.map(({ seq, entry_id }, index) => (seq === index + 1 ? entry_id : `number ${seq} at ${index + 1}`))
}

function inboxOf(ctx: Context, hashes: readonly string[]): Promise<Look['inbox']> {
  return ctx.db.db.selectFrom('inbox').select(['hash', 'state', 'reason']).where('hash', 'in', hashes).execute()
}
