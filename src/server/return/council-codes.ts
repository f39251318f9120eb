import * as z from 'zod/mini'
import type { Context } from '../context.ts'

const Codes = z.strictObject({
  /** The three digits that record numbers begin with. */
  databases: z.array(z.string().check(z.regex(/^\d{3}$/))).check(z.minLength(1)),
  /** Codes of the council, or of several that share this service. */
  authorities: z.array(z.string().check(z.regex(/^\d{3}$/))).check(z.minLength(1)),
})

/** By what codes the Department for Education knows the council. */
export type CouncilCodes = z.infer<typeof Codes>

/** Keeps what the newest list said of itself, for the return; a list that does not name the council changes nothing. */
export async function rememberCouncilCodes(
  ctx: Context,
  { databases, authorities }: { readonly databases: readonly string[]; readonly authorities: readonly string[] },
): Promise<void> {
  const codes = Codes.safeParse({ databases: [...databases], authorities: [...authorities] })
  if (!codes.success) return
  const value = JSON.stringify(codes.data)
  await ctx.db.transact((tx) =>
    tx
      .insertInto('meta')
      .values({ authority_id: ctx.authority.id, name: 'nccis-codes', value })
      .onConflict((conflict) => conflict.columns(['authority_id', 'name']).doUpdateSet({ value }))
      .execute(),
  )
}

/** The codes of the newest list that named them. */
export async function councilCodes(ctx: Context): Promise<CouncilCodes | undefined> {
  const row = await ctx.db.db
    .selectFrom('meta')
    .select('value')
    .where('authority_id', '=', ctx.authority.id)
    .where('name', '=', 'nccis-codes')
    .executeTakeFirst()
  return row && Codes.safeParse(JSON.parse(row.value)).data
}
