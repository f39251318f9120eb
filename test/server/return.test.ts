import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { type ReturnedField, returnedFields } from '../../src/codes/returned.ts'
import { type Record, canonical, valueOf } from '../../src/domain/record.ts'
import { returnCommand, statisticsCommand } from '../../src/server/cli/return-commands.ts'
import type { Context } from '../../src/server/context.ts'
import type { ImportReport } from '../../src/server/import/report.ts'
import { everybody } from '../../src/server/people.ts'
import { rememberCouncilCodes } from '../../src/server/return/council-codes.ts'
import { importList } from '../support/import-list.ts'
import { type TestServer, aServer } from '../support/server.ts'

const bundled = new URL('../../src/server/demo/authority.xml', import.meta.url)
const october = { 'period-end': '2026-10-31' }

async function imported(ctx: Context, open: () => AsyncIterable<Uint8Array | string>): Promise<ImportReport> {
  const report = await importList(ctx, open)
  if (!report.ok) throw new Error(report.error.reason)
  await rememberCouncilCodes(ctx, report.value)
  return report.value
}

/** The returned fields of everybody, by record number. */
async function returnedBy(ctx: Context): Promise<Map<string, { readonly [field: string]: unknown }>> {
  const found = new Map<string, { readonly [field: string]: unknown }>()
  for await (const { record } of everybody(ctx))
    found.set(valueOf(record, 'councilRecordNumber') ?? '', fieldsOf(record))
  return found
}

function fieldsOf(record: Record) {
  return Object.fromEntries([...returnedFields].map((field: ReturnedField) => [field, valueOf(record, field)]))
}

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  const aServerOfThisKind = () => aServer(kind === 'postgres' ? inject('postgres') : undefined)
  let server: TestServer
  let list: ImportReport
  let said: string

  beforeAll(async () => {
    server = await aServerOfThisKind()
    list = await imported(server.ctx, () => createReadStream(bundled))
  })

  beforeEach(() => {
    said = ''
    vi.spyOn(console, 'log').mockImplementation((line: string) => void (said += `${line}\n`))
  })

  afterAll(() => server.close())

  test('P31: what is returned and imported elsewhere says the same of everybody; imported here it changes nothing', async () => {
    const out = join(server.folder, 'round-trip.xml')
    const before = await returnedBy(server.ctx)
    await returnCommand(server.ctx, [], { ...october, out })
    const elsewhere = await aServerOfThisKind()
    try {
      const report = await imported(elsewhere.ctx, () => createReadStream(out))
      expect(report).toMatchObject({
        setAsideCount: 0,
        periodEnd: '2026-10-31',
        databases: ['999'],
        authorities: ['998'],
      })
      expect([...report.warnings, ...report.unknownElements]).toEqual([])
      const after = await returnedBy(elsewhere.ctx)
      expect(after.size).toBe(report.records)
      expect(after.size).toBeGreaterThan(100)
      for (const [number, fields] of after) expect(canonical(fields)).toBe(canonical(before.get(number)))
    } finally {
      await elsewhere.close()
    }
    expect(await imported(server.ctx, () => createReadStream(out))).toMatchObject({ added: 0, changed: 0, entries: 0 })
  }, 180_000)

  test('P31: everybody is returned, set aside or left out; the report and the trail name nobody', async () => {
    await returnCommand(server.ctx, [], { ...october, out: join(server.folder, 'counted.xml') })
    const [, returned = '', refused = ''] = /: (\d+) young people, (\d+) set aside/.exec(said) ?? []
    const leftOut = [...said.matchAll(/left out: (\d+)/g)].map(([, count]) => Number(count))
    expect(Number(returned) + Number(refused) + leftOut.reduce((sum, count) => sum + count, 0)).toBe(list.records)
    const text = readFileSync(bundled, 'utf8')
    const names = [...text.matchAll(/<(?:Given|Family)Name>(.{4,})<|<Postcode>(.*)</g)].map(([, a, b]) => a ?? b)
    expect(names.length).toBeGreaterThan(400)
    for (const name of new Set(names)) expect(said).not.toContain(name)
    const rows = await server.ctx.db.db.selectFrom('audit').select(['action', 'person_id']).execute()
    expect(rows).toContainEqual({ action: `return-written:2026-10-31:${returned}`, person_id: null })
  })

  test('P31: no return is written over another file', async () => {
    const out = join(server.folder, 'kept.xml')
    writeFileSync(out, 'kept')
    await expect(returnCommand(server.ctx, [], { ...october, out })).rejects.toThrow('There is a file')
    expect(readFileSync(out, 'utf8')).toBe('kept')
  })

  test.each([
    ['a file', october, 'with --out'],
    ['a period', { out: 'x.xml' }, 'last day of a month'],
    ['the end of a month', { out: 'x.xml', 'period-end': '2026-10-30' }, 'last day of a month'],
    ['codes of three digits', { ...october, out: 'x.xml', database: '99' }, 'three digits'],
  ])('%s is asked for', async (_case, flags, message) => {
    await expect(returnCommand(server.ctx, [], flags)).rejects.toThrow(message)
  })

  test('codes that no list has named are asked for', async () => {
    const empty = await aServerOfThisKind()
    try {
      const out = join(empty.folder, 'empty.xml')
      await expect(returnCommand(empty.ctx, [], { ...october, out })).rejects.toThrow('--database and --authority')
    } finally {
      await empty.close()
    }
  })

  test('P31: statistics are counts of year groups, and no small ones', async () => {
    await statisticsCommand(server.ctx, [], october)
    expect(said).toContain('What young people do')
    expect(said).toContain('September Guarantee')
    const counts = [...said.matchAll(/ {2}(\d+|fewer than 6|not shown)$/gm)].map(([, shown]) => shown)
    expect(counts.length).toBeGreaterThan(20)
    for (const shown of counts) expect(Number(shown) < 6).toBe(false)
  })
})
