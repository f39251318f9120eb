import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aContact } from '../../test/support/entries.ts'
import { seed } from '../../test/support/seed.ts'
import type { PersonId } from '../domain/ids.ts'
import { toBase64Url } from '../lib/bytes.ts'
import { EMPTY_STREAM_HASH, streamHashInput } from '../protocol/stream.ts'
import { type Dossier, atStartOf } from './dossier.ts'
import { follow } from './stream.ts'

const person = 'AAAAAAAAAAAAAAAAAAAAAA' as PersonId
const empty: Dossier = { person, head: 0, hash: toBase64Url(EMPTY_STREAM_HASH), entries: [] }
const hashAfter = (before: Uint8Array, entry: string) =>
  Promise.resolve(new Uint8Array(createHash('sha256').update(streamHashInput(before, entry)).digest()))

/** The server's stream of these texts, from one number to another. */
async function streamOf(texts: string[], from: number, to: number) {
  let hash: Uint8Array = EMPTY_STREAM_HASH
  for (const text of texts.slice(0, to)) hash = await hashAfter(hash, text)
  const entries = texts.slice(from, to).map((entry, index) => ({ seq: from + index + 1, entry }))
  return { person, head: texts.length, hash: toBase64Url(hash), entries }
}

const texts = Array.from({ length: 8 }, () => JSON.stringify(aContact()))

test('a stream is followed to its end in pages of any size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }), async (stops) => {
      let dossier = empty
      for (const to of [...stops.toSorted((a, b) => a - b), 8]) {
        const followed = await follow(dossier, await streamOf(texts, dossier.head, to), hashAfter)
        expect(followed.ok).toBe(true)
        if (followed.ok) dossier = followed.value
      }
      expect(dossier.entries.map(({ text }) => text)).toEqual(texts)
      expect(dossier.head).toBe(8)
    }),
    { seed: seed() },
  )
})

test('a missing, swapped, changed or invented entry is a gap, and nothing of it is taken', async () => {
  const whole = await streamOf(texts, 0, 8)
  const broken = [
    whole.entries.filter(({ seq }) => seq !== 4),
    whole.entries.map((entry) => (entry.seq === 4 ? { ...entry, entry: texts[6] ?? '' } : entry)),
    whole.entries.toReversed(),
    [...whole.entries, { seq: 9, entry: texts[0] ?? '' }],
    whole.entries.slice(0, 7),
  ]
  for (const entries of broken)
    expect(await follow(empty, { ...whole, entries }, hashAfter)).toEqual({ ok: false, error: 'gap' })
})

test('an entry of this tablet takes its place in the stream when it comes back, and is there once', async () => {
  const own = [texts[2], JSON.stringify(aContact())].map((text = '') => ({
    id: (JSON.parse(text) as { id: string }).id,
    seq: null,
    text,
  }))
  const followed = await follow({ ...empty, entries: own }, await streamOf(texts, 0, 8), hashAfter)
  expect(followed.ok && followed.value.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, null])
})

test('the same page twice changes nothing', async () => {
  const page = await streamOf(texts, 0, 5)
  const once = await follow(empty, page, hashAfter)
  expect(once.ok && (await follow(once.value, page, hashAfter))).toEqual(once)
})

test('P20: a server restored from a backup: nothing that the tablet held goes, its order is the server’s, and nothing is there twice', async () => {
  const histories = fc.record({
    backup: fc.integer({ min: 0, max: 8 }),
    again: fc.shuffledSubarray(texts.map((_text, index) => index)),
    others: fc.integer({ min: 0, max: 3 }),
    page: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(histories, async ({ backup, again, others, page }) => {
      const before = await follow(atStartOf(empty, 'first'), await streamOf(texts, 0, 8), hashAfter)
      if (!before.ok) throw new Error('the first history is whole')
      const since = again.filter((index) => index >= backup).map((index) => texts[index] ?? '')
      const news = Array.from({ length: others }, () => JSON.stringify(aContact()))
      const restored = [...texts.slice(0, backup), ...news, ...since]
      let dossier = atStartOf(before.value, 'second')
      for (let to = Math.min(page, restored.length); ; to = Math.min(to + page, restored.length)) {
        const followed = await follow(dossier, await streamOf(restored, dossier.head, to), hashAfter)
        if (!followed.ok) throw new Error('the second history is whole')
        dossier = followed.value
        const held = dossier.entries.map(({ text }) => text)
        expect(texts.filter((text) => !held.includes(text))).toEqual([])
        expect(new Set(held).size).toBe(held.length)
        if (to === restored.length) break
      }
      expect(dossier.lineage).toBe('second')
      const inStream = dossier.entries.filter(({ seq }) => seq !== null)
      expect(inStream.map(({ text }) => text)).toEqual(restored)
      expect(inStream.map(({ seq }) => seq)).toEqual(restored.map((_text, index) => index + 1))
    }),
    { seed: seed(), numRuns: 60 },
  )
})
