import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { seed } from '../support/seed.ts'
import { knownHistories } from './known-histories.ts'
import { type Counted, type Simulation, startSimulation } from './simulation.ts'

const STEPS = 40
/** Histories of one test: few enough for its patience on a machine that does something else as well. */
const RUNS = 25

/** `SEED=…` repeats a history that broke: it is the first of its run. */
const dice = seed()

/** Nothing is lost, doubled or different; and a run in which little happens would not say so. */
function expectAllThere(counted: Counted): void {
  expect(counted).toMatchObject({ histories: RUNS, lost: 0, duplicated: 0, diverged: 0 })
  expect(counted['values saved']).toBeGreaterThan(RUNS * 10)
  expect(counted['tablets that ended']).toBeGreaterThan(RUNS)
  expect(counted['held: not-in-caseload']).toBeGreaterThan(0)
}

describe('on the embedded database', () => {
  let simulation: Simulation
  beforeAll(async () => {
    simulation = await startSimulation(undefined)
  })
  afterAll(() => simulation.close())

  test.each(Object.entries(knownHistories))('P20: %s', async (_words, history) => {
    expect((await simulation.play(history)).findings).toEqual([])
  })

  test.each([1, 2, 3, 4])(
    'P20: no history loses, doubles or hides what three tablets of two advisers saved (%i)',
    async (n) => {
      expectAllThere(await simulation.playMany({ runs: RUNS, steps: STEPS, seed: dice + (n - 1) * RUNS }))
    },
  )
})

describe('on PostgreSQL, with two processes of the council’s', () => {
  let cluster: Postgres
  let simulation: Simulation
  beforeAll(async () => {
    cluster = await startPostgres()
    simulation = await startSimulation(cluster.url('postgres'))
  })
  afterAll(async () => {
    await simulation.close()
    await cluster.stop()
  })

  test('P20: no history loses, doubles or hides anything, whichever process is asked', async () => {
    expectAllThere(await simulation.playMany({ runs: RUNS, steps: STEPS, seed: dice }))
  })
})
