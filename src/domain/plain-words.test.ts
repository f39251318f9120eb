import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmlessPhrases, healthWords, jargon, offenceWords } from '../codes/jargon.ts'
import { type Hint, type WordLists, hintsFor, prepareWords } from './plain-words.ts'

const lists: WordLists = { jargon, healthWords, offenceWords, otherNames: [], harmless: harmlessPhrases }
const ours = prepareWords(lists)
const knowing = (...otherNames: string[]) => prepareWords({ ...lists, otherNames })

/** What was found, in short: a kind and the word or name it is about. */
const found = (text: string, matcher = ours) => hintsFor(matcher, text).map(brief)

function brief(hint: Hint): string {
  switch (hint.kind) {
    case 'reading-age':
      return 'reading-age'
    case 'another-name':
      return `another-name ${hint.name}`
    default:
      return `${hint.kind} ${hint.word}`
  }
}

/** Where a part of a text stands. */
const placeOf = (text: string, part: string) => ({ at: text.indexOf(part), end: text.indexOf(part) + part.length })

const easy = 'We met at school today. You like to draw and to cook. You want to go to college. '.repeat(3)
const hard =
  'Following comprehensive deliberation regarding occupational opportunities, the participant articulated considerable ' +
  'uncertainty concerning postsecondary institutions, particularly considering transportation, accommodation and ' +
  'financial responsibilities, notwithstanding encouragement previously communicated by educational representatives ' +
  'throughout numerous consultations.'

test('P17: office words are hinted at with plain ones, where they stand', () => {
  const text = 'Sam is NEET and was signposted  to college.'
  expect(hintsFor(ours, text)).toEqual([
    { kind: 'jargon', word: 'NEET', plain: 'not in education, work or training', ...placeOf(text, 'NEET') },
    { kind: 'jargon', word: 'signposted to', plain: 'told about', ...placeOf(text, 'signposted  to') },
  ])
})

test('P17: every office word of the list is found, and no plain form is itself one', () => {
  for (const { word, plain } of jargon) {
    expect(found(`About ${word}.`)).toContain(`jargon ${word}`)
    expect(found(plain).filter((hint) => hint.startsWith('jargon'))).toEqual([])
  }
})

test('P17: a text that is hard to read is said to be, one that is easy is not', () => {
  const [hint] = hintsFor(ours, hard)
  expect(hint?.kind === 'reading-age' && Number.isInteger(hint.age) && hint.age > 13).toBe(true)
  expect(found(easy)).toEqual([])
})

test('P17: a reading age is that of Flesch–Kincaid, and 13 is not yet too high', () => {
  // One sentence of n words of one syllable: grade 0.39 n + 11.8 - 15.59.
  const words = (count: number) => `${Array.from({ length: count }, () => 'cat').join(' ')}.`
  expect(hintsFor(ours, words(30))).toEqual([])
  expect(hintsFor(ours, words(31))).toEqual([{ kind: 'reading-age', age: 14 }])
  expect(hintsFor(ours, words(40))).toEqual([{ kind: 'reading-age', age: 17 }])
  expect(hintsFor(ours, words(40).replaceAll(/(cat ){9}cat/g, '$&.'))).toEqual([])
})

test('a reading age needs thirty words', () => {
  const words = hard.split(' ')
  expect(found(words.slice(0, 29).join(' '))).toEqual([])
  expect(found(words.slice(0, 30).join(' '))).toEqual(['reading-age'])
})

test('lines of a list are sentences, and numbers and other scripts are no words', () => {
  expect(found('- go to the open day at the college\n'.repeat(10))).toEqual([])
  expect(found('2026 11 06 '.repeat(50))).toEqual([])
  expect(found('השיחה הייתה טובה מאוד '.repeat(50))).toEqual([])
})

test('P15: words about health are hinted at', () => {
  for (const word of healthWords)
    expect(found(`There was ${word.toUpperCase()}, she said.`)).toContain(`health ${word}`)
  expect(found('He takes medication for ADHD; she self harms')).toEqual([
    'health medication',
    'health ADHD',
    'health self-harms',
  ])
})

test('P15: words about offences are hinted at', () => {
  for (const word of offenceWords) expect(found(`There was ${word}.`)).toContain(`offence ${word}`)
  expect(found('The youth offending team came. Then he went to court.')).toEqual([
    'offence youth offending team',
    'offence court',
  ])
})

