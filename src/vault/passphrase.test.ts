import { expect, test } from 'vitest'
import { checkPassphrase, suggestPassphrase } from './passphrase.ts'

test('P21: a passphrase that is short or common is refused', () => {
  for (const short of ['', 'four words', '1234567890123', 'ääääääääääää'])
    expect(checkPassphrase(short)).toEqual({ ok: false, error: 'too-short' })
  const common = [
    'passwordpassword',
    'Password Password 1',
    'aaaaaaaaaaaaaaaaaaaa',
    '12345678901234567890',
    'abcdefghijklmnopqrst',
    'qwertyuiopasdfghjkl',
    'letmein letmein 2026',
    'blue fish blue fish',
    'Connexions2026!',
    'welcome-waymark-123',
    'correct horse battery staple',
  ]
  for (const passphrase of common)
    expect({ passphrase, ...checkPassphrase(passphrase) }).toEqual({ passphrase, ok: false, error: 'too-common' })
})

test('a suggested passphrase is four words of the list, and passes its own check', async () => {
  const suggestions = await Promise.all(Array.from({ length: 200 }, () => suggestPassphrase()))
  for (const suggestion of suggestions) {
    expect(suggestion.split(' ')).toHaveLength(4)
    expect({ suggestion, ...checkPassphrase(suggestion) }).toEqual({ suggestion, ok: true, value: undefined })
  }
  expect(new Set(suggestions).size).toBe(200)
})

test('words of one’s own in any script pass', () => {
  for (const own of ['vier grüne Elche tanzen', 'мой дедушка любил чай', 'kettle orbit plaster nine'])
    expect(checkPassphrase(own).ok).toBe(true)
})
