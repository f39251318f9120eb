import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFact } from '../../test/support/entries.ts'
import { seed } from '../../test/support/seed.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { parseEntry } from './entry.ts'
import { isBlank, typedText } from './typed-text.ts'

/** Any text at all: half characters, controls, every script. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)

test.each([
  ['right-to-left', 'أمل نور'],
  ['Persian with a non-joiner', 'می\u200cخواهم'],
  ['a family and a flag', '👩\u200d👩\u200d👧 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ['accents apart', 'Zoe\u0308'],
  ['marks of direction', 'Level 2 \u200fأمل\u200e \u2067נועם\u2069'],
  ['pasted HTML', '<script>alert(1)</script> &amp; <b>bold</b>'],
  ['lines and tabs', 'one\n\ttwo'],
  ['soft hyphens', 'appren\u00adticeship'],
])('P17: %s is kept as it was typed', (_case, text) => expect(typedText(text)).toBe(text))

test.each([
  ['the null character', 'Am\u0000ara', 'Amara'],
  ['controls', '\u0007A\u001b[31mB\u009f', 'A[31mB'],
  ['a space of no width', 'Am\u200bara\u2060\ufeff', 'Amara'],
  ['a command that turns text round', 'Amara\u202e llifrehtaeuQ', 'Amara llifrehtaeuQ'],
  ['half a character', 'Amara \ud83d', 'Amara \ufffd'],
  ['the wrong half first', '\udc00\ud800', '\ufffd\ufffd'],
  ['line ends of other machines', 'a\r\nb\rc\vd\u2028e', 'a\nb\nc\nd\ne'],
])('P17: %s is not', (_case, typed, kept) => expect(typedText(typed)).toBe(kept))

test.each([
  '',
  '   ',
  '\n\t',
  '\u00a0',
  '\u200b',
  '\u200d\u200c',
  '\u3164',
  '\u2800',
  '\ufeff',
  '\u0000',
  '\u00ad',
  '\u2067\u2069',
])('nothing can be seen of %j', (text) => expect(isBlank(text)).toBe(true))

test.each(['a', 'أ', '👩', '.', '\u0301', '\ufffd', ' x '])('something can be seen of %j', (text) =>
  expect(isBlank(text)).toBe(false),
)

test('P18: what is kept is what is signed, sealed and read again, to the letter', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const value = typedText(typed)
      fc.pre(value.length > 0 && value.length <= 100)
      const entry = aFact({ field: 'knownAs', value })
      expect(fromUtf8(utf8(value))).toBe(value)
      expect(parseEntry(fromUtf8(utf8(JSON.stringify(entry))))).toEqual({ ok: true, value: entry })
      expect(typedText(value)).toBe(value)
    }),
    { seed: seed(), numRuns: 1_000 },
  )
})

test('P14: even what nobody tidied, a young person’s own words, is sealed and read again to the letter', () => {
  fc.assert(
    fc.property(anyText, (words) => {
      fc.pre(words.length > 0)
      const entry = { ...aFact({ field: 'intendedPlan', value: words.slice(0, 2_000) }) }
      expect(parseEntry(fromUtf8(utf8(JSON.stringify(entry))))).toEqual({ ok: true, value: entry })
    }),
    { seed: seed(), numRuns: 1_000 },
  )
})