test('P15: a word of two kinds is hinted at as both', () => {
  expect(found('Seen by CAMHS')).toEqual(['jargon CAMHS', 'health CAMHS'])
})

test('an everyday phrase takes away the meaning of one word, and only there', () => {
  expect(found('She works at the tennis-court and studies beauty therapy')).toEqual([])
  expect(found('From the tennis court to court')).toEqual(['offence court'])
  expect(found('tennis. Court is on Monday')).toEqual(['offence court'])
})

test('only whole words count', () => {
  expect(found('courteous precaution Pruned cohorted autisms neetly bailiff')).toEqual([])
  expect(found('(court) "NEET", anxiety/depression')).toEqual([
    'offence court',
    'jargon NEET',
    'health anxiety',
    'health depression',
  ])
})

test('a full stop ends a phrase', () => {
  expect(found('It is all about self. Harm comes next')).toEqual([])
})

test('each word is hinted at once, where it first stands', () => {
  const text = 'Court. court. COURT’s. The caution and the court'
  expect(hintsFor(ours, text)).toEqual([
    { kind: 'offence', word: 'court', at: 0, end: 5 },
    { kind: 'offence', word: 'caution', ...placeOf(text, 'caution') },
  ])
})

test('acronyms are found in small letters and in the plural, but not where they are everyday words', () => {
  expect(found('two NEETs, a pru and an ehcp')).toEqual(['jargon NEET', 'jargon PRU', 'jargon EHCP'])
  expect(found('He said to send the ap and mash potatoes, a pep talk')).toEqual([])
  expect(found('HE, SEND')).toEqual(['jargon HE', 'jargon SEND'])
})

test('P15: the full name of another young person is hinted at, where it stands', () => {
  const text = 'You came with your friend sam  EXAMPLE.'
  expect(hintsFor(knowing('Sam Example', 'Ada Testcase'), text)).toEqual([
    { kind: 'another-name', name: 'Sam Example', ...placeOf(text, 'sam  EXAMPLE') },
  ])
})

test('P15: names are found with and without accents and apostrophes, in any writing of them', () => {
  const matcher = knowing("Siân O'Bluebell", 'Łukasz Wiśniewski', 'Zoë Müller-Test', 'René d’Arc', 'محمد علي')
  expect(found('Sian O’Bluebell', matcher)).toEqual(["another-name Siân O'Bluebell"])
  expect(found('SIÂN OBLUEBELL’s mum'.normalize('NFD'), matcher)).toEqual(["another-name Siân O'Bluebell"])
  expect(found("lukasz wisniewski's", matcher)).toEqual(['another-name Łukasz Wiśniewski'])
  expect(found('Zoe\nMuller Test', matcher)).toEqual(['another-name Zoë Müller-Test'])
  expect(found("'Rene D'Arc'", matcher)).toEqual(['another-name René d’Arc'])
})

test('a lone given or family name is no hint, nor is a part of a longer name', () => {
  const matcher = knowing('Sam Example', 'Zebedee', 'Smith-Jones', '', '  ', '- Rose')
  expect(found('Sam came. Example too. Zebedee, Smith-Jones, Rose', matcher)).toEqual([])
  expect(found('Sam. Example', matcher)).toEqual([])
  expect(found('Sam, Example', matcher)).toEqual([])
  expect(found('Sam Example-Tester and Ann-Sam Example and Sam Examples', matcher)).toEqual([])
  expect(found('Sam Example – a friend', matcher)).toEqual(['another-name Sam Example'])
})

test('a place ends before a possessive, and holds all of a plural', () => {
  const text = 'The PRU’s rules and two EHCPs'
  expect(hintsFor(ours, text)).toMatchObject([placeOf(text, 'PRU'), placeOf(text, 'EHCPs')])
})

test('P15: the name of the young person themself is no hint, even where it holds another name or is shared', () => {
  const matcher = prepareWords({
    ...lists,
    otherNames: ['Ann Lee', 'Lee Moss', 'ann lee moss'],
    ownName: 'Ann Lee Moss',
  })
  expect(found('Ann Lee-Moss and Ann Lee Moss’s friend', matcher)).toEqual([])
  expect(found('Ann Lee', matcher)).toEqual(['another-name Ann Lee'])
})

