import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * PouchDB and Express PouchDB come on demand into a folder of their own: 250 packages that only this comparison needs stay out
 * of the lock file. Their own scripts do not run.
 */
const folder = fileURLToPath(new URL('../../.cache/pouchdb', import.meta.url))
const packages = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4.21.2']

const program = `
const [folder, port] = process.argv.slice(2)
const PouchDB = require('pouchdb').defaults({ prefix: folder + '/' })
const express = require('express')
const app = express()
app.use((request, response, next) => {
  response.set({
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'content-type, accept',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  })
  if (request.method === 'OPTIONS') response.status(204).end()
  else next()
})
app.use('/', require('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: folder + '/log.txt' }))
const db = new PouchDB('caseload')
process.stdin.setEncoding('utf8')
let rest = ''
let stored = Promise.resolve()
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  for (const line of lines) stored = stored.then(() => db.bulkDocs(JSON.parse(line)))
})
process.stdin.on('end', () => stored.then(() => {
  const server = app.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port))
}))
`

export interface PouchServer {
  /** The database's address. */
  readonly url: string
  /** PouchDB for a page. */
  readonly script: string
  close(): void
}

/** Starts an Express PouchDB server that holds these documents, in a process of its own. */
export async function startPouchServer(data: string, documents: Iterable<readonly object[]>): Promise<PouchServer> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const flags = ['--no-audit', '--no-fund', '--omit=optional', '--ignore-scripts', '--no-package-lock', '--no-save']
  const installed = spawnSync('npm', ['install', ...flags, ...packages], { cwd: folder, stdio: 'pipe' })
  if (installed.status !== 0) throw new Error(`PouchDB could not be installed: ${installed.stderr.toString()}`)
  writeFileSync(join(folder, 'server.cjs'), program)
  const child = spawn(process.execPath, ['server.cjs', data], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const port = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const said = /port (\d+)/.exec(chunk.toString())?.[1]
      if (said !== undefined) resolve(said)
    })
    child.once('exit', () => reject(new Error('the PouchDB server ended by itself')))
  })
  for (const some of documents) child.stdin.write(`${JSON.stringify(some)}\n`)
  child.stdin.end()
  return {
    url: `http://127.0.0.1:${await port}/caseload`,
    script: readFileSync(join(folder, 'node_modules/pouchdb/dist/pouchdb.min.js'), 'utf8'),
    close: () => void child.kill('SIGKILL'),
  }
}
