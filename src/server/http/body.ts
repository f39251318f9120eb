import type { Context as HonoContext } from 'hono'
import type * as z from 'zod/mini'

/** The request's body, if it is JSON of this shape. */
export async function parse<T>(c: HonoContext, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  try {
    return schema.safeParse(await c.req.json()).data
  } catch (error) {
    // A body over the limit is refused by the limiter, whose error passes through here.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}
