import { plainLetters } from '../domain/search-words.ts'

/** A piece of a note as a result shows it; what was looked for is told apart. */
export interface SnippetPart {
  readonly text: string
  readonly match: boolean
}

/** How much is shown before and from the word that was found on, in characters. */
const BEFORE = 50
const AFTER = 110

/** Words as they stand in the text, accents and apostrophes and all. */
const wordInText = /[\p{L}\p{N}\p{M}'’‘ʼ`´׳]+/gu

/**
 * The surroundings of the first word that `isMain` knows, cut between words. Every word in them that `isMatch` knows is told
 * apart. Both get words in plain letters.
 */
export function snippetOf(
  text: string,
  isMain: (word: string) => boolean,
  isMatch: (word: string) => boolean,
): SnippetPart[] {
  const at = firstIndex(text, isMain)
  const from = at <= BEFORE ? 0 : cutForward(text, at - BEFORE, at)
  const to = at + AFTER >= text.length ? text.length : cutBack(text, at + AFTER, at)
  const parts = split(text.slice(from, to).replaceAll(/\s+/g, ' '), isMatch)
  const dots = (there: boolean) => (there ? [{ text: '…', match: false }] : [])
  return joined([...dots(from > 0), ...parts, ...dots(to < text.length)])
}

function firstIndex(text: string, isMain: (word: string) => boolean): number {
  for (const found of text.matchAll(wordInText)) if (isMain(plainLetters(found[0]))) return found.index
  return 0
}

/** The start of a word at or after `from`, or `from` itself where one word fills the space. */
function cutForward(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s/)
  return space === -1 ? wholeCharacter(text, from) : from + space + 1
}

/** The end of a word at or before `to`. */
function cutBack(text: string, to: number, earliest: number): number {
  const space = text.slice(earliest, to).search(/\s\S*$/)
  return space <= 0 ? wholeCharacter(text, to) : earliest + space
}

/** Never the middle of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}

function split(text: string, isMatch: (word: string) => boolean): SnippetPart[] {
  const parts: SnippetPart[] = []
  let done = 0
  for (const { 0: word, index } of text.matchAll(wordInText)) {
    if (!isMatch(plainLetters(word))) continue
    parts.push({ text: text.slice(done, index), match: false }, { text: word, match: true })
    done = index + word.length
  }
  return [...parts, { text: text.slice(done), match: false }]
}

function joined(parts: readonly SnippetPart[]): SnippetPart[] {
  const whole: SnippetPart[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (part.text === '') continue
    if (last && last.match === part.match) whole[whole.length - 1] = { ...last, text: last.text + part.text }
    else whole.push(part)
  }
  return whole
}
