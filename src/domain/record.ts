import type { AgreementEntry, ContactEntry, Entry, FactEntry } from './entry.ts'
import type { Fact, FactField, FactValue } from './fact.ts'
import type { EntryId } from './ids.ts'

/** One field of a record. More than one value in `current` means that it is contested: both are shown, neither wins. */
export interface FactState {
  readonly field: FactField
  readonly current: readonly FactEntry[]
  /** Everything ever recorded in this field, the newest statement first. */
  readonly history: readonly FactEntry[]
}

/** Where a contact stands with the young person (P14). It is shown, never a gate on saving. */
export type AgreementState =
  | 'not-read-yet'
  | 'agreed'
  | 'disagreed'
  | 'change-asked'
  | 'not-read'
  | 'changed-since-agreed'
  | 'contested'

/** One contact with all its versions and everything that was said of them. */
export interface ContactState {
  /** The first version: names the contact for as long as it exists. */
  readonly id: EntryId
  readonly current: ContactEntry
  /** Versions that nothing supersedes; more than one means two people changed it apart. */
  readonly heads: readonly ContactEntry[]
  readonly versions: readonly ContactEntry[]
  readonly agreements: readonly AgreementEntry[]
  /** The answer that counts for the current version. */
  readonly answer: AgreementEntry | undefined
  readonly state: AgreementState
}

/** What is known about one young person: a pure fold over their entries. */
export interface Record {
  readonly facts: ReadonlyMap<FactField, FactState>
  /** Newest contact first. */
  readonly contacts: readonly ContactState[]
  /** How many entries went in: nothing folded loses one. */
  readonly entries: number
}

/** Folds entries, in any order and with repeats, into a record. The same entries always give the same record. */
export function foldRecord(entries: readonly Entry[]): Record {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const all = [...byId.values()].toSorted(newestFirst)
  const superseded = new Set(all.flatMap((entry) => entry.supersedes))
  return {
    facts: foldFacts(
      all.filter((entry) => entry.kind === 'fact'),
      superseded,
    ),
    contacts: foldContacts(
      all.filter((entry) => entry.kind === 'contact'),
      all.filter((entry) => entry.kind === 'agreement'),
      superseded,
    ),
    entries: all.length,
  }
}

/** The entry that stands for a settled field, or undefined when nothing (or only its absence) is known. */
export function settled<F extends FactField>(record: Record, field: F): FactEntry | undefined {
  const state = record.facts.get(field)
  return state?.current[0]?.fact.value === null ? undefined : state?.current[0]
}

/** The value of a field; of a contested field the newest statement. Show {@link FactState} where the difference matters. */
export function valueOf<F extends FactField>(record: Record, field: F): FactValue<F> | undefined {
  const entry = settled(record, field)
  return entry ? ((entry.fact as Extract<Fact, { field: F }>).value as FactValue<F>) : undefined
}

/** Whether a field holds statements that contradict each other. */
export function isContested(state: FactState): boolean {
  return state.current.length > 1
}

function foldFacts(entries: FactEntry[], superseded: ReadonlySet<EntryId>): Map<FactField, FactState> {
  const byField = Map.groupBy(entries, (entry) => entry.fact.field)
  return new Map(
    [...byField].map(([field, history]) => [field, { field, history, current: headsOf(history, superseded) }]),
  )
}

/** Statements that nothing supersedes; equal ones count once, as the newest of them. */
function headsOf(history: FactEntry[], superseded: ReadonlySet<EntryId>): FactEntry[] {
  const heads = history.filter((entry) => !superseded.has(entry.id))
  const distinct = new Map<string, FactEntry>()
  for (const head of heads) {
    const value = canonical(head.fact.value)
    if (!distinct.has(value)) distinct.set(value, head)
  }
  return [...distinct.values()]
}

function foldContacts(
  contacts: ContactEntry[],
  agreements: AgreementEntry[],
  superseded: ReadonlySet<EntryId>,
): ContactState[] {
  const byContact = Map.groupBy(contacts, (entry) => entry.of ?? entry.id)
  const states = [...byContact].map(([id, versions]) => foldContact(id, versions, agreements, superseded))
  return states.toSorted((a, b) => compare(contactOrder(b.current), contactOrder(a.current)))
}

function foldContact(
  id: EntryId,
  versions: ContactEntry[],
  all: AgreementEntry[],
  superseded: ReadonlySet<EntryId>,
): ContactState {
  const ids = new Set(versions.map((version) => version.id))
  const heads = versions.filter((version) => !superseded.has(version.id))
  // A cycle of versions that supersede each other has no head: show the newest rather than nothing.
  const current = heads[0] ?? versions[0]
  if (!current) throw new Error('Broken assumption: a contact has at least one version')
  const agreements = all.filter((entry) => ids.has(entry.agreement.contact))
  const answer = agreements.find((entry) => entry.agreement.contact === current.id)
  return { id, versions, heads, current, agreements, answer, state: stateOf(heads, agreements, answer) }
}

function stateOf(
  heads: ContactEntry[],
  agreements: AgreementEntry[],
  answer: AgreementEntry | undefined,
): AgreementState {
  if (heads.length > 1) return 'contested'
  if (answer) return answer.agreement.answer.answer
  const agreedBefore = agreements.some((entry) => entry.agreement.answer.answer === 'agreed')
  return agreedBefore ? 'changed-since-agreed' : 'not-read-yet'
}

function contactOrder(entry: ContactEntry): string {
  return `${entry.contact.on} ${entry.contact.at ?? '00:00'} ${entry.at} ${entry.id}`
}

function newestFirst(a: Entry, b: Entry): number {
  return compare(b.source.asOf, a.source.asOf) || compare(b.at, a.at) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** JSON with sorted keys, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => compare(a, b)))
      : held,
  )
}
