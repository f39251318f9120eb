import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aContact } from '../../test/support/entries.ts'
import { seed } from '../../test/support/seed.ts'
import type { PersonId } from '../domain/ids.ts'
import { toBase64Url } from '../lib/bytes.ts'
import { EMPTY_STREAM_HASH, streamHashInput } from '../protocol/stream.ts'
import type { Dossier } from './dossier.ts'
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
