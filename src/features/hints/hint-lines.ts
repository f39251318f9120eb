import type { Compartment } from '../../domain/fact.ts'
import type { Hint, WordHint } from '../../domain/plain-words.ts'

/** One line of advice about a text: what it is about, in quotes, and what is said of that. */
export interface HintLine {
  readonly key: string
  readonly quoted: readonly string[]
  readonly words: string
  /** What hiding the line hides. */
  readonly hides: readonly string[]
  /** Where this should stand instead. */
  readonly compartment?: Compartment
  /** An office word that can be written plainly. */
  readonly jargon?: Extract<WordHint, { kind: 'jargon' }>
}

/** From this age on a number says nothing more. */
const GROWN_UP = 18

/** Names a hint whatever the text around it: hidden once, it stays hidden while the note is written. */
export function keyOf(hint: Hint): string {
  switch (hint.kind) {
    case 'reading-age':
      return hint.kind
    case 'another-name':
      return `${hint.kind} ${hint.name}`
    default:
      return `${hint.kind} ${hint.word}`
  }
}

/**
 * What to say of a text, the weightiest first: what belongs elsewhere (P15), then what is hard to understand (P17). A
 * `shared` text stands in many records: it is about nobody, so words about health are what was talked about.
 */
export function hintLines(hints: readonly Hint[], hidden: ReadonlySet<string>, shared: boolean): HintLine[] {
  const open = hints.filter((hint) => !hidden.has(keyOf(hint)))
  const of = <K extends Hint['kind']>(kind: K) =>
    open.filter((hint): hint is Extract<Hint, { kind: K }> => hint.kind === kind)
  return [
    ...(shared ? [] : apartLine('health', 'health', of('health'))),
    ...(shared ? [] : apartLine('convictions', 'criminal convictions', of('offence'))),
    ...nameLine(of('another-name'), shared),
    ...of('reading-age').map(readingLine),
    ...of('jargon').map(jargonLine),
  ]
}

type ApartHint = Extract<WordHint, { kind: 'health' | 'offence' }>

function apartLine(compartment: Compartment, about: string, found: readonly ApartHint[]): HintLine[] {
  const [first] = found
  if (!first) return []
  return [
    {
      key: first.kind,
      quoted: found.map(({ word }) => word),
      words: `may be about ${about}, which ${compartment === 'health' ? 'is' : 'are'} held apart, with consent.`,
      hides: found.map(keyOf),
      compartment,
    },
  ]
}

function nameLine(found: readonly Extract<WordHint, { kind: 'another-name' }>[], shared: boolean): HintLine[] {
  if (found.length === 0) return []
  const quoted = found.map(({ name }) => name)
  const words = shared ? sharedWords(quoted) : otherWords(quoted)
  return [{ key: 'another-name', quoted, words, hides: found.map(keyOf) }]
}

function sharedWords({ length }: readonly string[]): string {
  const who = length === 1 ? 'is' : 'are'
  return `${who} in your caseload. Everybody marked gets a copy, so write what is about one person in a contact of their own.`
}

function otherWords({ length }: readonly string[]): string {
  return length === 1
    ? 'is another young person. Leave the name out if you can: “a friend” says enough.'
    : 'are other young people. Leave the names out if you can: “friends” says enough.'
}

function readingLine(hint: Extract<Hint, { kind: 'reading-age' }>): HintLine {
  const age = hint.age < GROWN_UP ? String(hint.age) : `${GROWN_UP} or older`
  return { key: hint.kind, quoted: [], words: `Reads like age ${age}: shorter sentences help.`, hides: [keyOf(hint)] }
}

function jargonLine(hint: Extract<WordHint, { kind: 'jargon' }>): HintLine {
  const key = keyOf(hint)
  return { key, quoted: [hint.word], words: 'may need explaining.', hides: [key], jargon: hint }
}
