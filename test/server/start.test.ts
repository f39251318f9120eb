import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aList, aRecord } from '../support/lists.ts'
import { type Waymark, runCommand, startWaymark } from '../support/waymark.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let waymark: Waymark
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  waymark = await startWaymark()
  env = { ...process.env, DATA_DIR: waymark.folder, DATABASE_URL: undefined }
})

afterAll(() => waymark.close())

/** Starts a server that is expected to give up, and tells how it did. */
function failedStart(over: NodeJS.ProcessEnv): Promise<{ code: number | null; lines: string[] }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['src/server/main.ts'], { cwd: root, env: { ...env, ...over } })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('exit', (code) => resolve({ code, lines: output.trim().split('\n') }))
  })
}

test('P13: the first start brings in a fictional council through the importer, and tells how to sign in', async () => {
  expect([...waymark.signIns.keys()]).toEqual(['ada', 'bo', 'mo'])
  const listed = await runCommand(['staff', 'list'], env)
  expect(listed).toMatch(/ada\tadviser\t1\d\d young people/)
  expect(listed).toMatch(/mo\tmanager\t0 young people/)
})

test('a second start keeps the data, and shows no password', async () => {
  await waymark.kill()
  await waymark.restart()
  expect(waymark.log()).toContain('Using the data in')
  expect(waymark.log()).not.toContain('password')
  expect(await runCommand(['staff', 'list'], env)).toMatch(/ada\tadviser\t1\d\d young people/)
})

test('a port in use, a folder that cannot be written, a newer database: one clear line, and an exit that says so', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  expect(await failedStart({ PORT: port })).toEqual({ code: 1, lines: [expect.stringContaining('port is in use')] })
  await new Promise((resolve) => taken.close(resolve))
  const file = join(waymark.folder, 'a-file')
  writeFileSync(file, '')
  expect(await failedStart({ DATA_DIR: join(file, 'below') })).toEqual({
    code: 1,
    lines: [expect.stringContaining('cannot be written')],
  })
  expect(await failedStart({ PORT: 'eighty' })).toEqual({
    code: 1,
    lines: [expect.stringContaining('PORT is a number')],
  })
  expect(await failedStart({ DATABASE_URL: 'mysql://x' })).toEqual({
    code: 1,
    lines: [expect.stringContaining('postgres://')],
  })
})

test('a database of a newer version is refused in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-newer-'))
  const database = new SqliteDatabase(join(folder, 'waymark.sqlite'))
  database.exec(
    'create table schema_version (one integer primary key, version integer not null); insert into schema_version values (1, 1000)',
  )
  database.close()
  const failed = await failedStart({ DATA_DIR: folder, PORT: '0' })
  expect(failed).toEqual({ code: 1, lines: [expect.stringContaining('newer version of Waymark')] })
  rmSync(folder, { recursive: true })
})

test('P13: the command line imports a list, says what it did, and does it once', async () => {
  const file = join(waymark.folder, 'list.xml')
  writeFileSync(file, aList([aRecord(9_001), aRecord(9_002), aRecord(9_003, { DOB: 'yesterday' })], '2026-11-30'))
  expect(await runCommand(['import', 'nccis', file, '--dry-run'], env)).toMatch(/dry run[\s\S]*2 new young people/)
  const imported = await runCommand(['import', 'nccis', file], env)
  expect(imported).toMatch(/2 new young people[\s\S]*1 records set aside[\s\S]*record 3: dob is not a date/)
  expect(await runCommand(['import', 'nccis', file], env)).toContain(
    '0 new young people, 0 changed, 2 unchanged, 0 facts',
  )
  writeFileSync(file, aList([aRecord(9_001)]).slice(0, -20))
  await expect(runCommand(['import', 'nccis', file], env)).rejects.toThrow('Nothing was imported')
  await expect(runCommand(['import', 'nccis', 'nowhere.xml'], env)).rejects.toThrow('no file of that name')
})

test('the command line hands out people and codes, and explains itself', async () => {
  expect(await runCommand(['withdraw', 'bo', '--school', 'fernmoor academy'], env)).toMatch(
    /^\d+ young people taken away/,
  )
  expect(await runCommand(['assign', 'bo', '--school', 'Fernmoor Academy'], env)).toMatch(/^\d+ young people given/)
  expect(await runCommand(['code', 'ada'], env)).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4} /)
  expect(await runCommand(['held'], env)).toContain('Nothing is held')
  expect(await runCommand(['help'], env)).toContain('import nccis')
  await expect(runCommand(['code', 'nobody'], env)).rejects.toThrow('Name the sign-in')
  await expect(runCommand(['frobnicate'], env)).rejects.toThrow('Usage')
  chmodSync(waymark.folder, 0o700)
})
