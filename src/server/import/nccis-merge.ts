import type { Author, Entry, FactEntry } from '../../domain/entry.ts'
import type { Fact, FactField } from '../../domain/fact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/record.ts'
import type { Moment } from '../../domain/time.ts'

/** What every entry of one import is stamped with. */
export interface ImportStamp {
  readonly periodEnd: string
  readonly now: Moment
  readonly author: Author
  readonly newId: () => string
}

/** What one person's place in the list leads to. */
export interface Merged {
  readonly entries: readonly FactEntry[]
  /** Fields for which a newer list was imported before: the older one says nothing of them. */
  readonly olderFields: number
}

/**
 * Compares what the list says now with what it said before, field by field. Only the list's own statements are taken the
 * place of: what an adviser recorded meanwhile stays, and the field shows both. An equal value needs no new entry; a value
 * that is gone becomes an empty statement, so that the record does not go on claiming it.
 */
export function mergeList(
  person: PersonId,
  facts: readonly Fact[],
  held: readonly Entry[],
  stamp: ImportStamp,
): Merged {
  const before = Map.groupBy(listEntries(held), (entry) => entry.fact.field)
  const now = new Map<FactField, Fact>(facts.map((fact) => [fact.field, fact]))
  const entries: FactEntry[] = []
  let olderFields = 0
  for (const field of new Set([...now.keys(), ...before.keys()])) {
    const heads = headsOf(before.get(field) ?? [])
    const fact: Fact = now.get(field) ?? ({ field, value: null } as Fact)
    if (heads.some(({ source }) => source.asOf > stamp.periodEnd)) olderFields += isSaid(heads, fact) ? 0 : 1
    else if (!isSaid(heads, fact)) entries.push(toEntry(person, fact, heads, stamp))
  }
  return { entries, olderFields }
}

function listEntries(held: readonly Entry[]): FactEntry[] {
  return held.filter((entry) => entry.kind === 'fact').filter(({ source }) => source.kind === 'council-list')
}

/** The list's statements that no later statement of the list took the place of. */
function headsOf(entries: readonly FactEntry[]): FactEntry[] {
  const superseded = new Set(entries.flatMap(({ supersedes }) => supersedes))
  return entries.filter(({ id }) => !superseded.has(id))
}

function isSaid(heads: readonly FactEntry[], fact: Fact): boolean {
  if (heads.length === 0) return fact.value === null
  return heads.every((head) => canonical(head.fact.value) === canonical(fact.value))
}

function toEntry(person: PersonId, fact: Fact, heads: readonly FactEntry[], stamp: ImportStamp): FactEntry {
  return {
    v: 1,
    id: stamp.newId() as EntryId,
    person,
    author: stamp.author,
    at: stamp.now,
    source: { kind: 'council-list', detail: 'NCCIS list', asOf: stamp.periodEnd },
    supersedes: heads.map(({ id }) => id),
    kind: 'fact',
    fact,
  }
}
