import type {
  AgreementEntry,
  ConsentEntry,
  ContactEntry,
  DisclosureEntry,
  Entry,
  FactEntry,
  NewcomerEntry,
  OpeningEntry,
  PaperEntry,
  PlanAgreementEntry,
  PlanEntry,
  ReceivedEntry,
  RemarkEntry,
  VisitEntry,
} from './entry.ts'
import { cautiousValue, standsFor } from './cautious.ts'
import { type Fact, type FactField, type FactValue, type ItemField, isItemField } from './fact.ts'
import type { EntryId } from './ids.ts'
import { standing } from './standing.ts'

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

/** The action plan with all its versions and everything that was said of them. */
export interface PlanState extends Chain<PlanEntry> {
  readonly agreements: readonly PlanAgreementEntry[]
}

/** What is known about one young person: a pure fold over their entries. */
export interface Record {
  readonly facts: ReadonlyMap<FactField, FactState>
  /** Of what there may be several: each with a history of its own, the newest first. Those that ended are among them. */
  readonly items: ReadonlyMap<ItemField, readonly FactState[]>
  readonly consents: readonly ConsentEntry[]
  readonly disclosures: readonly Chain<DisclosureEntry>[]
  readonly received: readonly Chain<ReceivedEntry>[]
  readonly openings: readonly OpeningEntry[]
  readonly visits: readonly Chain<VisitEntry>[]
  readonly remarks: readonly RemarkEntry[]
  /** Set for somebody who was recorded where they were met; two of them where two such records became one. */
  readonly newcomers: readonly NewcomerEntry[]
  readonly plan: PlanState | undefined
  readonly papers: readonly Chain<PaperEntry>[]
  /** Newest contact first. */
  readonly contacts: readonly ContactState[]
  /** Answers to a contact or a plan that is not here: they find their place when it comes. */
  readonly unplaced: readonly (AgreementEntry | PlanAgreementEntry)[]
  /** How many entries went in: nothing folded loses one. */
  readonly entries: number
}

/** Folds entries, in any order and with repeats, into a record. The same entries always give the same record. */
export function foldRecord(entries: readonly Entry[]): Record {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const all = [...byId.values()].toSorted(newestFirst)
  const of = <K extends Entry['kind']>(kind: K) =>
    all.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind)
  return {
    ...foldFacts(of('fact')),
    contacts: foldContacts(of('contact'), of('agreement')),
    unplaced: unplacedOf(of('contact'), of('agreement'), of('plan'), of('plan-agreement')),
    consents: of('consent'),
    disclosures: chains(of('disclosure')),
    received: chains(of('received')),
    openings: of('opening'),
    visits: chains(of('visit')),
    remarks: of('remark'),
    plan: foldPlans(of('plan'), of('plan-agreement')),
    papers: chains(of('paper')),
    newcomers: of('newcomer'),
    entries: all.length,
  }
}

/** The items of a field that say something: a value, contested or not, or that the young person keeps it to themselves. */
export function itemsOf(record: Record, field: ItemField): readonly FactState[] {
  return (record.items.get(field) ?? []).filter(({ current }) => standsFor(current) !== undefined)
}

/** The values of a field of which there may be several; of a contested one the value that is gone by until it is settled. */
export function valuesOf<F extends ItemField>(record: Record, field: F): readonly FactValue<F>[] {
  return (record.items.get(field) ?? [])
    .map(({ current }) => cautiousValue(current))
    .filter((value) => value !== undefined) as unknown as readonly FactValue<F>[]
}

/**
 * The entry that stands for a field, or undefined when nothing is known or the young person keeps it to themselves. Of a
 * contested field the one that is gone by until somebody settles it ({@link standsFor}).
 */
export function settled<F extends FactField>(record: Record, field: F): FactEntry | undefined {
  const entry = standsFor(record.facts.get(field)?.current ?? [])
  return entry?.fact.value === null ? undefined : entry
}

/**
 * The value of a field, of {@link settled}; of circumstances that people said differently, all of them. Show {@link FactState}
 * where it matters that people said different things.
 */
export function valueOf<F extends FactField>(record: Record, field: F): FactValue<F> | undefined {
  return cautiousValue(record.facts.get(field)?.current ?? []) as FactValue<F> | undefined
}

/** Whether a field holds statements that contradict each other. */
export function isContested(state: FactState): boolean {
  return state.current.length > 1
}

