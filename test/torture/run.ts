import { parseArgs } from 'node:util'
import { ensureMachine } from '../support/machine.ts'
import { seed } from '../support/seed.ts'
import { type Suite, figuresLine } from './suite.ts'
import { suites } from './suites.ts'

/**
 * `npm run torture -- kills --runs 1000 --seed 7` breaks things until something gives or the runs are done; without a name, every
 * suite in turn. It prints what it counted, the seed that repeats it, and ends with one line.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, seed: { type: 'string' }, steps: { type: 'string' } },
})

function wanted(): (readonly [string, Suite])[] {
  const unknown = positionals.find((name) => !Object.hasOwn(suites, name))
  if (unknown !== undefined)
    throw new Error(`There is no suite ${unknown}. There are: ${Object.keys(suites).join(', ')}`)
  return Object.entries(suites).filter(([name]) => positionals.length === 0 || positionals.includes(name))
}

/** Runs one suite; says whether it held. */
async function holds(name: string, suite: Suite, dice: number): Promise<boolean> {
  const runs = values.runs === undefined ? suite.runs : Number(values.runs)
  console.log(`${name}: ${suite.breaks}, ${runs.toLocaleString('en-GB')} runs`)
  const steps = values.steps === undefined ? undefined : Number(values.steps)
  const begun = performance.now()
  const passed = () => `${((performance.now() - begun) / 1000).toFixed(0)} s`
  try {
    const figures = await suite.run({ runs, steps, seed: dice, say: (line) => console.log(`  ${passed()}: ${line}`) })
    console.log(`${name} held: ${figuresLine(figures)} in ${passed()}`)
    return true
  } catch (error) {
    console.error(`${name} broke after ${passed()}, SEED=${dice}`, error)
    return false
  }
}

ensureMachine()
if (values.seed !== undefined) process.env['SEED'] = values.seed
const dice = seed()
let held = 0
const asked = wanted()
for (const [name, suite] of asked) if (await holds(name, suite, dice)) held++
process.stdout.write(`${held} held, ${asked.length - held} broke\n`, () =>
  process.exit(held > 0 && held === asked.length ? 0 : 1),
)
