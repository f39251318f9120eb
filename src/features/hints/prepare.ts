import { harmlessPhrases, healthWords, jargon, offenceWords } from '../../codes/jargon.ts'
import { type Hint, type WordLists, hintsFor, prepareWords } from '../../domain/plain-words.ts'

/** The young people whom a text must not name, and the one it may. */
export type Others = Pick<WordLists, 'otherNames' | 'ownName'>

/** Puts our word lists and these names together. Loaded when somebody writes: it weighs more than most screens. */
export function prepareFinder(others: Others): (text: string) => readonly Hint[] {
  const matcher = prepareWords({ jargon, healthWords, offenceWords, harmless: harmlessPhrases, ...others })
  return (text) => hintsFor(matcher, text)
}
