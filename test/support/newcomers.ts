import type { Entry, NewcomerEntry } from '../../src/domain/entry.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { type Record, foldRecord } from '../../src/domain/record.ts'
import { parseEntry } from '../../src/domain/entry.ts'
import { aFact, aStamp, anId } from './entries.ts'
import type { TestTablet } from './sealing.ts'

/** What an adviser's tablet records of somebody new: in the order in which the app saves it. */
export function aNewcomer(
  tablet: TestTablet,
  { given = 'Mirembe', family = 'Dewpond', born = '2010-11-09' } = {},
): { readonly person: PersonId; readonly entries: readonly [Entry, ...Entry[]] } {
  const person = anId() as PersonId
  const by = { person, author: tablet.author, device: tablet.reply.device }
  const first: NewcomerEntry = { ...aStamp(by), kind: 'newcomer', newcomer: { place: 'Testbury High School' } }
  const facts = [
    aFact({ field: 'name', value: { given, family } }, by),
    aFact({ field: 'dateOfBirth', value: born }, by),
    aFact({ field: 'placement', value: { kind: 'school', name: 'Testbury High School' } }, by),
  ]
  return { person, entries: [first, ...facts] }
}

/** Everything that a tablet is given of somebody, in the order of the stream. */
export async function pulled(tablet: TestTablet, person: PersonId): Promise<readonly Entry[]> {
  const { streams } = await tablet.entries([{ person, after: 0 }])
  return streams.flatMap(({ entries }) =>
    entries.map(({ entry }) => {
      const parsed = parseEntry(entry)
      if (!parsed.ok) throw new Error('the server gave something that is no entry')
      return parsed.value
    }),
  )
}

/** The record as a tablet folds it. */
export async function pulledRecord(tablet: TestTablet, person: PersonId): Promise<Record> {
  return foldRecord(await pulled(tablet, person))
}
