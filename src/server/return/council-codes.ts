import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { readMeta, writeMeta } from '../meta.ts'

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
  if (codes.success) await writeMeta(ctx, 'nccis-codes', JSON.stringify(codes.data))
}

/** The codes of the newest list that named them. */
export async function councilCodes(ctx: Context): Promise<CouncilCodes | undefined> {
  const value = await readMeta(ctx, 'nccis-codes')
  return value === undefined ? undefined : Codes.safeParse(JSON.parse(value)).data
}
