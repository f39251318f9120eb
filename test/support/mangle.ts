import { fromBase64Url, toBase64Url } from '../../src/lib/bytes.ts'
import type { Dice } from '../../src/server/demo/dice.ts'

/** A word that a request may hold, and no reply and no log. */
export const CANARY = 'zebrafinch'

/** A request as it goes out. */
export interface Mangled {
  readonly method: string
  readonly path: string
  readonly headers: { [name: string]: string }
  readonly body: string | Uint8Array<ArrayBuffer>
}

const hostileTexts = [
  CANARY,
  '',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  'null',
  `'; drop table entry; -- ${CANARY}`,
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  'A'.repeat(22),
  'A'.repeat(43),
  `${'A'.repeat(21)}B`,
  'AA==',
  'A+/A',
  'A'.repeat(300),
  '9'.repeat(400),
  '2026-02-30',
]
const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  '',
  CANARY,
  '0',
  'v',
]
const hostileNumbers = [-1, 0, -0, 0.5, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 1e308, Number.MIN_VALUE, 3]

/** A value of another kind than whoever reads it expects. */
function hostileValue(throws: Dice): unknown {
  switch (throws.below(8)) {
    case 0:
      return null
    case 1:
      return throws.chance(0.5)
    case 2:
      return throws.pick(hostileNumbers)
    case 3:
      return Array.from({ length: throws.below(60) }, () => throws.pick(hostileTexts))
    case 4:
      // As a key of its own, not as the object's prototype.
      return JSON.parse(`{${JSON.stringify(throws.pick(hostileKeys))}:{"${CANARY}":1}}`) as unknown
    default:
      return throws.pick(hostileTexts)
  }
}

/** Changes one thing somewhere in a value: another kind, a part gone, a part too many, one of many times over. */
export function mangleValue(value: unknown, throws: Dice): unknown {
  if (typeof value === 'string' && throws.chance(0.5)) return mangleText(value, throws)
  if (typeof value !== 'object' || value === null || throws.chance(0.15)) return hostileValue(throws)
  if (Array.isArray(value)) {
    if (throws.chance(0.2)) return Array.from({ length: throws.below(300) }, () => value[0] as unknown)
    return value.map((item: unknown) => mangleValue(item, throws))
  }
  const entries = Object.entries(value)
  const which = throws.below(entries.length + 1)
  const [key, held] = entries[which] ?? [throws.pick(hostileKeys), undefined]
  const rest = entries.filter((_entry, index) => index !== which)
  if (which < entries.length && throws.chance(0.15)) return Object.fromEntries(rest)
  return Object.fromEntries([
    ...rest,
    [key, which === entries.length ? hostileValue(throws) : mangleValue(held, throws)],
  ])
}

/** An envelope, an id or a word that is nearly right. */
function mangleText(text: string, throws: Dice): string {
  const bytes = text.length > 8 ? fromBase64Url(text) : undefined
  if (bytes && throws.chance(0.7)) return toBase64Url(mangleBytes(bytes, throws))
  const at = throws.below(text.length + 1)
  switch (throws.below(5)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + throws.pick(hostileTexts) + text.slice(at)
    case 2:
      return `${text}=`
    case 3:
      return ` ${text}`
    default:
      return text + text
  }
}

/** Bytes with one of them changed, cut off, or more than there were. */
export function mangleBytes(bytes: Uint8Array, throws: Dice): Uint8Array<ArrayBuffer> {
  const at = throws.below(bytes.length)
  switch (throws.below(4)) {
    case 0:
      return Uint8Array.from(bytes.subarray(0, at))
    case 1:
      return Uint8Array.from([...bytes, ...bytes.subarray(0, 1 + throws.below(64))])
    default: {
      const changed = Uint8Array.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << throws.below(8))
      return changed
    }
  }
}

/** What is wrong with the text of a request, whatever it says. */
export function mangleJson(json: string, throws: Dice): string | Uint8Array<ArrayBuffer> {
  const at = throws.below(json.length + 1)
  const deep = 1 + throws.below(30_000)
  switch (throws.below(10)) {
    case 0:
      return json.slice(0, at)
    case 1:
      return json.replace('{', `{"v":1,"v":2,"${throws.pick(hostileKeys)}":1,`)
    case 2:
      return json.replace('{', `{"__proto__":{"v":1},"constructor":{"prototype":{"${CANARY}":1}},`)
    case 3:
      return '['.repeat(deep) + (throws.chance(0.5) ? ']'.repeat(deep) : '')
    case 4:
      return json.replace(/:("[^"]*"|\d+)/, `:${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`)
    case 5:
      return json.replace(/\d+/, throws.pick(['1e999', '-1e999', '0x1', '01', '1.', 'NaN', '9'.repeat(1_000)]))
    case 6:
      return `\ufeff${json}`
    case 7:
      return Uint8Array.from([
        ...new TextEncoder().encode(json.slice(0, at)),
        0xff,
        0xc0,
        0x80,
        ...new TextEncoder().encode(json.slice(at)),
      ])
    case 8:
      return json.replace('{', `{"filler":"${CANARY.repeat(throws.below(9_000))}",`)
    default:
      return json.slice(0, at) + throws.pick(hostileTexts) + json.slice(at)
  }
}

const types = [
  'text/plain',
  'text/html',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  CANARY,
  '',
]

/** A request that is sent in another way than it should be. */
export function mangleManner(request: Mangled, throws: Dice): Mangled {
  const { method, path, headers, body } = request
  const token = headers['authorization'] ?? ''
  switch (throws.below(5)) {
    case 0:
      return { ...request, headers: { ...headers, 'content-type': throws.pick(types) } }
    case 1:
      return {
        ...request,
        method: throws.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', method === 'GET' ? 'POST' : 'PUT']),
      }
    case 2: {
      const other = [
        `${path}/`,
        `${path}?${CANARY}=1`,
        `${path}/../..`,
        `${path}%00`,
        `${path}/${CANARY}`,
        `/v1/${throws.pick(hostileKeys)}`,
        path.toUpperCase(),
      ]
      return { method, path: throws.pick(other), headers, body }
    }
    case 3: {
      const other = [
        `Basic ${CANARY}`,
        'Bearer',
        `Bearer ${CANARY}`,
        `${token}, ${token}`,
        `${token}x`,
        token.toLowerCase(),
        'x'.repeat(9_000),
      ]
      return { ...request, headers: { ...headers, authorization: throws.pick(other) } }
    }
    default:
      return {
        ...request,
        headers: { ...headers, 'x-forwarded-proto': CANARY, 'content-length': String(throws.below(9)), cookie: CANARY },
      }
  }
}
