import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jargon } from '../../codes/jargon.ts'
import { hintsFor, prepareWords } from '../../domain/plain-words.ts'
import { caretAfter, takenBack, writtenPlain } from './in-place.ts'

const matcher = prepareWords({ jargon, healthWords: [], offenceWords: [], otherNames: [] })

/** The text with its first office word written plainly. */
function plain(text: string) {
  const hint = hintsFor(matcher, text).find((one) => one.kind === 'jargon')
  if (!hint) throw new Error('no office word')
  return writtenPlain(text, hint)
}

test.each([
  ['Sam is NEET now, and NEET last year.', 'Sam is not in education, work or training now, and NEET last year.'],
  ['Came. NEET since May', 'Came. Not in education, work or training since May'],
  ['NEET since May', 'Not in education, work or training since May'],
  ['Notes:\n- Signposted  to college', 'Notes:\n- Told about college'],
  ['signposted to college', 'told about college'],
  ['two NEETs', 'two not in education, work or training'],
  ["the PRU's rules", "a school for those who are out of mainstream school's rules"],
  ['At a PRU', 'At a school for those who are out of mainstream school'],
  ['An EHCP is made', 'The plan for extra help with learning is made'],
  ['Her EHCP is made', 'Her plan for extra help with learning is made'],
  ['an intervention', 'a help'],
  ['A multi-agency meeting', 'A joint meeting'],
  ['A holistic plan', 'An all-round plan'],
  ['Wants an HE course', 'Wants a university course'],
  ['Rosa IAG', 'Rosa advice about what to do next'],
])('P17: an office word becomes its plain form in the sentence: %j', (text, after) => {
  expect(plain(text).text).toBe(after)
})

test('a replacement can be taken back while it stands there, whatever was written after it', () => {
  const text = 'At an EHCP review'
  const made = plain(text)
  expect(takenBack(made.text, made)).toBe(text)
  expect(takenBack(`${made.text} today`, made)).toBe(`${text} today`)
  expect(takenBack(`So ${made.text}`, made)).toBeUndefined()
  expect(takenBack('', made)).toBeUndefined()
})

test('the caret stays with the words it stood in', () => {
  const text = 'Sam is NEET now'
  const made = plain(text)
  const at = (caret: number) => made.text.slice(caretAfter(caret, made))
  expect(at(2)).toBe(made.text.slice(2))
  expect(at(text.indexOf('NEET') + 2)).toBe(' now')
  expect(at(text.indexOf(' now'))).toBe(' now')
  expect(at(text.length)).toBe('')
})

test('any text: only the word and an article before it change, and taking it back gives the text again', () => {
  const pieces = ['a ', 'The ', 'her ', 'NEET', 'PRU', 'EHCPs', ' holistic', '. ', '\n', '’s', 'Sam ', '😀', 'é']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
      const text = parts.join('')
      const hint = hintsFor(matcher, text).find((one) => one.kind === 'jargon')
      if (!hint) return
      const made = writtenPlain(text, hint)
      expect(takenBack(made.text, made)).toBe(text)
      expect(made.text.endsWith(text.slice(hint.end))).toBe(true)
      expect(made.at).toBeLessThanOrEqual(hint.at)
    }),
  )
})
