import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { concat, equalBytes, fromBase64Url, lengthPrefixed, toBase64Url, toHex, utf8 } from './bytes.ts'

const bytes = fc.uint8Array({ maxLength: 80 })

test('base64url spells bytes as Node does, and reads back what it spelt', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const text = toBase64Url(some)
      expect(text).toBe(Buffer.from(some).toString('base64url'))
      expect(fromBase64Url(text)).toEqual(some)
    }),
    { seed: seed() },
  )
})

test('base64url takes one spelling of any bytes only', () => {
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'AAAA\n', 'äAAA']) expect(fromBase64Url(text)).toBeUndefined()
})

test('length-prefixed parts never look like other parts', () => {
  expect(lengthPrefixed('ab', 'c')).not.toEqual(lengthPrefixed('a', 'bc'))
  expect(lengthPrefixed('ab')).not.toEqual(lengthPrefixed('ab', ''))
  expect(toHex(lengthPrefixed('a'))).toBe('0000000161')
})

test('bytes are equal when all of them are', () => {
  expect(equalBytes(utf8('abc'), concat(utf8('a'), utf8('bc')))).toBe(true)
  expect(equalBytes(utf8('abc'), utf8('abd'))).toBe(false)
  expect(equalBytes(utf8('abc'), utf8('abcd'))).toBe(false)
})
