import type { Context } from '../context.ts'
import { entriesOf, everybody } from '../people.ts'
import { recordEntries } from '../same-person/likeness.ts'
import { personKey } from '../streams.ts'
import type { ProviderTarget } from './provider-target.ts'

/** Where a provider's list is imported to: the database of a running council. */
export function providerDatabase(ctx: Context): ProviderTarget {
  return {
    everybody: () => everybody(ctx),
    find: async (people) => {
      const found = new Map()
      for (const person of people) found.set(person, await entriesOf(ctx, person))
      return found
    },
    write: async (additions) => {
      await ctx.db.transact(async (tx) => {
        for (const { person, entries } of additions) {
          const key = await personKey(ctx, tx, person)
          if (!key) throw new Error('Broken assumption: somebody who was just found has a key')
          await recordEntries(ctx, tx, person, key, entries)
        }
      })
    },
  }
}
