import { sayOutcome } from './support/closing-line.ts'
import { runTests } from './support/run-tests.ts'

const outcome = await runTests(process.argv.slice(2))
process.stdout.write(`${sayOutcome(outcome)}\n`, () => process.exit(outcome.failed === 0 ? 0 : 1))
