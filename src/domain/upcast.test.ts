import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENTRY_VERSION, entryKinds, parseEntry } from './entry.ts'
import { factValues } from './fact.ts'
import { foldRecord } from './record.ts'
import { type Upcaster, upcast, upcasters } from './upcast.ts'

const folder = new URL('../../test/vectors/', import.meta.url)
const versions = Array.from({ length: ENTRY_VERSION }, (_, index) => index + 1)
/** The exact texts of entries of a version that was shipped. */
const textsOf = (version: number) =>
  (JSON.parse(readFileSync(new URL(`entries-v${version}.json`, folder), 'utf8')) as { entries: string[] }).entries

test('every version that was ever written has a way up and golden texts', () => {
  expect(upcasters).toHaveLength(ENTRY_VERSION - 1)
  const files = readdirSync(folder).filter((name) => name.startsWith('entries-v'))
  expect(files.toSorted()).toEqual(versions.map((version) => `entries-v${version}.json`).toSorted())
})

test.each(versions)('P18: every entry of version %i is read today, kind by kind and field by field', (version) => {
  const texts = textsOf(version)
  const read = texts.map(parseEntry)
  expect(read.filter(({ ok }) => !ok)).toEqual([])
  const entries = read.filter((one) => one.ok).map(({ value }) => value)
  for (const { v } of entries) expect(v).toBe(ENTRY_VERSION)
  expect(entries.map(({ id }) => id)).toEqual(texts.map((text) => (JSON.parse(text) as { id: string }).id))
  expect(foldRecord(entries).entries).toBe(texts.length)
})

test('the golden texts of version 1 know every kind and every field that it had', () => {
  const entries = textsOf(1).map((text) => JSON.parse(text) as { kind: string; fact?: { field: string } })
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(entryKinds))
  const fields = new Set(entries.flatMap(({ fact }) => (fact ? [fact.field] : [])))
  for (const field of fields) expect(Object.keys(factValues)).toContain(field)
  expect(fields.size).toBe(35)
})

test('an entry climbs one version at a time, from where it is to the newest, and is not touched itself', () => {
  const called: number[] = []
  const step =
    (from: number): Upcaster =>
    (entry) => {
      called.push(from)
      return { ...entry, [`since${from + 1}`]: true }
    }
  const steps = [step(1), step(2), step(3)]
  const first = Object.freeze({ v: 1, id: 'one' })
  expect(upcast(first, steps)).toEqual({ v: 4, id: 'one', since2: true, since3: true, since4: true })
  expect(called).toEqual([1, 2, 3])
  expect(upcast({ v: 3, id: 'three' }, steps)).toEqual({ v: 4, id: 'three', since4: true })
  expect(upcast({ v: 4, id: 'four' }, steps)).toEqual({ v: 4, id: 'four' })
})

test.each([
  ['a version that is to come', { v: ENTRY_VERSION + 1 }, 'newer-version'],
  ['no version', { v: undefined }, 'not-an-entry'],
  ['version 0', { v: 0 }, 'not-an-entry'],
  ['a version that is no number', { v: '1' }, 'not-an-entry'],
  ['a field that the closed list does not have', { favouriteColour: 'blue' }, 'not-an-entry'],
])('P15: %s is told apart, and never half-read', (_what, over, error) => {
  const [text = ''] = textsOf(ENTRY_VERSION)
  expect(parseEntry(JSON.stringify({ ...(JSON.parse(text) as object), ...over }))).toEqual({ ok: false, error })
})
