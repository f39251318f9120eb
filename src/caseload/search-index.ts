import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch'
import { nameWords, plainWords } from '../domain/search-words.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { type Note, createNoteIndex, slipsIn } from './note-index.ts'
import type { SnippetPart } from './snippet.ts'

/** What can be found of one young person. Nothing from compartments ever goes in. */
export interface Searchable {
  readonly person: PersonId
  readonly names: string
  readonly schools: readonly string[]
  readonly notes: readonly Note[]
}

export interface SearchHit {
  readonly person: PersonId
  readonly where: 'name' | 'school' | 'note'
  readonly contact?: EntryId
  /** Of a note the words around what was found, of a school its name. */
  readonly snippet?: readonly SnippetPart[]
}

/** Finds people by name, school and what was written about them, forgiving slips. It exists in memory only. */
export interface SearchIndex {
  put(searchable: Searchable): void
  drop(person: PersonId): void
  /**
   * Names, then schools, as they are typed; then those that are only similar; then notes. At most `limit` people and as many
   * notes, of these young people only where `among` names them.
   */
  find(query: string, limit: number, among?: ReadonlySet<PersonId>): readonly SearchHit[]
}

interface PersonDocument {
  readonly id: string
  readonly names: string
  readonly schools: readonly string[]
}

/** Where fewer people fit as it was typed, those with a similar name or school are worth showing after them. */
const FEW = 10

const asTyped: SearchOptions = { prefix: true, combineWith: 'AND', boost: { names: 3 } }
const forgiving: SearchOptions = { ...asTyped, fuzzy: slipsIn }

/** An empty index. */
export function createSearchIndex(): SearchIndex {
  const people = new MiniSearch<PersonDocument>({
    fields: ['names', 'schools'],
    tokenize: (text, field) => (field === 'names' ? nameWords(text) : plainWords(text)),
    // They are in plain letters already.
    processTerm: (term) => term,
  })
  const notes = createNoteIndex()
  const held = new Map<PersonId, PersonDocument>()

  const forget = (person: PersonId) => {
    const known = held.get(person)
    if (known) people.remove(known)
    held.delete(person)
  }
  return {
    put({ person, names, schools, notes: written }) {
      const document = { id: person, names, schools }
      forget(person)
      people.add(document)
      held.set(person, document)
      notes.put(person, written)
    },
    drop(person) {
      forget(person)
      notes.put(person, [])
    },
    find(query, limit, among) {
      const found = findPeople(people, held, query, among).slice(0, limit)
      const written = notes.find(query, limit, among).map((hit) => ({ ...hit, where: 'note' as const }))
      return [...found, ...written]
    },
  }
}

function findPeople(
  people: MiniSearch<PersonDocument>,
  held: ReadonlyMap<PersonId, PersonDocument>,
  query: string,
  among: ReadonlySet<PersonId> | undefined,
): SearchHit[] {
  const inside = among && { filter: ({ id }: SearchResult) => among.has(id as PersonId) }
  const hits = (results: readonly SearchResult[]) => namesFirst(results.map((result) => hitOf(result, held)))
  const exact = people.search(query, { ...asTyped, ...inside })
  if (exact.length >= FEW) return hits(exact)
  const known = new Set(exact.map(({ id }) => id as PersonId))
  const similar = people.search(query, { ...forgiving, ...inside }).filter(({ id }) => !known.has(id as PersonId))
  return [...hits(exact), ...hits(similar)]
}

function hitOf({ id, match }: SearchResult, held: ReadonlyMap<PersonId, PersonDocument>): SearchHit {
  const person = id as PersonId
  const matches = Object.entries(match)
  if (matches.some(([, fields]) => fields.includes('names'))) return { person, where: 'name' }
  const words = new Set(matches.map(([word]) => word))
  const school = held.get(person)?.schools.find((name) => plainWords(name).some((word) => words.has(word))) ?? ''
  return { person, where: 'school', snippet: [{ text: school, match: true }] }
}

function namesFirst(hits: readonly SearchHit[]): SearchHit[] {
  return hits.toSorted((a, b) => Number(a.where === 'school') - Number(b.where === 'school'))
}
