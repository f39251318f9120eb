import type {
  AgreementEntry,
  ConsentEntry,
  ContactEntry,
  DisclosureEntry,
  Entry,
  FactEntry,
  NewcomerEntry,
  OpeningEntry,
  ReceivedEntry,
  RemarkEntry,
  VisitEntry,
} from './entry.ts'
import { type Fact, type FactField, type FactValue, type ItemField, isItemField } from './fact.ts'
import type { EntryId } from './ids.ts'

/** One field of a record. More than one value in `current` means that it is contested: both are shown, neither wins. */
export interface FactState {
  readonly field: FactField
  /** Names one of several; absent where a young person has one value each. */
  readonly of?: EntryId
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
export interface ContactState extends Chain<ContactEntry> {
  readonly agreements: readonly AgreementEntry[]
  /** The answer that counts for the current version. */
  readonly answer: AgreementEntry | undefined
  readonly state: AgreementState
}

/** One thing that was recorded and may have been corrected: named by its first version. */
export interface Chain<E extends Entry> {
  readonly id: EntryId
  readonly current: E
  /** Versions that nothing supersedes; more than one means two people changed it apart. */
  readonly heads: readonly E[]
  readonly versions: readonly E[]
}

/** What is known about one young person: a pure fold over their entries. */
export interface Record {
  readonly facts: ReadonlyMap<FactField, FactState>
  /** Of what there may be several: each with a history of its own, the newest first. Those that ended are among them. */
  readonly items: ReadonlyMap<ItemField, readonly FactState[]>
  readonly consents: readonly ConsentEntry[]
  readonly disclosures: readonly Chain<DisclosureEntry>[]
  readonly received: readonly ReceivedEntry[]
  readonly openings: readonly OpeningEntry[]
  readonly visits: readonly Chain<VisitEntry>[]
  readonly remarks: readonly RemarkEntry[]
  readonly newcomer: NewcomerEntry | undefined
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
  const of = <K extends Entry['kind']>(kind: K) =>
    all.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind)
  return {
    ...foldFacts(of('fact'), superseded),
    contacts: foldContacts(of('contact'), of('agreement'), superseded),
    consents: of('consent'),
    disclosures: chains(of('disclosure'), superseded),
    received: of('received'),
    openings: of('opening'),
    visits: chains(of('visit'), superseded),
    remarks: of('remark'),
    newcomer: of('newcomer')[0],
    entries: all.length,
  }
}

/** The items of a field that stand: neither ended nor withheld, whether contested or not. */
export function itemsOf(record: Record, field: ItemField): readonly FactState[] {
  return (record.items.get(field) ?? []).filter(({ current }) => current.some(({ fact }) => fact.value !== null))
}

/** The values of a field of which there may be several; of a contested one the newest statement. */
export function valuesOf<F extends ItemField>(record: Record, field: F): readonly FactValue<F>[] {
  return itemsOf(record, field)
    .map(({ current }) => current.find(({ fact }) => fact.value !== null)?.fact.value)
    .filter((value) => value !== undefined) as unknown as readonly FactValue<F>[]
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

function foldFacts(entries: FactEntry[], superseded: ReadonlySet<EntryId>): Pick<Record, 'facts' | 'items'> {
  const facts = new Map<FactField, FactState>()
  const items = new Map<ItemField, readonly FactState[]>()
  for (const [field, history] of Map.groupBy(entries, (entry) => entry.fact.field)) {
    if (!isItemField(field)) facts.set(field, { field, history, current: headsOf(history, superseded) })
    else {
      const byItem = Map.groupBy(history, (entry) => entry.of ?? entry.id)
      const states = [...byItem].map(([of, own]) => ({ field, of, history: own, current: headsOf(own, superseded) }))
      items.set(field, states)
    }
  }
  return { facts, items }
}

/** What a statement says, without when it was last checked: two people who both found nothing changed do not contradict. */
function whatIsSaid(fact: Fact): unknown {
  if (fact.field !== 'currentDestination' || fact.value === null) return [fact.value, fact.withheld]
  const { activity, startedOn, establishment, expectedToEndOn } = fact.value
  return [activity, startedOn, establishment?.number ?? establishment?.name, expectedToEndOn]
}

/** What may be corrected, each with its versions; the newest first. */
function chains<E extends DisclosureEntry | VisitEntry>(entries: E[], superseded: ReadonlySet<EntryId>): Chain<E>[] {
  const byFirst = Map.groupBy(entries, (entry) => entry.of ?? entry.id)
  return [...byFirst].map(([id, versions]) => chainOf(id, versions, superseded))
}

function chainOf<E extends Entry>(id: EntryId, versions: readonly E[], superseded: ReadonlySet<EntryId>): Chain<E> {
  const heads = versions.filter((version) => !superseded.has(version.id))
  // A cycle of versions that supersede each other has no head: show the newest rather than nothing.
  const current = heads[0] ?? versions[0]
  if (!current) throw new Error('Broken assumption: what was recorded has at least one version')
  return { id, current, heads, versions }
}

/** Statements that nothing supersedes; equal ones count once, as the newest of them. */
function headsOf(history: FactEntry[], superseded: ReadonlySet<EntryId>): FactEntry[] {
  const heads = history.filter((entry) => !superseded.has(entry.id))
  const distinct = new Map<string, FactEntry>()
  for (const head of heads) {
    const value = canonical(whatIsSaid(head.fact))
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
  versions: readonly ContactEntry[],
  all: AgreementEntry[],
  superseded: ReadonlySet<EntryId>,
): ContactState {
  const ids = new Set(versions.map((version) => version.id))
  const chain = chainOf(id, versions, superseded)
  const agreements = all.filter((entry) => ids.has(entry.agreement.contact))
  const answer = agreements.find((entry) => entry.agreement.contact === chain.current.id)
  return { ...chain, agreements, answer, state: stateOf(chain.heads, agreements, answer) }
}

function stateOf(
  heads: readonly ContactEntry[],
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
