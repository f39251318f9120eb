import type { PersonId } from '../../domain/ids.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { entriesOf } from '../people.ts'
import { raiseRecordNumbers } from '../record-numbers.ts'
import { textsOf } from '../same-person/council-entry.ts'
import { type Likened, likenessOf, noticeDuplicates, recordEntries } from '../same-person/likeness.ts'
import { standsFor } from '../same-person/merged.ts'
import { takeNumbers } from '../same-person/renumber.ts'
import { appendEntries, createPerson, personKey } from '../streams.ts'
import type { HeldPerson, ImportTarget, ImportedPerson } from './target.ts'

/** Where the council's list is imported to: the database of a running council. One import, one target. */
export function databaseTarget(ctx: Context): ImportTarget {
  const met = new Map<string, string>()
  return {
    find: async (numbers) => {
      const people = await peopleOf(ctx, numbers)
      const found = new Map<string, HeldPerson>()
      for (const number of numbers) {
        const person = people.get(number)
        if (person === undefined) continue
        const first = met.get(person) ?? number
        met.set(person, first)
        const held = { person, entries: await entriesOf(ctx, person) }
        found.set(number, first === number ? held : { ...held, again: true })
      }
      return found
    },
    write: async (people) => {
      await ctx.db.transact(async (tx) => {
        const numbers = people.map(({ councilRecordNumber }) => councilRecordNumber)
        await raiseRecordNumbers(ctx, tx, numbers)
        await takeNumbers(ctx, tx, newNumbers(people))
        const likened: Likened[] = []
        for (const person of people) likened.push(...(await writePerson(ctx, tx, person)))
        await noticeDuplicates(ctx, tx, likened)
      })
    },
  }
}

/** Whose numbers these are: their own, or that of a record that was put together with theirs. */
async function peopleOf(ctx: Context, numbers: readonly string[]): Promise<Map<string, PersonId>> {
  const numberOf = new Map(numbers.map((number) => [ctx.keys.recordNumberIndex(number), number]))
  const own = await ctx.db.db
    .selectFrom('person')
    .select(['id', 'record_number_index'])
    .where('authority_id', '=', ctx.authority.id)
    .where('record_number_index', 'in', [...numberOf.keys()])
    .execute()
  const merged = await ctx.db.db
    .selectFrom('merged_person')
    .select(['into_id as id', 'record_number_index'])
    .where('authority_id', '=', ctx.authority.id)
    .where('record_number_index', 'in', [...numberOf.keys()])
    .execute()
  const people = new Map<string, PersonId>()
  const named = (index: string | null) => numberOf.get(index ?? '') ?? ''
  for (const { id, record_number_index } of merged)
    people.set(named(record_number_index), await standsFor(ctx, ctx.db.db, id as PersonId))
  for (const { id, record_number_index } of own) people.set(named(record_number_index), id as PersonId)
  return people
}

/** Writes what is new of one person. Returns them with their blind index when they are new as well. */
async function writePerson(ctx: Context, tx: Tx, imported: ImportedPerson): Promise<Likened[]> {
  const { person, entries, isNew, councilRecordNumber } = imported
  if (isNew) {
    const likeness = likenessOf(ctx, entries)
    const key = await createPerson(ctx, tx, person, councilRecordNumber, likeness)
    if (entries.length > 0) await appendEntries(ctx, tx, person, key, textsOf(entries))
    return [{ person, likeness }]
  }
  const key = await personKey(ctx, tx, person)
  if (!key) throw new Error('Broken assumption: somebody who was found has a key')
  if (entries.length > 0) await recordEntries(ctx, tx, person, key, entries)
  return []
}

function newNumbers(people: readonly ImportedPerson[]): string[] {
  return people.filter(({ isNew }) => isNew).map(({ councilRecordNumber }) => councilRecordNumber)
}
