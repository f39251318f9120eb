import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseCLI, startVitest } from 'vitest/node'
import { ClosingLine, type Outcome, sayOutcome } from './support/closing-line.ts'
import { ensureMachine } from './support/machine.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs every test, or those whose paths are named, on a machine that has at least Node and npm. */
async function run(words: readonly string[]): Promise<Outcome> {
  ensureMachine()
  console.log('Building …')
  // In a process of its own: a build declares its process to be production, which tests are not.
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  const { filter, options } = parseCLI(['vitest', 'run', ...words])
  const closing = new ClosingLine(options.testNamePattern !== undefined)
  const vitest = await startVitest('test', filter, {
    ...options,
    config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
    watch: false,
    reporters: ['default', closing],
  })
  await vitest.close()
  return closing.outcome(Boolean(process.exitCode))
}

const outcome = await run(process.argv.slice(2)).catch((error: unknown): Outcome => {
  console.error(error instanceof Error ? error.message : error)
  return { passed: 0, failed: 1 }
})
process.stdout.write(`${sayOutcome(outcome)}\n`, () => process.exit(outcome.failed === 0 ? 0 : 1))
