import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchChromium } from '../support/browser.ts'
import { createDatabase } from '../support/postgres.ts'
import { bundleEntry } from '../support/served-page.ts'
import { type History, historyOf, leastOf } from './history.ts'
import type { Outcome } from './histories.page.ts'

/** What was counted: histories, values saved in them, and what the council held, by why. */
export type Counted = Readonly<Record<string, number>>

/** A browser and the council's processes, in which histories are played. */
export interface Simulation {
  /** Plays one history and says what was found. */
  play(history: History): Promise<Outcome>
  /** Plays so many, from this seed on; throws with the least history that breaks, and its seed, when one does. */
  playMany(ordered: Ordered): Promise<Counted>
  close(): Promise<void>
}

interface Ordered {
  readonly runs: number
  readonly steps: number
  readonly seed: number
  readonly say?: ((line: string) => void) | undefined
}

/** Histories are handed over so many at a time, and played so many side by side. */
const AT_ONCE = 20
const SIDE_BY_SIDE = 4

declare const layLines: (addresses: readonly string[]) => void
declare const playAll: (histories: readonly History[], sideBySide: number) => Promise<Outcome[]>

/** Starts it: two processes of the council's on a PostgreSQL cluster, or one on the embedded database without. */
export async function startSimulation(postgres: string | undefined): Promise<Simulation> {
  const folder = mkdtempSync(join(memoryFolder(), 'waymark-simulation-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  const councils: Council[] = []
  const stop = () => {
    for (const council of councils) council.stop()
    removeFolder()
  }
  try {
    await startCouncils(folder, postgres, councils)
    const browser = await launchChromium(join(folder, 'profile'))
    browser.once('close', removeFolder)
    const page = browser.pages()[0] ?? (await browser.newPage())
    await openPage(page, councils)
    return {
      play: async (history) => onlyOne(await playIn(page, [history], 1)),
      playMany: (ordered) => playMany(page, ordered),
      close: async () => {
        await browser.close()
        stop()
      },
    }
  } catch (error) {
    stop()
    throw error
  }
}

/** What these histories break is not a disk: where there is one, everything lies in a file system of memory. */
function memoryFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}

interface Council {
  readonly address: string
  stop(): void
}

/** The embedded database has one process, PostgreSQL has two; the second starts when the first has made the tables. */
async function startCouncils(folder: string, postgres: string | undefined, councils: Council[]): Promise<void> {
  const script = join(folder, 'page.js')
  const entry = fileURLToPath(new URL('histories.page.ts', import.meta.url))
  writeFileSync(script, await bundleEntry(entry))
  const place = { DATA_DIR: folder, PORT: '0', PAGE: script }
  if (postgres === undefined) {
    councils.push(await startCouncil(place))
    return
  }
  const environment = { ...place, DATABASE_URL: await createDatabase(postgres) }
  for (let process = 0; process < 2; process++) councils.push(await startCouncil(environment))
}

async function startCouncil(environment: Record<string, string>): Promise<Council> {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL('council.ts', import.meta.url))], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...environment },
    // With a channel it ends with this process, whatever happens to it.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  if (!child.stdout) throw new Error('a council was started without a way to hear it')
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { address: `http://127.0.0.1:${port}`, stop: () => void child.kill('SIGKILL') }
}

async function openPage(page: Page, councils: readonly Council[]): Promise<void> {
  const addresses = councils.map(({ address }) => address)
  await page.goto(addresses[0] ?? '')
  await page.evaluate((all) => layLines(all), addresses)
}

async function playMany(page: Page, { runs, steps, seed, say }: Ordered): Promise<Counted> {
  const counted: Record<string, number> = { histories: 0, 'values saved': 0, lost: 0, duplicated: 0, diverged: 0 }
  for (let from = 0; from < runs; from += AT_ONCE) {
    const histories = Array.from({ length: Math.min(AT_ONCE, runs - from) }, (_, n) =>
      historyOf(seed + from + n, steps),
    )
    const outcomes = await playIn(page, histories, SIDE_BY_SIDE)
    const broken = outcomes.findIndex(({ findings }) => findings.length > 0)
    const [history, outcome] = [histories[broken], outcomes[broken]]
    if (history && outcome) throw await breakage(page, history, outcome, seed + from + broken, from + broken + 1)
    for (const { reached } of [{ reached: { histories: histories.length } }, ...outcomes])
      for (const [word, count] of Object.entries(reached)) counted[word] = (counted[word] ?? 0) + count
    say?.(`${from + histories.length} histories, ${counted['values saved'] ?? 0} values saved`)
  }
  return counted
}

/** The words of a failure: the seed that repeats it, the least of its history, and what was found. */
async function breakage(page: Page, history: History, outcome: Outcome, seed: number, nth: number): Promise<Error> {
  const findingsOf = async (less: History) => onlyOne(await playIn(page, [less], 1)).findings
  const breaks = async (less: History) => (await findingsOf(less)).length > 0
  const repeats = await breaks(history)
  const least = repeats ? await leastOf(history, breaks) : history
  const again = repeats ? await findingsOf(least) : []
  const words = (again.length > 0 ? again : outcome.findings).map(({ kind, words: said }) => `${kind}: ${said}`)
  const told = least.map((step) => JSON.stringify(step)).join('\n')
  const how = repeats ? 'breaks by itself' : 'breaks beside others'
  return new Error(`SEED=${seed} ${how} (it was history ${nth})\n${words.join('\n')}\n${least.length} steps:\n${told}`)
}

function playIn(page: Page, histories: readonly History[], sideBySide: number): Promise<Outcome[]> {
  return page.evaluate(([all, side]) => playAll(all, side), [histories, sideBySide] as const)
}

function onlyOne([outcome]: readonly Outcome[]): Outcome {
  if (!outcome) throw new Error('Broken assumption: a history that was played has an outcome')
  return outcome
}
