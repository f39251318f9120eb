import { syllable } from 'syllable'

/** A word of the office and what to write instead. */
export interface Jargon {
  readonly word: string
  readonly plain: string
  /** For what is an everyday word in small letters: SEND is jargon, "send" is not. */
  readonly asWritten?: true
}

/** What to look for; handed in because word lists are data, and names come from the caseload. */
export interface WordLists {
  readonly jargon: readonly Jargon[]
  readonly healthWords: readonly string[]
  readonly offenceWords: readonly string[]
  /** 'Given Family' of every other young person; never of the one the note is about. */
  readonly otherNames: readonly string[]
  /** 'Given Family' of the one the note is about: their own name is no hint, even where another's is a part of it. */
  readonly ownName?: string
  /** Longer phrases that take away a word's other meaning: "tennis court". */
  readonly harmless?: readonly string[]
}

/** Where something stands in a text, counted as a text field does, in UTF-16 units; `end` is the first place after it. */
interface Place {
  readonly at: number
  readonly end: number
}

/** A word of a list, found in a text. */
export type WordHint = Place &
  (
    | { readonly kind: 'jargon'; readonly word: string; readonly plain: string }
    | { readonly kind: 'health' | 'offence'; readonly word: string }
    | { readonly kind: 'another-name'; readonly name: string }
  )

/** Something to think about while writing. Nothing here ever blocks. */
export type Hint = WordHint | { readonly kind: 'reading-age'; readonly age: number }

/** What a sequence of words stands for. Without `hint` it is harmless: it only keeps shorter matches away. */
interface Meaning {
  readonly hint?: (place: Place) => WordHint
  readonly asWritten?: string
}

/** Phrases as a tree of words, so that a thousand names cost no more per word of the note than one. */
interface Branch {
  readonly next: Map<string, Branch>
  meaning?: Meaning
}

/** The lists, prepared once. A tree for each kind: a long word of one kind must not hide a short one of another. */
export interface WordMatcher {
  readonly words: readonly Branch[]
  readonly names: Branch
}

interface Word {
  readonly at: number
  readonly written: string
  readonly folded: string
  /** Without a possessive 's: "Sam Example's brother" names Sam Example. */
  readonly owner: string | undefined
  /** Only a space or a hyphen before it, so that it may go on with a phrase; a full stop ends every phrase. */
  readonly goesOn: boolean
  /** A hyphen before it: "Sam Example-Tester" is not Sam Example. */
  readonly hyphened: boolean
}

const FEWEST_WORDS = 30
const READING_AGE = 13
/** No English word is longer; counting the syllables of a pasted key or address would only cost time. */
const LONGEST_WORD = 40

const aWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*(?:['’‘`´′][\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*)*/gu
const aGap = /^(?:[\s\p{Cf}]+|[-‐‑])$/u
const aHyphen = /^[-‐‑]$/
const aSentenceEnd = /[.!?…](?=[\s"'”’)\]]|$)|\n/
const anAcronym = /^\p{Lu}{2,}$/u

/** Letters that Unicode holds for letters of their own, though people type them without the stroke. */
const plainLetters: { readonly [letter: string]: string } = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Builds what {@link hintsFor} looks words up in. Once per note, not per keystroke. */
export function prepareWords(lists: WordLists): WordMatcher {
  const { jargon, healthWords, offenceWords, otherNames, ownName = '', harmless = [] } = lists
  const [jargonTree, healthTree, offenceTree, names] = [branch(), branch(), branch(), branch()]
  for (const entry of jargon) {
    const { word, plain, asWritten } = entry
    addWord(jargonTree, word, { hint: (place) => ({ kind: 'jargon', word, plain, ...place }) }, asWritten)
  }
  for (const word of healthWords) addWord(healthTree, word, { hint: (place) => ({ kind: 'health', word, ...place }) })
  for (const word of offenceWords)
    addWord(offenceTree, word, { hint: (place) => ({ kind: 'offence', word, ...place }) })
  add(names, ownName, {})
  for (const name of otherNames.filter(isFullName))
    add(names, name, { hint: (place) => ({ kind: 'another-name', name, ...place }) })
  const words = [jargonTree, healthTree, offenceTree]
  for (const tree of words) for (const phrase of harmless) add(tree, phrase, {})
  return { words, names }
}

/** What to think about in a note: its reading age first, then words and names, in the order they stand in it. */
export function hintsFor(matcher: WordMatcher, text: string): Hint[] {
  const words = wordsOf(text)
  const found = [...matcher.words.flatMap((tree) => wordHints(tree, words)), ...nameHints(matcher.names, words)]
  return [...readingAgeHints(text, words), ...found.toSorted((a, b) => a.at - b.at)]
}

function branch(): Branch {
  return { next: new Map() }
}

/** A word of a list; an acronym with its plural too, because people write "two NEETs". */
function addWord(tree: Branch, word: string, meaning: Meaning, asWritten = false): void {
  const forms = anAcronym.test(word) ? [word, `${word}s`] : [word]
  for (const form of forms) add(tree, form, asWritten ? { ...meaning, asWritten: form } : meaning)
}

/** Whoever comes first stays: two young people of one name are one hint. */
function add(tree: Branch, phrase: string, meaning: Meaning): void {
  const words = wordsOf(phrase)
  if (words.length === 0) return
  let here = tree
  for (const { folded } of words) {
    const next = here.next.get(folded) ?? branch()
    here.next.set(folded, next)
    here = next
  }
  here.meaning ??= meaning
}

/** A lone given or family name never hints: too many things and people share it. */
function isFullName(name: string): boolean {
  return name.split(/\s+/).filter((part) => wordsOf(part).length > 0).length > 1
}

/** The words of a text, each as it is looked up. Places are those of the text as it was typed. */
function wordsOf(text: string): Word[] {
  let end = 0
  return Array.from(text.matchAll(aWord), ({ 0: written, index: at }) => {
    const gap = text.slice(end, at)
    end = at + written.length
    const folded = foldedWord(written)
    const owner = /['’‘`´′]s$/i.test(written) ? folded.slice(0, -1) : undefined
    return { at, written, folded, owner, goesOn: aGap.test(gap), hyphened: aHyphen.test(gap) }
  })
}

/** No case, no accents, no apostrophes, no marks that only steer the direction of writing. */
function foldedWord(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replaceAll(/[\p{Diacritic}\p{Cf}'’‘`´′ʼ]/gu, '')
    .replaceAll(/[łøđðþıßæœ]/g, (letter) => plainLetters[letter] ?? letter)
}

interface Match {
  readonly meaning: Meaning
  /** The index of the first word after it. */
  readonly next: number
  /** The first place after it, without a possessive 's. */
  readonly end: number
}

/** The longest phrase that starts here and that `fits`. */
function longest(
  tree: Branch,
  words: readonly Word[],
  start: number,
  fits: (meaning: Meaning, next: number) => boolean,
): Match | undefined {
  let here: Branch = tree
  let best: Match | undefined
  for (let index = start; index < words.length; index++) {
    const word = words[index]
    if (!word || (index > start && !word.goesOn)) break
    const owner: Branch | undefined = word.owner === undefined ? undefined : here.next.get(word.owner)
    const next = owner ?? here.next.get(word.folded)
    if (!next) break
    here = next
    const end = word.at + word.written.length - (owner ? "'s".length : 0)
    if (here.meaning && fits(here.meaning, index + 1)) best = { meaning: here.meaning, next: index + 1, end }
  }
  return best
}

/** Words of one kind, each once. What a longer phrase covers is not looked at again. */
function wordHints(tree: Branch, words: readonly Word[]): WordHint[] {
  const seen = new Map<string, WordHint>()
  let next = 0
  words.forEach(({ at, written }, index) => {
    if (index < next) return
    const match = longest(tree, words, index, ({ asWritten }) => asWritten === undefined || asWritten === written)
    if (!match) return
    next = match.next
    const hint = match.meaning.hint?.({ at, end: match.end })
    if (hint) keepFirst(seen, hint)
  })
  return [...seen.values()]
}

/** Full names, each once. Names may overlap: of "Ann Lee Moss" either Ann Lee or Lee Moss may be meant. */
function nameHints(names: Branch, words: readonly Word[]): WordHint[] {
  const seen = new Map<string, WordHint>()
  let ownUntil = 0
  words.forEach(({ at, hyphened }, index) => {
    if (hyphened || index < ownUntil) return
    const match = longest(names, words, index, (_meaning, next) => !words[next]?.hyphened)
    if (!match) return
    const hint = match.meaning.hint?.({ at, end: match.end })
    if (hint) keepFirst(seen, hint)
    else ownUntil = match.next
  })
  return [...seen.values()]
}

function keepFirst(seen: Map<string, WordHint>, hint: WordHint): void {
  const key = hint.kind === 'another-name' ? hint.name : hint.word
  if (!seen.has(key)) seen.set(key, hint)
}

/**
 * Flesch–Kincaid, which is made for English: other scripts and numbers are left out. Rounded up, so that whatever is too
 * hard at all is called an age above the limit.
 */
function readingAgeHints(text: string, words: readonly Word[]): Hint[] {
  const counted = words.map(({ folded }) => folded).filter(isEnglishWord)
  if (counted.length < FEWEST_WORDS) return []
  const sentences = text.split(aSentenceEnd).filter((sentence) => /\p{Script=Latin}/u.test(sentence)).length
  const grade = 0.39 * (counted.length / sentences) + 11.8 * (syllables(counted) / counted.length) - 15.59
  const age = Math.ceil(grade + 5)
  return age > READING_AGE ? [{ kind: 'reading-age', age }] : []
}

function isEnglishWord(folded: string): boolean {
  return folded.length <= LONGEST_WORD && /^[a-z]+$/.test(folded)
}

/** Every word is counted once: looking up a plural is what costs time. */
function syllables(words: readonly string[]): number {
  const known = new Map<string, number>()
  return words.reduce((sum, word) => {
    const count = known.get(word) ?? syllable(word)
    known.set(word, count)
    return sum + count
  }, 0)
}
