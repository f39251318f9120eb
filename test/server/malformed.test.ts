import { expect, test } from 'vitest'
import { seed } from '../support/seed.ts'
import { flips, malformed } from '../torture/malformed.ts'
import { figuresLine } from '../torture/suite.ts'

const REQUESTS = 20_000

test(`P20: none of ${REQUESTS} malformed requests is a fault, changes anything, or comes back in a reply or the log`, async () => {
  const figures = await malformed({ runs: REQUESTS, seed: seed(), say: () => undefined })
  console.log(figuresLine(figures))
  expect(figures['different refusals']).toBeLessThanOrEqual(7)
  for (const status of [200, 400, 401, 404, 413]) expect(figures[`answered ${status}`]).toBeGreaterThan(0)
}, 240_000)

test('P20: an envelope with any one bit changed, or cut short, is held and never applied', async () => {
  const figures = await flips(seed())
  console.log(figuresLine(figures))
  expect(figures['envelopes with one bit changed or cut short']).toBeGreaterThan(1_000)
}, 120_000)
