import type { PersonId } from '../../domain/ids.ts'
import type { Context } from '../context.ts'
import { listDuplicates } from '../same-person/duplicates.ts'
import { mergePeople } from '../same-person/merge.ts'
import { Misuse } from './misuse.ts'

/** `duplicates`: who may be the same person, by record number. Names are for a manager to see, in the office. */
export async function listDuplicatesCommand(ctx: Context): Promise<void> {
  const { duplicates } = await listDuplicates(ctx, undefined)
  if (duplicates.length === 0) console.log('Nobody is suspected to be here twice.')
  for (const { person, other, foundAt } of duplicates) {
    const [one, two] = [person, other].map(
      ({ recordNumber, entries, met }) =>
        `${recordNumber ?? 'no number'} (${entries} entries${met ? ', met by an adviser' : ''})`,
    )
    console.log(`${foundAt}\t${one}\t${two}`)
  }
}

/** `merge KEEP OTHER`: puts two records of one person together, by their record numbers. */
export async function mergeCommand(ctx: Context, [keep, other]: readonly string[]): Promise<void> {
  if (keep === undefined || other === undefined) throw new Misuse('Name two record numbers: the one that stays first.')
  const [kept, gone] = [await personOf(ctx, keep), await personOf(ctx, other)]
  const merged = kept && gone ? await mergePeople(ctx, { keep: kept, other: gone }) : undefined
  if (!merged?.ok) throw new Misuse('Nobody has one of these record numbers, or both are of the same record.')
  console.log('Both records are one now. Tablets show it when they next connect.')
}

async function personOf(ctx: Context, recordNumber: string): Promise<PersonId | undefined> {
  const row = await ctx.db.db
    .selectFrom('person')
    .select('id')
    .where('authority_id', '=', ctx.authority.id)
    .where('record_number_index', '=', ctx.keys.recordNumberIndex(recordNumber))
    .executeTakeFirst()
  return row?.id as PersonId | undefined
}
