import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { plainLetters } from '../domain/search-words.ts'
import { snippetOf } from './snippet.ts'

const is = (word: string) => (found: string) => found === word
const shown = (text: string, word: string) =>
  snippetOf(text, is(word), is(word))
    .map(({ text: part, match }) => (match ? `[${part}]` : part))
    .join('')

test('a short text is shown whole, every match in it told apart', () => {
  expect(shown('Likes art. ART is\nwhat  she likes.', 'art')).toBe('Likes [art]. [ART] is what she likes.')
})

test('what was written with accents and apostrophes stands as it was written', () => {
  expect(shown('Rang Mrs O’Bluebell at the café.', 'obluebell')).toBe('Rang Mrs [O’Bluebell] at the café.')
  expect(shown('Rang Mrs O’Bluebell at the café.', 'cafe')).toBe('Rang Mrs O’Bluebell at the [café].')
})

test('a long text is cut between words on both sides of the match', () => {
  const text = `${'before it '.repeat(20)}bakery ${'after that '.repeat(30)}`
  const snippet = shown(text, 'bakery')
  expect(snippet).toMatch(/^…(before|it) .*\[bakery\] .*(after|that)…$/)
  expect(snippet.length).toBeLessThan(180)
})

test('a text without a space to cut at is cut all the same, and never inside a character', () => {
  const snippet = shown(`${'🙃'.repeat(100)} bakery ${'🙃'.repeat(100)}`, 'bakery')
  expect(snippet.length).toBeLessThan(180)
  expect(snippet.isWellFormed()).toBe(true)
  expect(snippet).toContain('[bakery]')
})

test('whatever was written, the match is shown and the rest is its surroundings', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (a, b) => {
        const text = `${a} bakery ${b}`
        const parts = snippetOf(text, is('bakery'), is('bakery'))
        const matches = parts.filter(({ match }) => match).map((part) => plainLetters(part.text))
        expect(matches.length).toBeGreaterThan(0)
        expect(new Set(matches)).toEqual(new Set(['bakery']))
        const whole = parts.map((part) => part.text).join('')
        expect(whole.isWellFormed()).toBe(text.isWellFormed())
        expect(text.replaceAll(/\s+/g, ' ')).toContain(whole.replace(/^…/, '').replace(/…$/, ''))
      },
    ),
    { seed: seed() },
  )
})
