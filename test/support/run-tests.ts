import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Reporter, parseCLI, startVitest } from 'vitest/node'
import { ClosingLine, type Outcome } from './closing-line.ts'
import { ensureMachine } from './machine.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Runs every test, or those whose paths are named, on a machine that has at least Node and npm; `listeners` hear how each of
 * them went. What breaks outside the tests is told, and counts as a failure.
 */
export async function runTests(words: readonly string[], listeners: readonly Reporter[] = []): Promise<Outcome> {
  try {
    return await run(words, listeners)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
}

async function run(words: readonly string[], listeners: readonly Reporter[]): Promise<Outcome> {
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
    config: fileURLToPath(new URL('../vitest.config.ts', import.meta.url)),
    watch: false,
    reporters: ['default', closing, ...listeners],
  })
  await vitest.close()
  return closing.outcome(Boolean(process.exitCode))
}
