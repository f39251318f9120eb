import SearchableMap from 'minisearch/SearchableMap'
import { plainWords } from '../domain/search-words.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { type Day, dayNumber } from '../domain/time.ts'
import { type SnippetPart, snippetOf } from './snippet.ts'

/** What was written about one contact. */
export interface Note {
  readonly contact: EntryId
  readonly on: Day
  readonly text: string
}

export interface NoteHit {
  readonly person: PersonId
  readonly contact: EntryId
  readonly snippet: readonly SnippetPart[]
}

/**
 * Which notes hold which words. Tens of thousands of notes are searched between two keystrokes, so it keeps no scores: those
 * that hold the words as they were typed come first, then those that hold the beginning of a word, then what is only similar;
 * the newest first among equals.
 */
export interface NoteIndex {
  /** Replaces what was written about somebody. Notes that stayed the same are not read again. */
  put(person: PersonId, notes: readonly Note[]): void
  /** At most `limit` notes that hold all the words, of these young people only where `among` names them. */
  find(query: string, limit: number, among?: ReadonlySet<PersonId>): NoteHit[]
}

interface HeldNote extends Note {
  readonly person: PersonId
  readonly number: number
  readonly day: number
}

/** Words that nearly every note holds. They are neither kept nor looked for, except as the beginning of another word. */
const everywhere: ReadonlySet<string> = new Set(
  `a an and are as at be but by for from had has have he her him his in is it of on or she so that the their them they this
to was we were will with`.split(/\s+/),
)

/** Shorter words are looked for whole: two letters are the beginning of too much. */
const LETTERS_FOR_PREFIX = 3
/** So few notes hold a word as it was typed that it may be mistyped, here or there. */
const FEW = 5
const NOTES_A_PERSON = 3
/** Every further word costs time; whoever types a sentence is understood by its beginning. */
const WORDS = 8

/** The numbers of the notes that hold a word, rising. */
type Postings = number[]

/** Every word that is held: a map for the word itself, because that is fastest, and a tree for what is like it. */
interface Vocabulary {
  readonly words: Map<string, Postings>
  readonly tree: SearchableMap<Postings>
}

/** An empty index. It exists in memory only. */
export function createNoteIndex(): NoteIndex {
  const vocabulary: Vocabulary = { words: new Map(), tree: new SearchableMap() }
  const notes: (HeldNote | undefined)[] = []
  const held = new Map<PersonId, readonly HeldNote[]>()
  let newestFirst: Uint32Array | undefined

  const add = (person: PersonId, note: Note): HeldNote => {
    const number = notes.length
    const added = { ...note, person, number, day: dayNumber(note.on) }
    notes.push(added)
    newestFirst = undefined
    for (const word of keptWords(note.text)) postingsOf(vocabulary, word).push(number)
    return added
  }
  const remove = ({ number, text }: HeldNote) => {
    notes[number] = undefined
    newestFirst = undefined
    for (const word of keptWords(text)) takeOut(vocabulary, word, number)
  }
  return {
    put(person, written) {
      const before = new Map((held.get(person) ?? []).map((note) => [note.contact, note]))
      const now = written.map((note) => {
        const known = before.get(note.contact)
        if (known?.text !== note.text || known.on !== note.on) return add(person, note)
        before.delete(note.contact)
        return known
      })
      for (const gone of before.values()) remove(gone)
      if (now.length > 0) held.set(person, now)
      else held.delete(person)
    },
    find(query, limit, among) {
      // Before anything is looked for, so that asking for nothing makes ready.
      newestFirst ??= inOrder(notes)
      const terms = termsOf(query).map((term) => lookUp(vocabulary, term))
      if (terms.length === 0) return []
      const ranked = rank(notes.length, terms)
      return bestOf(notes, newestFirst, ranked, { limit, among }).map((note) => hitOf(note, terms))
    },
  }
}

function keptWords(text: string): Set<string> {
  return new Set(plainWords(text).filter((word) => !everywhere.has(word)))
}

function postingsOf({ words, tree }: Vocabulary, word: string): Postings {
  const known = words.get(word)
  if (known) return known
  const made: Postings = []
  words.set(word, made)
  tree.set(word, made)
  return made
}

function takeOut({ words, tree }: Vocabulary, word: string, number: number): void {
  const postings = words.get(word)
  const at = postings?.indexOf(number) ?? -1
  if (!postings || at < 0) return
  postings.splice(at, 1)
  if (postings.length > 0) return
  words.delete(word)
  tree.delete(word)
}

/** The words to look for. A single one may be the beginning of any word, even one like "the"; one letter is of too many. */
function termsOf(query: string): string[] {
  if (query.trim().length < 2) return []
  const words = [...new Set(plainWords(query))]
  return words.filter((word) => words.length === 1 || !everywhere.has(word)).slice(0, WORDS)
}

