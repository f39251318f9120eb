import type { Author, Entry, FactEntry } from '../../domain/entry.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { type FactState, foldRecord, valueOf } from '../../domain/record.ts'
import { standing } from '../../domain/standing.ts'
import type { Context } from '../context.ts'
import { councilFact } from './council-entry.ts'

/** As many as an entry may supersede. */
const MOST_REPLACED = 50
const DETAIL = 'Two records of the same person were put together'

/**
 * Two records have two council numbers, and one person has one: the number of the record that stays holds, and the other becomes
 * the previous one, as the national return has it. Everything else that differs stays contested until somebody asks.
 */
export function settledNumbers(
  ctx: Context,
  keep: PersonId,
  kept: readonly Entry[],
  carried: readonly Entry[],
  author: Author,
): FactEntry[] {
  const own = valueOf(foldRecord(kept), 'councilRecordNumber')
  const others = valueOf(foldRecord(carried), 'councilRecordNumber')
  if (own === undefined || others === undefined || own === others) return []
  const both = foldRecord([...kept, ...carried])
  const heads = (field: 'councilRecordNumber' | 'previousCouncilRecordNumber') => standingIds(both.facts.get(field))
  return [
    // In the list's own voice: the next list takes it for what the list said, and does not contest it.
    councilFact(
      ctx,
      keep,
      { field: 'councilRecordNumber', value: own },
      { kind: 'council-list', detail: DETAIL, supersedes: heads('councilRecordNumber') },
    ),
    councilFact(
      ctx,
      keep,
      { field: 'previousCouncilRecordNumber', value: others },
      { kind: 'adviser', detail: DETAIL, author, supersedes: heads('previousCouncilRecordNumber') },
    ),
  ]
}

/** Every statement of a field that stands, equal ones too: as many as an entry may supersede. */
export function standingIds(state: FactState | undefined): EntryId[] {
  return standing(state?.history ?? [])
    .map(({ id }) => id)
    .slice(0, MOST_REPLACED)
}
