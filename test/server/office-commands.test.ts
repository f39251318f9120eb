import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aList, aRecord } from '../support/lists.ts'
import { runCommand } from '../support/waymark.ts'

let folder: string
let env: NodeJS.ProcessEnv

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-commands-'))
  env = { ...process.env, DATA_DIR: folder, DATABASE_URL: undefined }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('P37: the command line says whom young people may complain to, part by part', async () => {
  expect(await runCommand(['contact'], env)).toContain('Nobody is named yet')
  await expect(runCommand(['contact', '--phone', '01632 960999'], env)).rejects.toThrow('--officer')
  const set = [
    'contact',
    '--officer',
    'Pat Placeholder',
    '--email',
    'dp@testshire.example.org',
    '--phone',
    '01632 960999',
  ]
  expect(await runCommand(set, env)).toMatch(/officer\tPat Placeholder[\s\S]*phone\t01632 960999/)
  expect(await runCommand(['contact', '--phone', '', '--complaints', 'Ask anybody here.'], env)).not.toContain('phone')
  const shown = await runCommand(['contact'], env)
  expect(shown.trim().split('\n')).toEqual([
    'officer\tPat Placeholder',
    'email\tdp@testshire.example.org',
    'complaints\tAsk anybody here.',
  ])
})

test('P13: the command line lists who may be here twice, by number and without a name, and makes them one', async () => {
  const file = join(folder, 'list.xml')
  const twin = { FamilyName: 'Quillfeather' }
  writeFileSync(file, aList([aRecord(1, twin), aRecord(2, twin), aRecord(3)]))
  await runCommand(['import', 'nccis', file], env)
  const listed = await runCommand(['duplicates'], env)
  expect(listed).toContain('9990000000001')
  expect(listed).toContain('9990000000002')
  expect(listed).not.toMatch(/9990000000003|quillfeather/i)
  await expect(runCommand(['merge', '9990000000001'], env)).rejects.toThrow('two record numbers')
  await expect(runCommand(['merge', '9990000000001', '9990000000009'], env)).rejects.toThrow('Nobody has')
  expect(await runCommand(['merge', '9990000000001', '9990000000002'], env)).toContain('one now')
  expect(await runCommand(['duplicates'], env)).toContain('Nobody is suspected')
  expect(await runCommand(['import', 'nccis', file], env)).toContain('0 new young people')
})
