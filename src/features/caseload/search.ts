import type { PersonCard } from '../../caseload/api.ts'

/** What a list is narrowed to. Empty means all. */
export interface Filters {
  readonly name: string
  readonly school: string
  readonly year: string
  readonly destination: string
  readonly support: string
}

export const noFilters: Filters = { name: '', school: '', year: '', destination: '', support: '' }

/** Letters as people type them: no case, no accents, no punctuation. "Siân O'Bluebell" is found by "sian obl". */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'o')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
}

const wordsByName = new Map<string, readonly string[]>()

function wordsOf(name: string): readonly string[] {
  const known = wordsByName.get(name)
  if (known) return known
  const words = folded(name)
    .split(/[\s,-]+/)
    .filter(Boolean)
  wordsByName.set(name, words)
  return words
}

/** Whether every part of what is typed begins some part of the name, in any order. */
export function matchesName(name: string, typed: string): boolean {
  const words = wordsOf(name)
  return folded(typed)
    .split(/[\s,-]+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)))
}

/** The cards that fit every filter, in their order. */
export function narrow(cards: readonly PersonCard[], filters: Filters): PersonCard[] {
  const fits = (wanted: string, value: string | undefined) => wanted === '' || value === wanted
  return cards.filter(
    (card) =>
      fits(filters.school, card.school) &&
      fits(filters.year, card.year === undefined ? undefined : String(card.year)) &&
      fits(filters.destination, card.destinationGroup) &&
      fits(filters.support, card.levelOfSupport) &&
      (filters.name.trim() === '' || matchesName(card.name, filters.name)),
  )
}

export type Order = 'name' | 'longest-since'

/** By name, or with those first whom nobody has been in contact with for longest. */
export function inOrder(cards: readonly PersonCard[], order: Order): PersonCard[] {
  const byName = (a: PersonCard, b: PersonCard) => a.name.localeCompare(b.name, 'en-GB')
  if (order === 'name') return cards.toSorted(byName)
  return cards.toSorted((a, b) => (a.lastContactOn ?? '').localeCompare(b.lastContactOn ?? '') || byName(a, b))
}

/** What can be chosen in a filter: what occurs in the caseload, in order. */
export function choicesOf(cards: readonly PersonCard[], value: (card: PersonCard) => string | undefined): string[] {
  const found = new Set(cards.map(value).filter((one) => one !== undefined))
  return [...found].toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }))
}
