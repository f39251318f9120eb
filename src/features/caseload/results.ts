import type { PersonCard } from '../../caseload/api.ts'
import type { SearchHitView } from '../../caseload/record-api.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { type Filters, isAmong, nameThenSchool } from './search.ts'

/** A note that holds what was typed. */
export interface FoundNote {
  readonly card: PersonCard
  readonly contact: EntryId
  readonly snippet: NonNullable<SearchHitView['snippet']>
}

/** What is shown for what is typed and chosen. */
export interface Results {
  readonly people: readonly PersonCard[]
  /** Schools by which somebody was found, where the row shows another. */
  readonly also: ReadonlyMap<PersonId, string>
  readonly notes: readonly FoundNote[]
}

/**
 * What the page finds by itself comes first and at once; what the caseload adds comes after it, so that no row moves from
 * under a finger when an answer arrives. Filters narrow both. `cards` are in their order already.
 */
export function resultsOf(
  cards: readonly PersonCard[],
  filters: Filters,
  kept: ReadonlySet<PersonId>,
  hits: readonly SearchHitView[],
): Results {
  const own = nameThenSchool(cards, filters, kept)
  if (hits.length === 0) return { people: own, also: new Map(), notes: [] }
  const cardOf = new Map(cards.map((card) => [card.person, card]))
  const inside = hits.flatMap((hit) => {
    // The page's own card: it knows of drafts, and is the one that the filters were counted by.
    const card = cardOf.get(hit.card.person)
    return card && isAmong(card, filters, kept) ? [{ ...hit, card }] : []
  })
  const there = new Set(own.map(({ person }) => person))
  const added = inside.filter(({ where, card }) => where !== 'note' && !there.has(card.person))
  return {
    people: [...own, ...added.map(({ card }) => card)],
    also: new Map(added.flatMap(({ card, snippet }) => alsoAt(card, snippet))),
    notes: inside.flatMap(({ card, contact, snippet }) => (contact && snippet ? [{ card, contact, snippet }] : [])),
  }
}

function alsoAt(card: PersonCard, snippet: SearchHitView['snippet']): [PersonId, string][] {
  const school = (snippet ?? []).map(({ text }) => text).join('')
  return school === '' || school === card.school ? [] : [[card.person, school]]
}