/** What a word that was typed stands for in the notes. */
interface Term {
  readonly word: string
  readonly whole: readonly Postings[]
  readonly beginning: readonly Postings[]
  readonly similar: readonly Postings[]
  readonly similarWords: ReadonlySet<string>
}

function lookUp(vocabulary: Vocabulary, word: string): Term {
  const exact = vocabulary.words.get(word)
  const whole = exact ? [exact] : []
  const beginning = word.length < LETTERS_FOR_PREFIX ? [] : longerWords(vocabulary, word)
  const notes = [...whole, ...beginning].reduce((sum, postings) => sum + postings.length, 0)
  const similar = notes < FEW ? similarTo(vocabulary, word) : new Map<string, Postings>()
  return { word, whole, beginning, similar: [...similar.values()], similarWords: new Set(similar.keys()) }
}

function longerWords(vocabulary: Vocabulary, word: string): Postings[] {
  return [...vocabulary.tree.atPrefix(word)].filter(([longer]) => longer !== word).map(([, postings]) => postings)
}

/** Words a slip or two away that begin with the same letter: nobody mistypes that one and does not see it. */
function similarTo(vocabulary: Vocabulary, word: string): Map<string, Postings> {
  const slips = slipsIn(word)
  if (slips === 0) return new Map()
  const [first = ''] = word
  const found = vocabulary.tree.atPrefix(first).fuzzyGet(word.slice(first.length), slips)
  return new Map([...found].filter(([, [, away]]) => away > 0).map(([rest, [postings]]) => [first + rest, postings]))
}

/** No slip in short words, one in longer ones, two in long ones: "Quilfeather" finds Quillfeather, "Ann" does not find Ali. */
export function slipsIn(word: string): number {
  if (word.length <= 3) return 0
  return word.length <= 7 ? 1 : 2
}

/** For every note how well it fits, 0 where a word is missing; and how well the best one does. */
interface Ranked {
  readonly worth: Uint8Array
  readonly most: number
}

function rank(notes: number, terms: readonly Term[]): Ranked {
  const found = new Uint8Array(notes)
  const worth = new Uint8Array(notes)
  terms.forEach(({ whole, beginning, similar }, before) => {
    for (const postings of whole) mark(postings, before, POINTS.whole, found, worth)
    for (const postings of beginning) mark(postings, before, POINTS.beginning, found, worth)
    for (const postings of similar) mark(postings, before, POINTS.similar, found, worth)
  })
  let most = 0
  for (let number = 0; number < notes; number++) {
    if (found[number] !== terms.length) worth[number] = 0
    most = Math.max(most, worth[number] ?? 0)
  }
  return { worth, most }
}

const POINTS = { whole: 3, beginning: 2, similar: 1 } as const

/** Gives points once a word, for the best of what it was found by, to the notes that hold all the words before it. */
function mark(postings: Postings, before: number, points: number, found: Uint8Array, worth: Uint8Array): void {
  for (const number of postings) {
    if (found[number] !== before) continue
    found[number] = before + 1
    worth[number] = (worth[number] ?? 0) + points
  }
}

/** The best notes, the newest first among equals, a few of each young person at most. */
function bestOf(
  notes: readonly (HeldNote | undefined)[],
  newestFirst: Uint32Array,
  { worth, most }: Ranked,
  { limit, among }: { readonly limit: number; readonly among: ReadonlySet<PersonId> | undefined },
): HeldNote[] {
  const counted = new Map<PersonId, number>()
  const best: HeldNote[] = []
  for (let points = most; points > 0; points--) {
    for (const number of newestFirst) {
      if (worth[number] !== points) continue
      const note = notes[number]
      const count = note ? (counted.get(note.person) ?? 0) : NOTES_A_PERSON
      if (!note || count >= NOTES_A_PERSON || (among && !among.has(note.person))) continue
      counted.set(note.person, count + 1)
      if (best.push(note) >= limit) return best
    }
  }
  return best
}

/** The numbers of all notes, the newest note's first. Sorted as plain numbers, because it is done again after every change. */
function inOrder(notes: readonly (HeldNote | undefined)[]): Uint32Array {
  const there = notes.filter((note) => note !== undefined)
  const keys = Float64Array.from(there, ({ day, number }) => -(day * 2 ** 24 + number))
  return Uint32Array.from(keys.toSorted(), (key) => -key % 2 ** 24)
}

function hitOf({ person, contact, text }: HeldNote, terms: readonly Term[]): NoteHit {
  const [main] = terms.toSorted((a, b) => b.word.length - a.word.length)
  const isMatch = (word: string) => terms.some((term) => fits(term, word))
  const isMain = (word: string) => main !== undefined && fits(main, word)
  return { person, contact, snippet: snippetOf(text, isMain, isMatch) }
}

function fits({ word, similarWords }: Term, found: string): boolean {
  if (found === word || similarWords.has(found)) return true
  return word.length >= LETTERS_FOR_PREFIX && found.startsWith(word)
}