test('names may overlap, and two people of one name are one hint', () => {
  expect(found('Ann Lee Moss', knowing('Ann Lee', 'Lee Moss', 'Ann Lee'))).toEqual([
    'another-name Ann Lee',
    'another-name Lee Moss',
  ])
  expect(found('Ann Lee Moss', knowing('Ann Lee', 'Ann Lee Moss'))).toEqual(['another-name Ann Lee Moss'])
})

test('text from right to left is read like any other', () => {
  const matcher = knowing('محمد علي', 'שרה כהן')
  const text = 'قابلت \u2067مُحَمَّد علي\u2069 اليوم'
  expect(hintsFor(matcher, text)).toEqual([
    { kind: 'another-name', name: 'محمد علي', ...placeOf(text, 'مُحَمَّد علي\u2069') },
  ])
  expect(found('פגשתי את \u200Fשרה\u200F \u200Eכהן\u200E ב-court', matcher)).toEqual([
    'another-name שרה כהן',
    'offence court',
  ])
  expect(found('محمد', matcher)).toEqual([])
})

test('emoji neither hide a word nor shift its place', () => {
  const text = '👩‍👩‍👧🎉court👍🏽 1️⃣ NEET❤️'
  expect(hintsFor(ours, text)).toEqual([
    { kind: 'offence', word: 'court', ...placeOf(text, 'court') },
    { kind: 'jargon', word: 'NEET', plain: 'not in education, work or training', ...placeOf(text, 'NEET') },
  ])
})

test('nothing written, nothing hinted', () => {
  for (const text of ['', '   \n\t', '…', '🎉🎉', '\uD800']) expect(hintsFor(ours, text)).toEqual([])
  expect(
    hintsFor(prepareWords({ jargon: [], healthWords: [''], offenceWords: [], otherNames: [] }), hard),
  ).toHaveLength(1)
})

test('words that JavaScript uses itself are words like any other', () => {
  expect(found('constructor __proto__ toString hasOwnProperty')).toEqual([])
})

test('any text has hints in the order in which they stand, each once and each inside it', () => {
  const matcher = knowing('Sam Example', 'Ada Testcase')
  const piece = fc.oneof(
    fc.constantFrom(
      'Sam',
      'Example',
      "Ada Testcase's",
      'court',
      'tennis',
      'NEET',
      'self-harm',
      ' ',
      '. ',
      '-',
      '’',
      '😀',
    ),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const placed = hintsFor(matcher, text).filter((hint) => hint.kind !== 'reading-age')
      const places = placed.map(({ at }) => at)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(placed.every(({ at, end }) => at >= 0 && at < end && end <= text.length)).toBe(true)
      expect(new Set(placed.map(brief)).size).toBe(placed.length)
    }),
  )
})

const letters = 'abcdefghijklmnopqrstuvwxyz'
/** Made-up words, all different. */
const madeUp = (index: number) =>
  `${letters[index % 26]}e${letters[Math.floor(index / 26) % 26]}o${letters[Math.floor(index / 676) % 26]}a`

const longTexts: readonly (readonly [string, string])[] = [
  ['prose', hard.repeat(60)],
  ['all different words', Array.from({ length: 4000 }, (_, index) => madeUp(index)).join(' ')],
  ['one word', 'a'.repeat(20_000)],
  ['vowels and consonants', 'ab'.repeat(10_000)],
  ['full stops', `${'.'.repeat(20_000)}x`],
  ['spaces', `Sam${' '.repeat(20_000)}Example`],
  ['apostrophes', "a'".repeat(10_000)],
  ['accents', 'é'.normalize('NFD').repeat(10_000)],
  ['names begun and never finished', 'Given '.repeat(3334)],
  ['emoji', '👩‍👩‍👧'.repeat(2500)],
]

test.each(longTexts)('a long note is read to its end among 1,000 names: %s', (_what, long) => {
  const matcher = knowing(...Array.from({ length: 1000 }, (_, index) => `Given ${madeUp(index)}`))
  const text = `${long.slice(0, 20_000)} and Given ${madeUp(999)}`
  expect(hintsFor(matcher, text).map(brief)).toContain(`another-name Given ${madeUp(999)}`)
})
