import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const kB = 1000

/** What a slow tablet has to load, each with the most it may weigh when compressed. */
const budgets = [
  { what: 'JavaScript before the first screen', most: 60 * kB, files: firstScripts },
  { what: 'everything kept for offline use', most: 350 * kB, files: precached },
] as const

/** The scripts that index.html names, and all that those import before they run. */
function firstScripts(): string[] {
  const html = read('index.html')
  const tags = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"[^>]*>/g)
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    staticImports(file).forEach(visit)
  }
  for (const [, address = ''] of tags) visit(address.replace(/^\.?\//, ''))
  if (found.size === 0) throw new Error('index.html starts no script')
  return [...found]
}

/** What a built module imports when it loads, as opposed to later, by `import()`. */
function staticImports(file: string): string[] {
  const imports = read(file).matchAll(/\b(?:import|export)\b(?:[^'"();]*?\bfrom)?\s*["'](\.{1,2}\/[^'"]+\.js)["']/g)
  return Array.from(imports, ([, path = '']) => join(file, '..', path))
}

/** What the service worker fetches when it is installed, as the build wrote it there. */
function precached(): string[] {
  const worker = read('sw.js')
  const entries = worker.matchAll(/\{[^{}]*\burl["']?\s*:\s*["'`]([^"'`]+)["'`][^{}]*\}/g)
  const files = Array.from(entries, ([entry, url = '']) => ({ entry, url })).filter(({ entry }) =>
    /\brevision\b/.test(entry),
  )
  if (files.length === 0) throw new Error('sw.js lists nothing to keep')
  return ['sw.js', ...new Set(files.map(({ url }) => url))]
}

function read(file: string): string {
  return readFileSync(join(dist, file), 'utf8')
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
}

for (const { what, most, files } of budgets) {
  const sizes = files().map((file) => ({ file, size: gzipped(file) }))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  console.log(`${what}: ${(total / kB).toFixed(1)} kB of ${most / kB} kB${total > most ? ' — TOO MUCH' : ''}`)
  for (const { file, size } of sizes.toSorted((a, b) => b.size - a.size)) {
    console.log(`  ${(size / kB).toFixed(1).padStart(6)} kB  ${file}`)
  }
  if (total > most) process.exitCode = 1
}
