import type { WordHint } from '../../domain/plain-words.ts'

type JargonHint = Extract<WordHint, { kind: 'jargon' }>

/** A text in which one thing was written differently, and what it takes to have it back. */
export interface Replacement {
  readonly text: string
  readonly at: number
  readonly before: string
  readonly after: string
}

const aDeterminer = /(?<![\p{L}\p{M}])(a|an|the|his|her|their|your|my|our)(\s+)$/iu
const anArticle = /^(?:an?|the)$/i
const aPlainArticle = /^(?:an?|the) /
const aBeginning = /(?:^|[.!?…]["'”’)\]]*\s|\n)\s*(?:[-–•*]\s*)?$/

/**
 * Writes the plain form in place of an office word, and nothing else of the sentence anew but an article before it: "an
 * EHCP" becomes "the plan for …". Where the word began a sentence with a capital, so does the plain form.
 */
export function writtenPlain(text: string, { at, end, plain }: JargonHint): Replacement {
  const ahead = text.slice(0, at)
  const [all = '', determiner = '', space = ''] = aDeterminer.exec(ahead) ?? []
  const bare = plain.replace(aPlainArticle, '')
  if (determiner !== '' && !anArticle.test(determiner)) return replaced(text, at, end, bare)
  const from = at - all.length
  const started = anArticle.test(determiner)
    ? isUpper(determiner)
    : isUpper(text.slice(at, end)) && aBeginning.test(ahead)
  const article = bare === plain && determiner !== '' ? `${articleFor(determiner, plain)}${space}` : ''
  return replaced(text, from, end, started ? capital(article + plain) : article + plain)
}

/** The text without a replacement, as long as that still stands where it was made. */
export function takenBack(text: string, { at, before, after }: Replacement): string | undefined {
  const end = at + after.length
  return text.slice(at, end) === after ? text.slice(0, at) + before + text.slice(end) : undefined
}

/** Where the caret goes: it stays with the words it stood among, and behind the new ones if it stood in the old. */
export function caretAfter(caret: number, { at, before, after }: Replacement): number {
  if (caret <= at) return caret
  return caret < at + before.length ? at + after.length : caret + after.length - before.length
}

function replaced(text: string, at: number, end: number, after: string): Replacement {
  return { text: text.slice(0, at) + after + text.slice(end), at, before: text.slice(at, end), after }
}

/** "The" stays; "a" and "an" follow the letter after them. */
function articleFor(determiner: string, next: string): string {
  if (determiner.toLowerCase() === 'the') return 'the'
  return /^(?!uni)[aeiou]/i.test(next) ? 'an' : 'a'
}

function isUpper(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
