import type { PersonId } from '../../domain/ids.ts'
import { foldRecord } from '../../domain/record.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { nextRecordNumber } from '../record-numbers.ts'
import { appendEntries, personKey } from '../streams.ts'
import { councilFact, textsOf } from './council-entry.ts'
import { wholeStream } from '../people.ts'
import { standingIds } from './settled-numbers.ts'

/**
 * Frees record numbers for the people to whom the council's list gives them. Whoever was met, and was given one here because it was
 * the next, gets another: the list says whose number is whose.
 */
export async function takeNumbers(ctx: Context, tx: Tx, recordNumbers: readonly string[]): Promise<void> {
  if (recordNumbers.length === 0) return
  const rows = await tx
    .updateTable('person')
    .set({ record_number_index: null })
    .where('authority_id', '=', ctx.authority.id)
    .where(
      'record_number_index',
      'in',
      recordNumbers.map((number) => ctx.keys.recordNumberIndex(number)),
    )
    .returning('id')
    .execute()
  for (const { id } of rows) await renumber(ctx, tx, id as PersonId)
}

async function renumber(ctx: Context, tx: Tx, person: PersonId): Promise<void> {
  const key = await personKey(ctx, tx, person)
  if (!key) throw new Error('Broken assumption: somebody who has a number has a key')
  const number = await nextRecordNumber(ctx, tx)
  await tx
    .updateTable('person')
    .set({ record_number_index: ctx.keys.recordNumberIndex(number) })
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', person)
    .execute()
  const record = foldRecord(await wholeStream(ctx, tx, person, key))
  const entry = councilFact(
    ctx,
    person,
    { field: 'councilRecordNumber', value: number },
    {
      kind: 'council-list',
      detail: 'The list gave the number before to somebody else',
      supersedes: standingIds(record.facts.get('councilRecordNumber')),
    },
  )
  await appendEntries(ctx, tx, person, key, textsOf([entry]))
}