/** Whether anything of the record was said or changed differently by two people, and waits for somebody to say which is right. */
export function hasDifferentAnswers(record: Record): boolean {
  const { facts, items, contacts, plan, disclosures, received, visits, papers } = record
  const changed = [contacts, plan ? [plan] : [], disclosures, received, visits, papers]
  return [...facts.values(), ...[...items.values()].flat()].some(isContested) || changed.flat().some(isChangedApart)
}

/** Whether two people changed something apart: both versions stand. */
export function isChangedApart({ heads }: Pick<Chain<Entry>, 'heads'>): boolean {
  return heads.length > 1
}

function foldFacts(entries: FactEntry[]): Pick<Record, 'facts' | 'items'> {
  const facts = new Map<FactField, FactState>()
  const items = new Map<ItemField, readonly FactState[]>()
  for (const [field, history] of Map.groupBy(entries, (entry) => entry.fact.field)) {
    if (!isItemField(field)) facts.set(field, { field, history, current: distinctHeads(history) })
    else {
      const byItem = Map.groupBy(history, (entry) => entry.of ?? entry.id)
      const states = [...byItem].map(([of, own]) => ({ field, of, history: own, current: distinctHeads(own) }))
      items.set(field, states)
    }
  }
  return { facts, items }
}

/** What a statement says, without when it was last checked: two people who both found nothing changed do not contradict. */
function whatIsSaid(fact: Fact): unknown {
  if (fact.field !== 'currentDestination' || fact.value === null) return [fact.value, fact.withheld]
  const { activity, startedOn, establishment, providerReference, reviewOn, expectedToEndOn } = fact.value
  return [
    activity,
    startedOn,
    establishment?.number ?? establishment?.name,
    providerReference,
    reviewOn,
    expectedToEndOn,
  ]
}

/** What may be corrected, each with its versions; the newest first. */
function chains<E extends DisclosureEntry | ReceivedEntry | VisitEntry | PlanEntry | PaperEntry>(
  entries: E[],
): Chain<E>[] {
  const byFirst = Map.groupBy(entries, (entry) => entry.of ?? entry.id)
  return [...byFirst].map(([id, versions]) => chainOf(id, versions))
}

function chainOf<E extends Entry>(id: EntryId, versions: readonly E[]): Chain<E> {
  const heads = standing(versions)
  const [current] = heads
  if (!current) throw new Error('Broken assumption: what was recorded has at least one version')
  return { id, current, heads, versions }
}

/** Statements that nothing takes the place of; equal ones count once, as the newest of them. */
function distinctHeads(history: readonly FactEntry[]): FactEntry[] {
  const distinct = new Map<string, FactEntry>()
  for (const head of standing(history)) {
    const value = canonical(whatIsSaid(head.fact))
    if (!distinct.has(value)) distinct.set(value, head)
  }
  return [...distinct.values()]
}

/** A young person has one plan: where two were begun apart, both stand as versions of it until somebody saves it again. */
function foldPlans(plans: readonly PlanEntry[], agreements: readonly PlanAgreementEntry[]): PlanState | undefined {
  const first = plans.filter(({ of }) => of === undefined).at(-1) ?? plans.at(-1)
  if (!first) return undefined
  const ids = new Set(plans.map(({ id }) => id))
  const chain = chainOf(first.of ?? first.id, plans)
  return { ...chain, agreements: agreements.filter(({ agreement }) => ids.has(agreement.plan)) }
}

function foldContacts(contacts: ContactEntry[], agreements: AgreementEntry[]): ContactState[] {
  const byContact = Map.groupBy(contacts, (entry) => entry.of ?? entry.id)
  const states = [...byContact].map(([id, versions]) => foldContact(id, versions, agreements))
  return states.toSorted((a, b) => compare(contactOrder(b.current), contactOrder(a.current)))
}

function unplacedOf(
  contacts: readonly ContactEntry[],
  agreements: readonly AgreementEntry[],
  plans: readonly PlanEntry[],
  planAgreements: readonly PlanAgreementEntry[],
): Record['unplaced'] {
  const contactIds = new Set(contacts.map(({ id }) => id))
  const planIds = new Set(plans.map(({ id }) => id))
  return [
    ...agreements.filter(({ agreement }) => !contactIds.has(agreement.contact)),
    ...planAgreements.filter(({ agreement }) => !planIds.has(agreement.plan)),
  ]
}

function foldContact(id: EntryId, versions: readonly ContactEntry[], all: readonly AgreementEntry[]): ContactState {
  const ids = new Set(versions.map((version) => version.id))
  const chain = chainOf(id, versions)
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
