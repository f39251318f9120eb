import type { FactEntry } from '../domain/entry.ts'
import { type FactField, isItemField } from '../domain/fact.ts'
import type { EntryId } from '../domain/ids.ts'
import type { FactState, Record } from '../domain/record.ts'
import { standing } from '../domain/standing.ts'

/** Where a new statement goes: which of several it is about (none for the first of a new one), and what it takes the place of. */
export interface FactPlace {
  readonly of: EntryId | undefined
  readonly heads: readonly FactEntry[]
}

/**
 * The place of a new statement about a field, or about one of several (`of`). Another of several is new, unless the young
 * person had said that they would rather not give any: then it takes the place of that (P12). Of what stands there, a statement
 * takes the place of what its author had in sight (`seen`) and of nothing that came meanwhile; undefined means all of it.
 */
export function placeOf(
  record: Record,
  field: FactField,
  of: EntryId | undefined,
  seen?: readonly EntryId[],
): FactPlace {
  const item = isItemField(field)
  const states: readonly FactState[] = item ? (record.items.get(field) ?? []) : []
  const named = of === undefined ? states.find(isNeverGiven) : states.find((state) => state.of === of)
  const state = item ? named : record.facts.get(field)
  const heads = state ? standing(state.history) : []
  return { of: item ? (of ?? named?.of) : undefined, heads: heads.filter(({ id }) => seen?.includes(id) ?? true) }
}

function isNeverGiven({ current, history }: FactState): boolean {
  return current.some(({ fact }) => fact.withheld) && history.every(({ fact }) => fact.value === null)
}
