import { likenessText } from '../domain/same-person.ts'
import type { Context } from './context.ts'

/** More people of one name and birthday are placeholders on a list, and nobody is meant. */
const MOST = 5

/** Whoever has this name and date of birth, in full and however they are spelt: found by the blind index, without opening anybody. */
export async function peopleCalled(ctx: Context, who: Parameters<typeof likenessText>[0]): Promise<string[]> {
  const text = likenessText(who)
  if (text === undefined) return []
  const rows = await ctx.db.db
    .selectFrom('person')
    .select('id')
    .where('authority_id', '=', ctx.authority.id)
    .where('likeness', '=', ctx.keys.likenessIndex(text))
    .orderBy('id')
    .limit(MOST + 1)
    .execute()
  return rows.length > MOST ? [] : rows.map(({ id }) => id)
}
