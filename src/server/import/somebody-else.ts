import type { Entry } from '../../domain/entry.ts'
import type { Fact } from '../../domain/fact.ts'
import { foldRecord, valueOf } from '../../domain/record.ts'
import { type Likeness, isLikelySame } from '../../domain/same-person.ts'

/**
 * Whether the number of a record in the list was given here to somebody else: the council's own system counts on without knowing
 * whom its advisers met. Only of somebody no list has named yet can that be; whoever is like the one in the list is that one.
 */
export function isSomebodyElse(held: readonly Entry[], facts: readonly Fact[]): boolean {
  const isMet = held.some(({ kind }) => kind === 'newcomer')
  if (!isMet || held.some(isListed)) return false
  const [here, there] = [likenessOf(held), likenessIn(facts)]
  return here !== undefined && there !== undefined && !isLikelySame(here, there)
}

/** Whether an entry is the list's word: of a number alone it is the server's. */
function isListed(entry: Entry): boolean {
  return entry.kind === 'fact' && entry.source.kind === 'council-list' && entry.fact.field !== 'councilRecordNumber'
}

function likenessOf(held: readonly Entry[]): Likeness | undefined {
  const record = foldRecord(held)
  const name = valueOf(record, 'name')
  return name && { given: name.given, family: name.family, dateOfBirth: valueOf(record, 'dateOfBirth') }
}

function likenessIn(facts: readonly Fact[]): Likeness | undefined {
  const name = facts.find((fact) => fact.field === 'name')?.value
  const born = facts.find((fact) => fact.field === 'dateOfBirth')?.value
  return name ? { given: name.given, family: name.family, dateOfBirth: born ?? undefined } : undefined
}
