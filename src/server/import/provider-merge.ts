import type { Author, Entry, FactEntry } from '../../domain/entry.ts'
import { type Fact, type FactField, isItemField } from '../../domain/fact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { FactState, Record } from '../../domain/record.ts'
import { standing } from '../../domain/standing.ts'
import { type Moment, addDays } from '../../domain/time.ts'
import type { ProviderList } from './provider-facts.ts'
import { isSaidBy, sameWords, slotOf } from './provider-likeness.ts'

/** What every entry of one import is stamped with. */
export interface ProviderStamp {
  readonly list: ProviderList
  readonly now: Moment
  readonly author: Author
  readonly newId: () => string
}

/** What becomes of one fact of a row; a text is why it is not taken. */
export type Merged = FactEntry | 'said-already' | 'newer-list' | 'withheld'

/** Contact details grow old: what is still so after half a year is said again, so that nobody is asked to check it. */
const RENEWED_AFTER_DAYS = 180
const renewed: ReadonlySet<FactField> = new Set(['address', 'phone', 'email'])

/**
 * Compares one fact of a provider's list with the record. As with the council's own list, only the same provider's earlier
 * statements are taken the place of: where somebody else said something different, both stand, and the field shows it. What
 * stands already needs no second entry, and what the young person keeps to themselves is not brought back (P12). A list says
 * nothing of what it leaves out, so nothing is ever ended because a cell is empty.
 */
export function mergeFact(person: PersonId, fact: Fact, record: Record, stamp: ProviderStamp): Merged {
  const { list } = stamp
  if (isWithheld(record, fact.field)) return 'withheld'
  const state = stateFor(record, fact, list)
  const own = standing((state?.history ?? []).filter((entry) => isFrom(list, entry)))
  const current = state?.current ?? []
  if (own.some(({ source }) => source.asOf > list.asOf)) return 'newer-list'
  const said =
    own.length > 0 ? own.every((head) => isSaidBy(fact, head.fact)) : current.some((head) => isSaidBy(fact, head.fact))
  if (!said) return toEntry(person, fact, state, own, stamp)
  const again = renewed.has(fact.field) ? current.find((head) => isSaidBy(fact, head.fact)) : undefined
  if (!again || again.source.asOf >= addDays(list.asOf, -RENEWED_AFTER_DAYS)) return 'said-already'
  return toEntry(person, again.fact, state, own, stamp)
}

/** Whether an entry's information came from this provider, whoever wrote it down. */
function isFrom({ kind, name }: ProviderList, { source }: Entry): boolean {
  return source.kind === kind && sameWords(source.detail, name)
}

function isWithheld(record: Record, field: FactField): boolean {
  const states = isItemField(field) ? (record.items.get(field) ?? []) : [record.facts.get(field)]
  return states.some((state) => state?.current.some(({ fact }) => fact.withheld))
}

/** What the record holds of the same thing, with its history; undefined where the fact is about something new. */
function stateFor(record: Record, fact: Fact, list: ProviderList): FactState | undefined {
  if (!isItemField(fact.field)) return record.facts.get(fact.field)
  const states = record.items.get(fact.field) ?? []
  // A number or an address names itself; of a provider's own, a new one takes the place of the old.
  if (fact.field === 'phone' || fact.field === 'email') {
    const same = states.find(({ history }) => history.some((entry) => isSaidBy(fact, entry.fact)))
    return same ?? states.find(({ history }) => history.some((entry) => isFrom(list, entry) && isSlot(fact, entry)))
  }
  return states.find((state) => state.history.some((entry) => isSlot(fact, entry)) && !isLaterSpell(fact, state))
}

function isSlot(fact: Fact, held: FactEntry): boolean {
  return slotOf(fact) === slotOf(held.fact)
}

/** Somebody who left a school and came back later was there twice. */
function isLaterSpell(fact: Fact, { current }: FactState): boolean {
  const from = fact.field === 'placement' ? fact.value?.from : undefined
  return current.some(({ fact: held }) => {
    const until = held.field === 'placement' ? held.value?.until : undefined
    return from !== undefined && until !== undefined && until < from
  })
}

function toEntry(
  person: PersonId,
  fact: Fact,
  state: FactState | undefined,
  own: readonly FactEntry[],
  { list, now, author, newId }: ProviderStamp,
): FactEntry {
  return {
    v: 1,
    id: newId() as EntryId,
    person,
    author,
    at: now,
    source: { kind: list.kind, detail: list.name, asOf: list.asOf },
    supersedes: own.map(({ id }) => id),
    kind: 'fact',
    ...(state?.of === undefined ? {} : { of: state.of }),
    fact,
  }
}
