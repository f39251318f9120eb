import type { Context } from './context.ts'

/** What the database says of the council as a whole, each under a name of its own. */
type MetaName = 'contact' | 'escrow' | 'likeness' | 'nccis-codes' | 'reads'

/** The text under a name; undefined while nobody has written one. */
export async function readMeta(ctx: Context, name: MetaName): Promise<string | undefined> {
  const row = await ctx.db.db
    .selectFrom('meta')
    .select('value')
    .where('authority_id', '=', ctx.authority.id)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value
}

/** Writes a text under a name, in place of what was there. */
export async function writeMeta(ctx: Context, name: MetaName, value: string): Promise<void> {
  await ctx.db.transact((tx) =>
    tx
      .insertInto('meta')
      .values({ authority_id: ctx.authority.id, name, value })
      .onConflict((conflict) => conflict.columns(['authority_id', 'name']).doUpdateSet({ value }))
      .execute(),
  )
}
