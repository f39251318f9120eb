import { type Result, err, ok } from '../lib/result.ts'

/** A passphrase of one's own has at least so many characters. */
export const SHORTEST_PASSPHRASE = 14

/** Words of a suggested passphrase: four of 7,776 are 51 bits. */
const WORDS = 4

/** Parts that people build passphrases of when they do not want to think. */
const commonParts = [
  'password',
  'passphrase',
  'passwort',
  'letmein',
  'welcome',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'football',
  'princess',
  'sunshine',
  'monkey',
  'dragon',
  'admin',
  'administrator',
  'connexions',
  'waymark',
  'council',
  'adviser',
  'secret',
  'changeme',
  'login',
  'summer',
  'winter',
  'spring',
  'autumn',
  'january',
  'december',
  'correcthorsebatterystaple',
]

/** Composed and decomposed accents count alike, and so do upper and lower case where commonness is judged. */
function folded(passphrase: string): string {
  return passphrase
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
}

/** Whether a passphrase of somebody's own may guard a vault that a thief can try at home for years. */
export function checkPassphrase(passphrase: string): Result<void, 'too-short' | 'too-common'> {
  const normal = passphrase.normalize('NFKC').trim()
  if ([...normal].length < SHORTEST_PASSPHRASE) return err('too-short')
  return isCommon(folded(normal)) ? err('too-common') : ok(undefined)
}

/**
 * Common means: little is left when well-known parts, runs and repeats are taken away. Judged by rule rather than by a list
 * of millions, because nothing may be looked up elsewhere.
 */
function isCommon(text: string): boolean {
  if (new Set(text).size < 5) return true
  if (repeats(text)) return true
  const rest = commonParts.reduce((left, part) => left.replaceAll(part, ''), text).replaceAll(/\d{1,4}$|^\d{1,4}/g, '')
  return withoutRuns(rest).length < 5
}

/** Whether a text is one part again and again, such as "blue fish blue fish". */
function repeats(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length++) {
    const part = text.slice(0, length)
    if (part.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return true
  }
  return false
}

/** The text without runs of neighbouring characters: abcdef, 987654, aaaa. */
function withoutRuns(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  return codes
    .filter((code, index) => {
      const before = codes[index - 1]
      return before === undefined || Math.abs(code - before) > 1
    })
    .map((code) => String.fromCodePoint(code))
    .join('')
}

/**
 * Four random words of the large word list of the Electronic Frontier Foundation (7,776 words, CC BY 3.0). Every four are
 * equally likely: numbers that would favour some words are thrown away. The list is loaded only when it is asked for.
 */
export async function suggestPassphrase(): Promise<string> {
  const { default: words } = await import('./words.txt?raw')
  const list = words.trim().split(/\s+/)
  return Array.from({ length: WORDS }, () => list[randomBelow(list.length)]).join(' ')
}

function randomBelow(limit: number): number {
  const range = Math.floor(0x1_0000_0000 / limit) * limit
  for (;;) {
    const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (value < range) return value % limit
  }
}
