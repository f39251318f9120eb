import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Failpoint } from '../../src/server/context.ts'
import type { TestServer } from './server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A server in a process of its own that can be killed without warning, or kills itself at a named moment. */
export interface Killable {
  /** Its address, once it listens; undefined when it was killed before. */
  readonly ready: Promise<string | undefined>
  /** SIGKILL: no handler runs, nothing is written any more. */
  kill(): void
  /** Resolves when the process is gone. Rejects when it ended in any other way than by SIGKILL. */
  readonly gone: Promise<void>
}

/** Where a killable server kills itself: at a moment of taking envelopes in, the so many-th time that it comes. */
export interface Trap {
  readonly failpoint: Failpoint
  readonly time: number
}

/** Starts a server over the database and keys of a test's server. */
export function startKillable(
  { folder, place }: Pick<TestServer, 'folder' | 'place'>,
  trap: Trap | undefined,
): Killable {
  const order = { folder, databaseUrl: 'url' in place ? place.url : undefined, time: 0, ...trap }
  const child = spawn(process.execPath, ['test/support/killable-server.ts', JSON.stringify(order)], {
    cwd: root,
    // Compiling the same program a thousand times is not what is tested.
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.tmp/compiled') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const end = async (): Promise<void> => {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    if (signal !== 'SIGKILL')
      throw new Error(`the server ended by itself (${code ?? signal}): ${printed.slice(-2_000)}`)
  }
  const gone = end()
  // Whoever waits for it hears of it; until then it is not unhandled.
  gone.catch(() => undefined)
  const listening = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      const [, url] = /Waymark is at (http:\S+)/.exec(printed) ?? []
      if (url !== undefined) resolve(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  return {
    ready: Promise.race([listening, gone.then(() => undefined)]),
    kill: () => void child.kill('SIGKILL'),
    gone,
  }
}
