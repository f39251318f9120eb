import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FileExists, writeNewFile } from './new-file.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-new-file-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('P20: a file is there when all of it is written, and its owner alone can read it', async () => {
  const path = join(folder, 'return.xml')
  const done = await writeNewFile(path, async (write) => {
    await write('one ')
    expect(readdirSync(folder)).toHaveLength(1)
    expect(readdirSync(folder)).not.toContain('return.xml')
    await write('two')
    return 2
  })
  expect(done).toBe(2)
  expect(readFileSync(path, 'utf8')).toBe('one two')
  expect(readdirSync(folder)).toEqual(['return.xml'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('what breaks half-way leaves nothing behind', async () => {
  const broken = writeNewFile(join(folder, 'return.xml'), async (write) => {
    await write('half')
    throw new Error('the database is gone')
  })
  await expect(broken).rejects.toThrow('the database is gone')
  expect(readdirSync(folder)).toEqual([])
})

test('a file that somebody else put there meanwhile is not written over', async () => {
  const path = join(folder, 'return.xml')
  const late = writeNewFile(path, async (write) => {
    await write('ours')
    writeFileSync(path, 'theirs')
  })
  await expect(late).rejects.toThrow(FileExists)
  expect(readFileSync(path, 'utf8')).toBe('theirs')
  expect(readdirSync(folder)).toEqual(['return.xml'])
})
