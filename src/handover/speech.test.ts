import { expect, test } from 'vitest'
import { localVoice, sentences } from './speech.ts'

const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice

test('P20: a record is never sent away to be read aloud: only a voice of the tablet itself is used', () => {
  expect(localVoice([voice('en-GB', false), voice('fr-FR', true)])).toBeUndefined()
  expect(localVoice([])).toBeUndefined()
  expect(localVoice([voice('en-GB', false), voice('en-US', true), voice('en_GB', true)])?.lang).toBe('en_GB')
  expect(localVoice([voice('en-US', true)])?.lang).toBe('en-US')
})

test('every word is read, in pieces short enough for any voice', () => {
  const text = `Wants a course. Is it far?\nYes! ${'very '.repeat(100)}${'x'.repeat(450)}`
  const pieces = sentences(text)
  expect(pieces.slice(0, 3)).toEqual(['Wants a course.', 'Is it far?', 'Yes!'])
  expect(pieces.every((piece) => piece.length <= 201)).toBe(true)
  expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
})
