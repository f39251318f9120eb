import MiniSearch, { type SearchOptions } from 'minisearch'
import type { EntryId, PersonId } from '../domain/ids.ts'

/** What can be found of one young person. Nothing from compartments ever goes in. */
export interface Searchable {
  readonly person: PersonId
  readonly names: string
  readonly schools: string
  readonly notes: readonly { readonly contact: EntryId; readonly text: string }[]
}

export interface SearchHit {
  readonly person: PersonId
  readonly where: 'name' | 'school' | 'note'
  readonly contact?: EntryId
  readonly snippet?: string
}

/** Finds people by name, school and what was written about them, forgiving slips. It exists in memory only. */
export interface SearchIndex {
  put(searchable: Searchable): void
  drop(person: PersonId): void
  /** Names first, then schools, then notes; at most `limit` hits. */
  find(query: string, limit: number): readonly SearchHit[]
}

interface PersonDocument {
  readonly id: string
  readonly names: string
  readonly schools: string
}
interface NoteDocument {
  readonly id: string
  readonly person: PersonId
  readonly contact: EntryId
  readonly text: string
}

/** From this many letters on, notes are searched as well: one or two letters are the beginning of a name. */
const LETTERS_FOR_NOTES = 3
const NOTES_A_PERSON = 3
const SNIPPET = 80

/** No slip in short words, one in longer ones, two in long ones: "Quilfeather" finds Quillfeather, "Ann" does not find Ali. */
function slips(term: string): number | boolean {
  if (term.length <= 3) return false
  return term.length <= 7 ? 1 : 2
}

const options: SearchOptions = { prefix: true, combineWith: 'AND' }

/** Words without case, accents and apostrophes: O'Neill, ONeill and o’neill are one. */
export function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
}

/** An empty index. */
export function createSearchIndex(): SearchIndex {
  const shared = { processTerm: (term: string) => plainWord(term) || null, tokenize: words }
  const people = new MiniSearch<PersonDocument>({ ...shared, fields: ['names', 'schools'] })
  const notes = new MiniSearch<NoteDocument>({ ...shared, fields: ['text'] })
  const held = new Map<PersonId, { readonly document: PersonDocument; readonly notes: readonly NoteDocument[] }>()
  const noteOf = new Map<string, NoteDocument>()

  const drop = (person: PersonId) => {
    const known = held.get(person)
    if (!known) return
    people.remove(known.document)
    for (const note of known.notes) {
      notes.remove(note)
      noteOf.delete(note.id)
    }
    held.delete(person)
  }
  return {
    drop,
    put({ person, names, schools, notes: written }) {
      drop(person)
      const document = { id: person, names, schools }
      const own = written.map(({ contact, text }) => ({ id: `${person} ${contact}`, person, contact, text }))
      people.add(document)
      for (const note of own) {
        notes.add(note)
        noteOf.set(note.id, note)
      }
      held.set(person, { document, notes: own })
    },
    find(query, limit) {
      const found = findPeople(people, query)
      if (found.length < limit && plainWord(query.trim()).length >= LETTERS_FOR_NOTES)
        found.push(...findNotes(notes, noteOf, query, limit - found.length))
      return found.slice(0, limit)
    },
  }
}

function findPeople(people: MiniSearch<PersonDocument>, query: string): SearchHit[] {
  const exact = people.search(query, { ...options, boost: { names: 3 } })
  const found = exact.length > 0 ? exact : people.search(query, { ...options, fuzzy: slips, boost: { names: 3 } })
  const hits = found.map(({ id, match }) => {
    const byName = Object.values(match).some((fields) => fields.includes('names'))
    return { person: id as PersonId, where: byName ? ('name' as const) : ('school' as const) }
  })
  return hits.toSorted((a, b) => Number(a.where === 'school') - Number(b.where === 'school'))
}

/** Notes are searched as they are written; only when nothing is found are slips forgiven, because that is slower. */
function findNotes(
  notes: MiniSearch<NoteDocument>,
  noteOf: ReadonlyMap<string, NoteDocument>,
  query: string,
  limit: number,
): SearchHit[] {
  const exact = notes.search(query, options)
  const found = exact.length > 0 ? exact : notes.search(query, { ...options, fuzzy: slips })
  const counted = new Map<PersonId, number>()
  const hits: SearchHit[] = []
  for (const { id, terms } of found) {
    const note = noteOf.get(id as string)
    const count = note ? (counted.get(note.person) ?? 0) : NOTES_A_PERSON
    if (!note || count >= NOTES_A_PERSON) continue
    counted.set(note.person, count + 1)
    hits.push({ person: note.person, where: 'note', contact: note.contact, snippet: snippetOf(note.text, terms) })
    if (hits.length >= limit) break
  }
  return hits
}

/** The words of a text: letters and digits of any script. */
function words(text: string): string[] {
  return text.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter((word) => word !== '')
}

/** The surroundings of the first word that matched, cut at characters a person would see. */
function snippetOf(text: string, terms: readonly string[]): string {
  const wanted = new Set(terms)
  const match = [...text.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu)].find(([word]) => wanted.has(plainWord(word)))
  const at = match?.index ?? 0
  const from = Math.max(0, at - SNIPPET / 2)
  const part = text.slice(from, at + SNIPPET).replaceAll(/\s+/g, ' ')
  return `${from > 0 ? '…' : ''}${part.toWellFormed()}${at + SNIPPET < text.length ? '…' : ''}`
}
