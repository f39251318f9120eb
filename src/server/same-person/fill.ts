import type { Entry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Context } from '../context.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { peopleAfter, wholeStream } from '../people.ts'
import { raiseRecordNumbers } from '../record-numbers.ts'
import { personKey } from '../streams.ts'
import { type Likened, likenessOf, noticeDuplicates, setLikeness } from './likeness.ts'

const AT_ONCE = 100

/**
 * Fills what a database of an earlier version does not have: the blind index of everybody, and the highest record number of each
 * database. Once; a database that has them says so. It may be stopped anywhere and run again.
 */
export async function fillLikeness(ctx: Context): Promise<void> {
  if ((await readMeta(ctx, 'likeness')) !== undefined) return
  let after = ''
  for (;;) {
    const people = await peopleAfter(ctx, after, AT_ONCE)
    const last = people.at(-1)
    if (last === undefined) break
    await fill(ctx, people)
    after = last
  }
  await writeMeta(ctx, 'likeness', '1')
}

async function fill(ctx: Context, people: readonly PersonId[]): Promise<void> {
  await ctx.db.transact(async (tx) => {
    const likened: Likened[] = []
    const numbers: string[] = []
    for (const person of people) {
      const key = await personKey(ctx, tx, person)
      const entries = key ? await wholeStream(ctx, tx, person, key) : []
      likened.push({ person, likeness: likenessOf(ctx, entries) })
      numbers.push(...recordNumbersOf(entries))
    }
    for (const one of likened) await setLikeness(ctx, tx, one)
    await noticeDuplicates(ctx, tx, likened)
    await raiseRecordNumbers(ctx, tx, numbers)
  })
}

function recordNumbersOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'fact' && entry.fact.field === 'councilRecordNumber' && entry.fact.value !== null
      ? [entry.fact.value]
      : [],
  )
}
