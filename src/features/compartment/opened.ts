import type { FactChange, FactView, ValueView } from '../../caseload/record-api.ts'
import { factWords } from '../../codes/fact-words.ts'
import { notice } from '../../codes/notice.ts'
import type { Sensitive } from '../../domain/fact-values.ts'
import type { Compartment, Fact } from '../../domain/fact.ts'
import type { EntryId } from '../../domain/ids.ts'
import type { Day, Moment } from '../../domain/time.ts'
import { daysBetween } from '../../domain/time.ts'

/** What an adviser records in each compartment; its other field comes from the council's list alone. */
export const ownField = { health: 'health', convictions: 'conviction' } as const satisfies {
  readonly [C in Compartment]: string
}

/** A statement of the kind that belongs into a compartment. */
export function sensitiveFact(compartment: Compartment, value: Sensitive | null): Fact {
  return compartment === 'health' ? { field: 'health', value } : { field: 'conviction', value }
}

/** When a change was saved, as far as showing it goes. */
export interface SavedAt {
  readonly today: Day
  readonly now: Moment
}

/**
 * What is inside after a change was saved: the new statement in place of those before, which become its history. So what was
 * opened for one reason is not opened again to show a change.
 */
export function afterRecording(
  facts: readonly FactView[],
  change: FactChange,
  id: EntryId,
  at: SavedAt,
): readonly FactView[] {
  const value = valueOf(change, id, at)
  const values = change.fact.value === null ? [] : [value]
  if (!facts.some(({ of }) => of === id)) return [...facts, newFact(change.fact, id, values)]
  const after = { values, heads: [], meanwhile: undefined }
  return facts.map((fact) =>
    fact.of === id ? { ...fact, ...after, earlier: [...fact.values, ...fact.earlier] } : fact,
  )
}

function valueOf({ fact, source }: FactChange, id: EntryId, { today, now }: SavedAt): ValueView {
  return {
    entry: id,
    fact,
    lines: factWords(fact, 'office'),
    source: { kind: source.kind, label: '', detail: source.detail, asOf: source.asOf },
    recordedBy: 'you',
    recordedAt: now,
    ageInDays: Math.max(0, daysBetween(source.asOf, today)),
    stale: false,
    outlasted: false,
  }
}

function newFact({ field }: Fact, of: EntryId, values: readonly ValueView[]): FactView {
  return {
    field,
    of,
    values,
    label: field === 'health' ? 'Health' : 'Conviction',
    heads: [],
    meanwhile: undefined,
    earlier: [],
    sensitive: false,
    ...notice[field],
    editable: true,
    remarks: [],
  }
}
