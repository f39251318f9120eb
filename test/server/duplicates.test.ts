import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Entry } from '../../src/domain/entry.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { DuplicatesReply, OfficeSessionReply } from '../../src/protocol/office.ts'
import { receive } from '../../src/server/inbox.ts'
import { fillLikeness } from '../../src/server/same-person/fill.ts'
import { aFact } from '../support/entries.ts'
import { heldOpen } from '../support/held-open.ts'
import { importList, readText } from '../support/import-list.ts'
import { aList, aRecord } from '../support/lists.ts'
import { aNewcomer } from '../support/newcomers.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
import { PASSWORD, type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let ada: TestTablet
  let bo: TestTablet
  let manager: string

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    ada = await aTablet(server, 'ada', await server.staff('ada'))
    bo = await aTablet(server, 'bo', await server.staff('bo'))
    await server.staff('mo', 'manager')
    const reply = await server.post('/v1/office/session', { v: 1, signIn: 'mo', password: PASSWORD })
    manager = OfficeSessionReply.parse(await reply.json()).session.token
  })

  afterEach(() => server.close())

  const met = async (tablet: TestTablet, who: Parameters<typeof aNewcomer>[1] = {}): Promise<PersonId> => {
    const { person, entries } = aNewcomer(tablet, who)
    await tablet.push(...(await Promise.all(entries.map((entry) => tablet.seal(entry)))))
    return person
  }
  const get = (token: string) =>
    server.app.request('/v1/office/duplicates', { headers: { authorization: `Bearer ${token}` } })
  const listed = async () => DuplicatesReply.parse(await (await get(manager)).json()).duplicates
  const pairs = async () => (await listed()).map(({ person, other }) => [person.id, other.id].toSorted())
  const decide = async (body: object, token = manager) =>
    (await server.post('/v1/office/duplicates/decide', { v: 1, ...body }, token)).status
  const importing = (list: string) => importList(server.ctx, () => readText(list))

  test('P13: two advisers who met the same person are found out, however either spelt the name', async () => {
    const one = await met(ada, { given: 'Zoë', family: 'O’Dewpond-Sample' })
    const two = await met(bo, { given: 'ZOE', family: "O'Dewpond Sample" })
    await met(ada, { given: 'Zoë', family: 'Dewpond' })
    await met(ada, { given: 'Zoë', family: 'O’Dewpond-Sample', born: '2010-11-10' })
    expect(await pairs()).toEqual([[one, two].toSorted()])
  })

  test('P13: somebody who comes with the list is compared with whom advisers met, and the other way round', async () => {
    await importing(aList([aRecord(1)]))
    const first = await met(ada, { given: 'Amara', family: 'Quillfeather1', born: '2009-03-14' })
    const second = await met(bo, { given: 'Amara', family: 'Quillfeather9', born: '2009-03-14' })
    await importing(aList([aRecord(1), aRecord(9), aRecord(8)], '2026-11-30'))
    expect((await pairs()).flat().filter((id) => id === first || id === second)).toHaveLength(2)
    expect(await pairs()).toHaveLength(2)
  })

  test('two who are recorded at the same moment are found out', async () => {
    const [one, two] = [aNewcomer(ada), aNewcomer(bo)]
    const seals = async (tablet: TestTablet, entries: readonly Entry[]) =>
      Promise.all(entries.map((entry) => tablet.seal(entry)))
    const [ofAda, ofBo] = [await seals(ada, one.entries), await seals(bo, two.entries)]
    await ada.push(...ofAda.slice(0, 2))
    await bo.push(...ofBo.slice(0, 2))
    // Says the birthday, and has not committed that yet.
    const slow = heldOpen(await server.another(), 'mended')
    const first = receive(slow.ctx, ada.reply.device, { v: 1, envelopes: ofAda.slice(2, 3).map(toBase64Url) })
    await slow.decided
    const second = bo.push(...ofBo.slice(2, 3))
    await slow.commitAfter(second)
    await Promise.all([first, second])
    expect(await pairs()).toEqual([[one.person, two.person].toSorted()])
  })

  test('a name or birthday that is put right is compared anew', async () => {
    const one = await met(ada)
    const { person: two, entries } = aNewcomer(bo, { born: '2010-11-19' })
    await bo.push(...(await Promise.all(entries.map((entry) => bo.seal(entry)))))
    expect(await pairs()).toEqual([])
    const wrong = entries.filter((entry) => entry.kind === 'fact' && entry.fact.field === 'dateOfBirth')
    const by = { person: two, author: bo.author, device: bo.reply.device, supersedes: wrong.map(({ id }) => id) }
    const right = aFact(
      { field: 'dateOfBirth', value: '2010-11-09' },
      { ...by, source: { kind: 'school', asOf: '2026-11-25' } },
    )
    await bo.push(await bo.seal(right))
    expect(await pairs()).toEqual([[one, two].toSorted()])
  })

  test('P21: a manager sees what it takes to decide, and that they looked is written down', async () => {
    const one = await met(ada)
    await ada.push(await ada.seal(ada.contact(one)))
    const two = await met(bo)
    const [pair] = await listed()
    expect([pair?.person, pair?.other].toSorted((a) => (a?.id === one ? -1 : 1))).toEqual([
      {
        id: one,
        name: { given: 'Mirembe', family: 'Dewpond' },
        dateOfBirth: '2010-11-09',
        recordNumber: '0000000000001',
        places: ['Testbury High School'],
        advisers: ['ada Testcase'],
        entries: 6,
        met: { by: 'ada Testcase', at: expect.any(String) },
      },
      expect.objectContaining({ id: two, recordNumber: '0000000000002', entries: 5 }),
    ])
    const audited = await server.ctx.db.db
      .selectFrom('audit')
      .select('person_id')
      .where('action', '=', 'duplicate-shown')
      .execute()
    expect(new Set(audited.map(({ person_id }) => person_id))).toEqual(new Set([one, two]))
  })

  test('P21: only a manager in the office sees pairs or decides about them', async () => {
    const [person, other] = [await met(ada), await met(bo)]
    const decision = { person, other, decision: 'different' }
    expect((await get(ada.reply.session.token)).status).toBe(403)
    expect((await get(ada.reply.pushToken)).status).toBe(401)
    expect(await decide(decision, ada.reply.session.token)).toBe(403)
    expect(await pairs()).toHaveLength(1)
  })

  test('two people whom a manager tells apart are not asked about again', async () => {
    const [person, other] = [await met(ada), await met(bo)]
    expect(await decide({ person, other, decision: 'different' })).toBe(200)
    expect(await pairs()).toEqual([])
    const by = { person, author: ada.author, device: ada.reply.device }
    await ada.push(await ada.seal(aFact({ field: 'name', value: { given: 'Mirembe', family: 'Dewpond' } }, by)))
    expect(await pairs()).toEqual([])
    expect(await decide({ person, other, decision: 'same', keep: person })).toBe(404)
    const decided = await server.ctx.db.db
      .selectFrom('audit')
      .select(['staff_id', 'person_id'])
      .where('action', '=', 'duplicate-different')
      .execute()
    expect(new Set(decided.map(({ person_id }) => person_id))).toEqual(new Set([person, other]))
  })

  test('of several managers who decide at the same time, one does', async () => {
    const [person, other] = [await met(ada), await met(bo)]
    const decisions = [{ decision: 'same', keep: person }, { decision: 'same', keep: other }, { decision: 'different' }]
    const answers = await Promise.all(decisions.map((one) => decide({ person: other, other: person, ...one })))
    expect(answers.toSorted((a, b) => a - b)).toEqual([200, 404, 404])
  })

  test('nothing is decided about people who are no pair, or for somebody who is neither', async () => {
    const [person, other] = [await met(ada), await met(bo, { family: 'Elsewhere' })]
    const [twin, double] = [await met(ada, { given: 'Twin' }), await met(bo, { given: 'Twin' })]
    expect(await decide({ person, other, decision: 'same', keep: person })).toBe(404)
    expect(await decide({ person, other: nobody(), decision: 'different' })).toBe(404)
    expect(await decide({ person: twin, other: double, decision: 'same', keep: person })).toBe(400)
    expect(await pairs()).toHaveLength(1)
  })

  test('a database from before is filled once, with names and numbers that were there', async () => {
    await importing(aList([aRecord(30)]))
    const one = await met(ada)
    const two = await met(bo)
    const { db } = server.ctx.db
    await db.updateTable('person').set({ likeness: null }).execute()
    for (const table of ['possible_duplicate', 'record_number'] as const) await db.deleteFrom(table).execute()
    await fillLikeness(server.ctx)
    expect(await pairs()).toEqual([[one, two].toSorted()])
    const numbers = await db.selectFrom('record_number').select(['database_id', 'last']).execute()
    expect(numbers).toContainEqual({ database_id: '999', last: 32 })
    await db.deleteFrom('possible_duplicate').execute()
    await fillLikeness(server.ctx)
    expect(await pairs()).toEqual([])
  })

  test('P20: nothing in the database tells a name or a birthday', async () => {
    await met(ada)
    await met(bo)
    const tables = ['person', 'possible_duplicate', 'record_number', 'audit', 'entry'] as const
    const rows = await Promise.all(tables.map((table) => server.ctx.db.db.selectFrom(table).selectAll().execute()))
    const readable = JSON.stringify(rows, (_key, value: unknown) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : value,
    )
    expect(readable).not.toMatch(/dewpond|mirembe|2010-11-09/i)
    expect(JSON.stringify(server.logged)).not.toMatch(/dewpond|mirembe/i)
  })
})
