import { expect, test } from 'vitest'
import { nameWords, plainLetters, plainWords } from './search-words.ts'

test.each([
  ['Siân O’Bluebell', 'sian obluebell'],
  ["SIÂN O'BLUEBELL", 'sian obluebell'],
  ['Łucja Ødegård', 'lucja odegard'],
  ['Jūratė Ünal-İnce', 'jurate unal-ince'],
  ['Strauß Æsop Þór', 'strauss aesop thor'],
  ['مُثَال', 'مثال'],
  ['דָּנִיֵּאל', 'דניאל'],
  ['', ''],
])('%s is looked for as %s', (written, typed) => {
  expect(plainLetters(written)).toBe(typed)
})

test('the same letters, composed or not, are the same', () => {
  expect(plainLetters('Zoë'.normalize('NFD'))).toBe(plainLetters('Zoë'.normalize('NFC')))
})

test.each([
  ['Foxglove-Reed, Amara', ['foxglove', 'reed', 'amara']],
  ['Level 2 (electrical)', ['level', '2', 'electrical']],
  ["don't", ['dont']],
  ['ליلى 🙃 المثال', ['ליلى', 'المثال']],
  [' — … ', []],
])('the words of %s', (text, words) => {
  expect(plainWords(text)).toEqual(words)
})

test('a name with an apostrophe is found with it, without it, and by what comes after it', () => {
  expect(nameWords("O'Neill, D’Arcy")).toEqual(['oneill', 'darcy', 'neill', 'arcy'])
})
