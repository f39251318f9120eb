import { readFileSync } from 'node:fs'
import { sayOutcome } from './support/closing-line.ts'
import { PromiseListener, promiseTable, readPromises } from './support/promise-table.ts'
import { runTests } from './support/run-tests.ts'

/** Runs every test and says which of them prove which promise. All run: a journey's tests go on from one another. */
const promises = readPromises(readFileSync(new URL('../docs/promises.md', import.meta.url), 'utf8'))
const listener = new PromiseListener()
const outcome = await runTests(process.argv.slice(2), [listener])
console.log(`\n${promiseTable(promises, (id) => listener.proofOf(id))}\n`)
process.stdout.write(`${sayOutcome(outcome)}\n`, () => process.exit(outcome.failed === 0 ? 0 : 1))
