import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { runInEngine } from '../support/engines.ts'
import { ensureMachine } from '../support/machine.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'

/** `npm run bench`: what sealing costs, beside the same app without it. Ratios matter; milliseconds are this machine's. */
const Times = z.object({
  firstSave: z.number(),
  list: z.number(),
  open: z.number(),
  person: z.number(),
  save: z.number(),
})
const Report = z.object({ plain: Times, sealed: Times })

const rows = [
  ['firstSave', 'first save: 10,000 contacts of 1,000 young people', 1],
  ['list', 'open the caseload: the list, with when each was last spoken with', 1],
  ['open', 'the same with every contact readable in memory', undefined],
  ['person', 'open one young person', undefined],
  ['save', 'save one contact, durable', 1.5],
] as const

ensureMachine()
const page = await servePage(await bundleEntry(fileURLToPath(new URL('store.page.ts', import.meta.url))))
const { plain, sealed } = Report.parse(await runInEngine('chromium', page, undefined, 600_000))
await page.close()
console.log('Chromium, strict durability on both sides, medians in milliseconds')
console.log(['plain Dexie', 'Waymark', 'ratio', 'aim', ''].map((head) => head.padStart(12)).join(''))
for (const [name, words, aim] of rows) {
  const ratio = sealed[name] / plain[name]
  const figures = [
    plain[name].toFixed(1),
    sealed[name].toFixed(1),
    `${ratio.toFixed(2)}×`,
    aim === undefined ? '' : `≤ ${aim}×`,
  ]
  console.log(`${figures.map((figure) => figure.padStart(12)).join('')}  ${words}`)
}
