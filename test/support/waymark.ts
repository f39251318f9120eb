import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How a member of the fictional council's staff gets in. */
export interface SignIn {
  readonly signIn: string
  readonly password: string
  readonly code: string
}

/** A real Waymark server in a process of its own, with the fictional council, as `npm start` makes it. */
export interface Waymark {
  readonly url: string
  readonly folder: string
  /** By sign-in: `ada` and `bo` are advisers who share a school, `mo` is a manager. */
  readonly signIns: ReadonlyMap<string, SignIn>
  /** Everything that the server has printed since its first start, passwords of the first start left out. */
  log(): string
  /** Another one-time code. */
  newCode(signIn: string): Promise<string>
  /** Takes the server away, as a broken network would. */
  kill(): Promise<void>
  /** Starts it again on the same address and data. */
  restart(): Promise<void>
  /** Stops it and removes its data. */
  close(): Promise<void>
}

/** Somebody of the fictional council's staff. */
export function staffOf(waymark: Waymark, signIn: string): SignIn {
  const found = waymark.signIns.get(signIn)
  if (!found) throw new Error('nobody has that sign-in')
  return found
}

/** Starts a server on a free port of the loopback, and waits until it says where it is. */
export async function startWaymark(): Promise<Waymark> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-server-'))
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, HOST: '127.0.0.1', DATABASE_URL: undefined }
  let printed = ''
  let child: ChildProcess
  const start = async () => {
    child = spawn(process.execPath, ['src/server/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const begun = printed.length
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        printed += chunk.toString()
        if (printed.slice(begun).includes('Waymark is at')) resolve()
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) =>
        reject(new Error(`the server ended (${code}) before it was ready: ${printed.slice(begun)}`)),
      )
    })
  }
  const kill = () => end(child, 'SIGKILL')
  await start()
  const signIns = readSignIns(printed)
  const afterFirstStart = printed.length
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    signIns,
    log: () => printed.slice(afterFirstStart),
    newCode: (signIn) => runCommand(['code', signIn], env).then((output) => output.split(/\s/)[0] ?? ''),
    kill,
    restart: start,
    close: async () => {
      await end(child, 'SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs a command of `npm run waymark`, and gives what it printed. */
export function runCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/server/cli/main.ts', ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('exit', (code) => (code === 0 ? resolve(output) : reject(new Error(output))))
  })
}

function readSignIns(printed: string): Map<string, SignIn> {
  const lines = [...printed.matchAll(/sign-in (\S+)\s+password (\S+)\s+code (\S+)/g)]
  return new Map(lines.map(([, signIn = '', password = '', code = '']) => [signIn, { signIn, password, code }]))
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
