import type { Entry } from '../../src/domain/entry.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { ImportTarget } from '../../src/server/import/target.ts'
import { aFact } from './entries.ts'

/** A place to import to that lives in memory; the database's own is tested with the server. */
export interface ListTarget extends ImportTarget {
  people(): number
  entriesOf(recordNumber: string): readonly Entry[]
  /** An adviser, who has seen everything, records something else. */
  adviserSays(recordNumber: string, fact: Fact): void
}

export function aListTarget(): ListTarget {
  const held = new Map<string, { person: PersonId; entries: Entry[] }>()
  const entriesOf = (number: string) => held.get(number)?.entries ?? []
  return {
    find: (numbers) => Promise.resolve(new Map([...held].filter(([number]) => numbers.includes(number)))),
    write: (people) => {
      for (const { councilRecordNumber, person, entries } of people) {
        held.set(councilRecordNumber, { person, entries: [...entriesOf(councilRecordNumber), ...entries] })
      }
      return Promise.resolve()
    },
    people: () => held.size,
    entriesOf,
    adviserSays: (number, fact) => {
      const seen = entriesOf(number).filter((entry) => entry.kind === 'fact' && entry.fact.field === fact.field)
      entriesOf(number).push(aFact(fact, { supersedes: seen.map(({ id }) => id) }))
    },
  }
}
