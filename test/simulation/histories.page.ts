import * as z from 'zod/mini'
import type { History } from './history.ts'
import { askControl, layLines, release } from './page/line.ts'
import { type Finding, everybodyAgrees, whereEverythingIs } from './page/oracle.ts'
import { type Tablet, discard, thaw } from './page/tablet.ts'
import { push, syncTab, tell } from './page/tell.ts'
import { type World, newWorld } from './page/world.ts'

/** How one history went. */
export interface Outcome {
  readonly findings: readonly Finding[]
  /** How often what was reached, in words. */
  readonly reached: Readonly<Record<string, number>>
}

/** Everything that was saved is looked for after so many steps, after the last one, and when all is quiet. */
const LOOK_EVERY = 13
/** A violation that a request on its way explains is gone when one looks again. */
const LOOK_AGAIN_MS = 100
const ATTEMPTS = 5

async function play(history: History): Promise<Outcome> {
  const world = await newWorld()
  try {
    for (const tablet of world.tablets) await syncTab(tablet, 0, undefined)
    const findings = (await told(world, history)) ?? (await quiet(world))
    return { findings, reached: reachedIn(world) }
  } finally {
    for (const tablet of world.tablets) await discard(tablet)
  }
}

function reachedIn({ tablets, last }: World): Record<string, number> {
  const reached: Record<string, number> = {
    'values saved': tablets.reduce((sum, { saved }) => sum + saved.length, 0),
    'tablets that ended': tablets.reduce((sum, { line }) => sum + line.generation, 0),
  }
  for (const { state, reason } of last.inbox) {
    const word = reason === null ? state : `${state}: ${reason}`
    reached[word] = (reached[word] ?? 0) + 1
  }
  return reached
}

async function told(world: World, history: History): Promise<readonly Finding[] | undefined> {
  for (const [n, step] of history.entries()) {
    await tell(world, step)
    if (n % LOOK_EVERY !== LOOK_EVERY - 1 && n !== history.length - 1) continue
    const findings = await twice(() => whereEverythingIs(world))
    if (findings.length > 0) return findings
  }
  return undefined
}

/** All tablets get a network and the right time, and everything arrives; then everybody fetches once, which has to be enough. */
async function quiet(world: World): Promise<readonly Finding[]> {
  for (const tablet of world.tablets) {
    Object.assign(tablet, { trap: undefined, years: 0 })
    Object.assign(tablet.line, { online: true, trouble: undefined })
    await thaw(tablet)
    await release(tablet.line)
    await push(tablet)
  }
  await askControl('/sim/sweep', {}, z.object({}))
  const problems = await Promise.all(world.tablets.map(fetched))
  const stuck = problems.filter((problem) => problem !== undefined)
  const findings = stuck.map((problem): Finding => ({ kind: 'diverged', words: `a tablet says ${problem}` }))
  return [...findings, ...(await twice(() => whereEverythingIs(world))), ...(await twice(() => everybodyAgrees(world)))]
}

/** Sends and fetches in a tab that is open. Histories side by side have one council: while it restarts, they try again. */
async function fetched(tablet: Tablet): Promise<string | undefined> {
  const open = tablet.tabs[0] ? 0 : tablet.tabs[1] ? 1 : 0
  let problem: string | undefined
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    problem = await syncTab(tablet, open, undefined)
    if (problem === undefined) return undefined
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  return problem
}

async function twice(find: () => Promise<Finding[]>): Promise<Finding[]> {
  const findings = await find()
  if (findings.length === 0) return findings
  await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  return find()
}

async function safely(history: History): Promise<Outcome> {
  try {
    return await play(history)
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { findings: [{ kind: 'lost', words }], reached: {} }
  }
}

/** Plays histories, several side by side: while one waits for its disk, another asks the council. */
async function playAll(histories: readonly History[], sideBySide: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const player = async () => {
    for (let n = next++; n < histories.length; n = next++) {
      const history = histories[n]
      if (history) outcomes[n] = await safely(history)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, player))
  return outcomes
}

Object.assign(globalThis, { playAll, layLines })
