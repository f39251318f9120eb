import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a program is, by the PATH alone; undefined when it is not installed. */
export function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

/** The folder of PostgreSQL's own programs, the newest version first: Debian keeps them off the PATH. */
export function findPostgres(): string | undefined {
  const onDebian = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted((a, b) => versionOf(b) - versionOf(a))
  return (onDebian[0] ?? findProgram('initdb'))?.slice(0, -'/initdb'.length)
}

/** WebKitGTK's own small browser, which comes with its library. */
export function findMiniBrowser(): string | undefined {
  return globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').toSorted().at(-1)
}

/** What the tests need of the machine: how to see that it is there, and which Debian package brings it. */
const needs = [
  { package: 'chromium', found: () => findProgram('chromium') },
  { package: 'firefox-esr', found: () => findProgram('firefox-esr') },
  { package: 'xvfb', found: () => findProgram('Xvfb') },
  { package: 'webkit2gtk-driver', found: findMiniBrowser },
  { package: 'postgresql', found: findPostgres },
  // A browser without any font measures every word as nothing.
  { package: 'fonts-liberation', found: () => globSync('/usr/share/fonts/**/*.{ttf,otf}')[0] },
] as const

/** Installs what is missing, where it may; otherwise throws with one line that says what to install. */
export function ensureMachine(): void {
  const missing = missingPackages()
  if (missing.length === 0) return
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`
  const prefix = rootPrefix()
  if (!findProgram('apt-get') || !prefix)
    throw new Error(`These tests need: ${missing.join(', ')}. On Debian: ${command}`)
  console.log(`Installing ${missing.join(', ')} …`)
  const quietly = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300']
  aptGet(prefix, ['update', ...quietly])
  aptGet(prefix, ['install', ...quietly, '--no-install-recommends', ...missing])
  const still = missingPackages()
  if (still.length > 0) throw new Error(`Still missing after installing: ${still.join(', ')}`)
}

function missingPackages(): string[] {
  return needs.filter((need) => need.found() === undefined).map((need) => need.package)
}

/** What goes before a command to run it as root: nothing, `sudo -n`, or undefined when this user may not. */
function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  const maySudo = findProgram('sudo') !== undefined && spawnSync('sudo', ['-n', 'true']).status === 0
  return maySudo ? ['sudo', '-n'] : undefined
}

function aptGet(prefix: readonly string[], words: readonly string[]): void {
  const [program = 'env', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words]
  execFileSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'] })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function versionOf(path: string): number {
  return Number(/postgresql\/(\d+)/.exec(path)?.[1] ?? 0)
}
