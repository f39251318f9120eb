import type { PersonCard } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import { nameWords, plainWords } from '../../domain/search-words.ts'
import { type ListName, listNamed } from './lists.ts'

/** What a list is narrowed to. Empty means all. */
export interface Filters {
  readonly name: string
  readonly school: string
  readonly year: string
  readonly destination: string
  readonly support: string
  readonly list: ListName | ''
}

export const noFilters: Filters = { name: '', school: '', year: '', destination: '', support: '', list: '' }

/** A text is read once: a list looks at the same names at every keystroke. */
function remembered(read: (text: string) => readonly string[]): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (text) => {
    const words = known.get(text) ?? read(text)
    known.set(text, words)
    return words
  }
}

const wordsOfName = remembered(nameWords)
const wordsOfSchool = remembered(plainWords)

function beginsOne(part: string, words: readonly string[]): boolean {
  return words.some((word) => word.startsWith(part))
}

/** The cards that fit every filter, in their order. What is typed finds by name only. */
export function narrow(cards: readonly PersonCard[], filters: Filters): PersonCard[] {
  const parts = plainWords(filters.name)
  return cards.filter(
    (card) => isAmong(card, filters) && parts.every((part) => beginsOne(part, wordsOfName(card.name))),
  )
}

/** The cards that fit every filter: first those with what is typed in their name, then those with the rest in their school. */
export function nameThenSchool(
  cards: readonly PersonCard[],
  filters: Filters,
  kept: ReadonlySet<PersonId> = nobody,
): PersonCard[] {
  const parts = plainWords(filters.name)
  const byName: PersonCard[] = []
  const bySchool: PersonCard[] = []
  for (const card of cards) {
    if (!isAmong(card, filters, kept)) continue
    const missing = parts.filter((part) => !beginsOne(part, wordsOfName(card.name)))
    if (missing.length === 0) byName.push(card)
    else if (missing.every((part) => beginsOne(part, wordsOfSchool(card.school ?? '')))) bySchool.push(card)
  }
  return [...byName, ...bySchool]
}

const nobody: ReadonlySet<PersonId> = new Set()

/** Whether somebody fits every filter but what is typed. Those who are `kept` stay on a list that they no longer belong to. */
export function isAmong(card: PersonCard, filters: Filters, kept: ReadonlySet<PersonId> = nobody): boolean {
  const fits = (wanted: string, value: string | undefined) => wanted === '' || value === wanted
  return (
    fits(filters.school, card.school) &&
    fits(filters.year, card.year === undefined ? undefined : String(card.year)) &&
    fits(filters.destination, card.destinationGroup) &&
    fits(filters.support, card.levelOfSupport) &&
    (kept.has(card.person) || (listNamed(filters.list)?.holds(card) ?? true))
  )
}

/** Those the worker has to look among; undefined when that is everybody. */
export function amongWhom(cards: readonly PersonCard[], filters: Filters): PersonId[] | undefined {
  const { name: _typed, ...others } = filters
  if (Object.values(others).every((wanted) => wanted === '')) return undefined
  return cards.filter((card) => isAmong(card, filters)).map(({ person }) => person)
}

export type Order = 'name' | 'longest-since' | 'lapses-first'

const alphabet = new Intl.Collator('en-GB')

/** By name, with those first whom nobody has been in contact with for longest, or with those first whose activity lapses first. */
export function inOrder(cards: readonly PersonCard[], order: Order): PersonCard[] {
  const first: { readonly [O in Order]: (card: PersonCard) => string } = {
    name: () => '',
    'longest-since': ({ lastContactOn }) => lastContactOn ?? '',
    'lapses-first': ({ lapse, lapsesOn }) => (lapse === 'never-lapses' ? undefined : lapsesOn) ?? '9999',
  }
  const key = first[order]
  return cards.toSorted((a, b) => compare(key(a), key(b)) || alphabet.compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** What can be chosen in a filter: what occurs in the caseload, in order. */
export function choicesOf(cards: readonly PersonCard[], value: (card: PersonCard) => string | undefined): string[] {
  const found = new Set(cards.map(value).filter((one) => one !== undefined))
  return [...found].toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }))
}
