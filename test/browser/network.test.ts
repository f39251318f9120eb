import { afterAll, beforeAll, expect, test } from 'vitest'
import { seed } from '../support/seed.ts'
import {
  type NetWorld,
  aNetWorld,
  answered,
  answers,
  checkAll,
  cutReplies,
  cutRequests,
  faults,
} from '../torture/network.ts'
import { figuresLine } from '../torture/suite.ts'

/** The app's own courier in a real browser, on a network that breaks: nothing is lost, doubled, or called sent when it is not. */
const BYTES = 2_048
let world: NetWorld

beforeAll(async () => {
  world = await aNetWorld()
})

afterAll(() => world.close())

test('P20: whoever answers in the place of the server, nothing counts as sent, and the problem has its name', async () => {
  const outcomes = await answered(world)
  expect(outcomes).toEqual(answers.map(({ who, problem }, index) => ({ who, sent: 0, left: index + 1, problem })))
  await checkAll(world)
})

test(`P20: a push that is cut at any of its first ${BYTES} bytes loses and doubles nothing`, async () => {
  expect(await cutRequests(world, BYTES)).toBe(BYTES)
  await checkAll(world)
}, 400_000)

test('P20: a reply that is cut at any of its bytes loses and doubles nothing', async () => {
  const bytes = await cutReplies(world)
  console.log(`the reply had ${bytes} bytes`)
  expect(bytes).toBeGreaterThan(800)
  await checkAll(world)
}, 400_000)

test('P20: faults of every kind, in any order, lose and double nothing', async () => {
  const figures = await faults({ runs: 200, seed: seed(), say: () => undefined })
  console.log(figuresLine(figures))
  expect(figures['faults on the way of a push']).toBe(200)
})
