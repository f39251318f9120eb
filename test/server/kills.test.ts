import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { openServer } from '../../src/server/open-server.ts'
import { seed } from '../support/seed.ts'
import { kills } from '../torture/kills.ts'
import { figuresLine } from '../torture/suite.ts'

const KILLS = 20

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  test(`P20: a server that is killed ${KILLS} times while tablets push loses nothing it acknowledged, and doubles nothing`, async () => {
    const postgres = kind === 'postgres' ? inject('postgres') : undefined
    const figures = await kills({ runs: KILLS, seed: seed(), say: () => undefined }, postgres)
    console.log(figuresLine(figures))
    expect(figures['kills']).toBe(KILLS)
    expect(figures['acknowledged between kills']).toBeGreaterThan(0)
    expect(figures['at a named moment']).toBeGreaterThan(5)
  }, 300_000)
})

test('no start of the server can be told to end itself: not by the environment, not by an argument', async () => {
  const shipped = globSync('src/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  const texts = new Map(shipped.map((file) => [file, readFileSync(file, 'utf8')]))
  const naming = [...texts].filter(([, text]) => /failpoint/i.test(text)).map(([file]) => file)
  expect(naming.toSorted()).toEqual(['src/server/context.ts', 'src/server/inbox.ts', 'src/server/streams.ts'])
  for (const file of ['src/server/inbox.ts', 'src/server/streams.ts'])
    for (const line of texts.get(file)?.match(/.*failpoint.*/gi) ?? [])
      expect(line.trim()).toMatch(/^ctx\.failpoint\?\.\('[a-z]+'\)$/)
  expect([...texts.values()].filter((text) => /from '[^']*\btest\//.test(text))).toEqual([])
  const folder = mkdtempSync(join(tmpdir(), 'waymark-failpoint-'))
  const config = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined }
  for (const name of ['FAILPOINT', 'WAYMARK_FAILPOINT']) process.env[name] = 'stored'
  const { ctx } = await openServer(config, () => undefined, Date.now)
  for (const name of ['FAILPOINT', 'WAYMARK_FAILPOINT']) delete process.env[name]
  expect(Object.keys(ctx).toSorted()).toEqual(['authority', 'db', 'keys', 'log', 'now'])
  await ctx.db.close()
  rmSync(folder, { recursive: true })
})
