import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Record, valueOf, valuesOf } from '../../src/domain/record.ts'
import { importStamp } from '../../src/server/import/import-stamp.ts'
import { providerDatabase } from '../../src/server/import/provider-database.ts'
import { importProvider } from '../../src/server/import/provider.ts'
import { everybody } from '../../src/server/people.ts'
import { importList, readText } from '../support/import-list.ts'
import { aList, aRecord } from '../support/lists.ts'
import { type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    const list = aList([aRecord(1), aRecord(2, { GivenName: 'Nadia', UniquePupilNumber: 'D998400100001' })])
    await importList(server.ctx, () => readText(list))
  })

  afterEach(() => server.close())

  function imported(text: string) {
    return importProvider({
      ...importStamp(server.ctx),
      open: () => readText(text),
      list: { kind: 'college', name: 'Testbury College', asOf: '2026-11-20' },
      target: providerDatabase(server.ctx),
      dryRun: false,
    })
  }

  async function records(): Promise<Map<string | undefined, Record>> {
    const found = new Map<string | undefined, Record>()
    for await (const { record } of everybody(server.ctx)) found.set(valueOf(record, 'name')?.given, record)
    return found
  }

  test('P13: a college’s list finds people by number and by name, says where it came from, and adds nobody', async () => {
    const list = [
      'UPN,Forename,Surname,DOB,Mobile,Course,Start date',
      'D998400100001,,,,07700 900111,Catering,03/09/2026',
      ',AMARA,Quillfeather1,14/03/2009,07700 900112,Catering,03/09/2026',
      ',Nobody,Atall,14/03/2009,07700 900113,Catering,03/09/2026',
    ].join('\n')
    expect(await imported(list)).toMatchObject({
      ok: true,
      value: { rows: 3, changed: 2, setAside: [{ line: 4 }], setAsideCount: 1 },
    })
    const held = await records()
    expect(held.size).toBe(2)
    const nadia = held.get('Nadia')
    expect(nadia && valuesOf(nadia, 'phone')).toEqual([{ number: '07700 900111', kind: 'mobile' }])
    expect(nadia && valueOf(nadia, 'currentDestination')).toMatchObject({ verifiedOn: '2026-11-20' })
    expect(held.get('Amara')?.items.get('phone')?.[0]?.current[0]?.source).toEqual({
      kind: 'college',
      detail: 'Testbury College',
      asOf: '2026-11-20',
    })
    expect(await imported(list)).toMatchObject({ ok: true, value: { changed: 0, entries: 0 } })
  })

  test('P13: a list that breaks at its end imports nothing', async () => {
    const list = `UPN,Mobile\n${'D998400100001,07700 900111\n'.repeat(500)}D998400100001,"07700`
    expect(await imported(list)).toMatchObject({ ok: false, error: { line: 502 } })
    const nadia = (await records()).get('Nadia')
    expect(nadia?.items.get('phone')).toBeUndefined()
  })
})
