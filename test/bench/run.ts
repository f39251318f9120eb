import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { runInEngine } from '../support/engines.ts'
import { ensureMachine } from '../support/machine.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'
import { sayRow } from './say.ts'
import { pulls, pushes } from './server.ts'
import { sync } from './sync.ts'

/**
 * `npm run bench` measures everything, `npm run bench -- store` one part. `store`: what sealing costs in Chromium, beside the same
 * app without it. `search`: what a keystroke costs. `sync`: fetching a caseload, beside PouchDB. `pushes`: how many entries a second
 * the server takes in, beside its bare database. `pulls`: what asking costs as the council grows. Ratios matter; milliseconds are
 * this machine's.
 */
const benches = { store, search, sync, pushes, pulls }

const Times = z.object({
  firstSave: z.number(),
  list: z.number(),
  open: z.number(),
  person: z.number(),
  save: z.number(),
})
const StoreReport = z.object({ plain: Times, sealed: Times })

const rows = [
  ['firstSave', 'first save: 10,000 contacts of 1,000 young people', 1],
  ['list', 'open the caseload: the list, with when each was last spoken with', 1],
  ['open', 'the same with every contact readable in memory', undefined],
  ['person', 'open one young person', undefined],
  ['save', 'save one contact, durable', 1.5],
] as const

const Spread = z.object({ median: z.number(), p95: z.number(), max: z.number() })
const Keystrokes = z.object({ first: Spread, later: Spread })
const SearchReport = z.object({ build: z.number(), wait: z.number(), page: Keystrokes, worker: Keystrokes })

/** A frame of a screen: what happens within one is at once. */
const KEYSTROKE = 16

async function reportOf(page: string): Promise<unknown> {
  const served = await servePage(await bundleEntry(fileURLToPath(new URL(page, import.meta.url))))
  const report = await runInEngine('chromium', served, undefined, 600_000)
  await served.close()
  return report
}

async function store(): Promise<void> {
  const { plain, sealed } = StoreReport.parse(await reportOf('store.page.ts'))
  console.log('Storage: Chromium, strict durability on both sides, medians in milliseconds')
  sayRow(['plain Dexie', 'Waymark', 'ratio', 'aim'], '')
  for (const [name, words, aim] of rows) {
    const ratio = sealed[name] / plain[name]
    const aimed = aim === undefined ? '' : `≤ ${aim}×`
    sayRow([plain[name].toFixed(1), sealed[name].toFixed(1), `${ratio.toFixed(2)}×`, aimed], words)
  }
}

async function search(): Promise<void> {
  const { build, wait, page, worker } = SearchReport.parse(await reportOf('search.page.ts'))
  console.log('Search: Chromium, 1,000 young people with 20,000 contacts, milliseconds a keystroke')
  sayRow(['median', 'p95', 'max', 'aim'], '')
  const say = ({ median, p95, max }: z.infer<typeof Spread>, words: string) =>
    sayRow([median.toFixed(1), p95.toFixed(1), max.toFixed(1), `≤ ${KEYSTROKE}`], words)
  say(page.later, 'on the page: names and schools, at once')
  say(worker.later, 'in the worker: what is misspelt, and notes')
  say(page.first, 'on the page, the first time that somebody types')
  say(worker.first, 'in the worker, the first time')
  console.log(
    `The index is made once, in ${build.toFixed(0)} ms; nothing else waited longer than ${wait.toFixed(0)} ms for it.`,
  )
}

ensureMachine()
const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await bench()
