import type { Context } from '../../src/server/context.ts'

/** A process whose transaction has decided something and not committed it yet. */
export interface HeldOpen {
  readonly ctx: Context
  /** Resolves once it is decided. */
  readonly decided: Promise<void>
  /** Lets it commit, once whatever came meanwhile has had its chance: that waits, or would have ended by now. */
  commitAfter(meanwhile: Promise<unknown>): Promise<void>
}

/** A context that holds the transaction open whose outcome says this word. */
export function heldOpen(ctx: Context, word: string): HeldOpen {
  const decided = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const transact: Context['db']['transact'] = (work) =>
    ctx.db.transact(async (tx) => {
      const outcome = await work(tx)
      if (JSON.stringify(outcome)?.includes(word)) {
        decided.resolve()
        await gate.promise
      }
      return outcome
    })
  return {
    ctx: { ...ctx, db: { ...ctx.db, transact } },
    decided: decided.promise,
    commitAfter: async (meanwhile) => {
      await Promise.race([meanwhile, new Promise((resolve) => setTimeout(resolve, 500))])
      gate.resolve()
    },
  }
}
