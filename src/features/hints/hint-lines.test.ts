import { expect, test } from 'vitest'
import type { Hint } from '../../domain/plain-words.ts'
import { type HintLine, hintLines, keyOf } from './hint-lines.ts'

const at = { at: 0, end: 1 }
const neet: Hint = { kind: 'jargon', word: 'NEET', plain: 'not in education, work or training', ...at }
const health = (word: string): Hint => ({ kind: 'health', word, ...at })
const court: Hint = { kind: 'offence', word: 'court', ...at }
const name = (of: string): Hint => ({ kind: 'another-name', name: of, ...at })
const age = (years: number): Hint => ({ kind: 'reading-age', age: years })

const none: ReadonlySet<string> = new Set()
const said = ({ quoted, words }: HintLine) => `${quoted.join(', ')}: ${words}`
const lines = (hints: readonly Hint[], hidden = none, shared = false) => hintLines(hints, hidden, shared).map(said)

test('P15: what is held apart comes first, then names, then how the text reads', () => {
  const kinds = hintLines([age(15), neet, court, name('Sam Example'), health('asthma')], none, false)
  expect(kinds.map(({ key }) => key)).toEqual(['health', 'offence', 'another-name', 'reading-age', keyOf(neet)])
  expect(kinds.map(({ compartment }) => compartment)).toEqual([
    'health',
    'convictions',
    undefined,
    undefined,
    undefined,
  ])
})

test('P15: words of one kind share a line', () => {
  expect(lines([health('asthma'), health('anxiety')])).toEqual([
    'asthma, anxiety: may be about health, which is held apart, with consent.',
  ])
  expect(lines([name('Sam Example')])[0]).toMatch(/^Sam Example: is another young person/)
  expect(lines([name('Sam Example'), name('Ada Testcase')])[0]).toMatch(/are other young people/)
})

test('P17: a reading age is a number up to eighteen', () => {
  expect(lines([age(15)])).toEqual([': Reads like age 15: shorter sentences help.'])
  expect(lines([age(18)])).toEqual([': Reads like age 18 or older: shorter sentences help.'])
  expect(lines([age(31)])).toEqual([': Reads like age 18 or older: shorter sentences help.'])
})

test('what was hidden stays hidden, word by word', () => {
  const hidden = new Set([keyOf(health('asthma')), keyOf(age(15)), keyOf(neet)])
  expect(lines([age(16), neet, health('asthma'), health('anxiety')], hidden)).toEqual([
    'anxiety: may be about health, which is held apart, with consent.',
  ])
  expect(lines([health('asthma')], hidden)).toEqual([])
})

test('a line hides all that it is about', () => {
  const [line] = hintLines([health('asthma'), health('anxiety')], none, false)
  expect(line?.hides).toEqual([keyOf(health('asthma')), keyOf(health('anxiety'))])
})

test('P15: a note that many records hold is about nobody: names matter, and what a talk was about does not', () => {
  expect(lines([health('mental health'), court, name('Sam Example')], none, true)).toEqual([
    'Sam Example: is in your caseload. Everybody marked gets a copy, so write what is about one person in a contact of their own.',
  ])
})
