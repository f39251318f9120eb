import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { OfficeSessionReply } from '../../src/protocol/office.ts'
import { AssessReply, TabletsReply } from '../../src/protocol/tablets.ts'
import { withdraw } from '../../src/server/caseloads.ts'
import { aFact } from '../support/entries.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
import { PASSWORD, type TestServer, aServer } from '../support/server.ts'

const DAY = 24 * 60 * 60_000

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let ada: StaffId
  let tablet: TestTablet
  let manager: string

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    ada = await server.staff('ada')
    await server.staff('mo', 'manager')
    tablet = await aTablet(server, 'ada', ada)
    manager = await signIn()
  })

  afterEach(() => server.close())

  const signIn = async () => {
    const signedIn = await server.post('/v1/office/session', { v: 1, signIn: 'mo', password: PASSWORD })
    return OfficeSessionReply.parse(await signedIn.json()).session.token
  }
  const retire = (token = manager) =>
    server.post('/v1/office/tablets/retire', { v: 1, device: tablet.reply.device, why: 'lost' }, token)
  const assess = async () =>
    AssessReply.parse(
      await (await server.post('/v1/office/tablets/assess', { v: 1, device: tablet.reply.device }, manager)).json(),
    )
  const listed = async () => {
    const headers = { authorization: `Bearer ${manager}` }
    return TabletsReply.parse(await (await server.app.request('/v1/office/tablets', { headers })).json()).tablets
  }
  const audited = async (action: string) =>
    await server.ctx.db.db
      .selectFrom('audit')
      .select(['person_id', 'device_id', 'staff_id'])
      .where('action', '=', action)
      .execute()

  /** A young person with a name whose record this tablet has fetched. */
  async function fetched(family: string): Promise<PersonId> {
    const person = await server.person(ada)
    const by = { person, author: tablet.author, device: tablet.reply.device }
    await tablet.push(await tablet.seal(aFact({ field: 'name', value: { given: 'Amara', family } }, by)))
    await tablet.entries([{ person, after: 0 }])
    return person
  }

  test('P20, P21: a retired tablet is answered nothing, is told to wipe, and what it still sends is kept', async () => {
    const person = await fetched('Quillfeather')
    expect(await tablet.orders()).toBe('none')
    expect((await retire()).status).toBe(200)
    expect(await tablet.orders()).toBe('wipe')
    expect((await server.post('/v1/moved', { v: 1, after: 0 }, tablet.reply.session.token)).status).toBe(401)
    const [receipt] = await tablet.push(await tablet.seal(tablet.contact(person)))
    expect(receipt).toMatchObject({ state: 'held', reason: 'retired-device' })
    expect(await assess()).toMatchObject({ heldEntries: 1, tablet: { retired: { why: 'lost', by: 'mo Testcase' } } })
    expect(await audited('device-retired')).toHaveLength(1)
    expect((await retire()).status).toBe(200)
    expect(await audited('device-retired')).toHaveLength(1)
  })

  test('P21: only a manager retires a tablet, and only one that there is', async () => {
    for (const token of [tablet.reply.session.token, tablet.reply.pushToken, '']) {
      expect([401, 403]).toContain((await retire(token)).status)
    }
    expect(await tablet.orders()).toBe('none')
    const unknown = { v: 1, device: nobody(), why: 'lost' }
    expect((await server.post('/v1/office/tablets/retire', unknown, manager)).status).toBe(403)
  })

  test('P20: the assessment names exactly whose records were on it, when it was last seen, and is written down', async () => {
    const stays = await fetched('Quillfeather')
    const leaves = await fetched('Dewpond')
    await server.person(ada)
    await server.person(await server.staff('bo'))
    const by = { person: stays, author: tablet.author, device: tablet.reply.device }
    await tablet.push(await tablet.seal(aFact({ field: 'name', value: { given: 'Amara', family: 'Fernmoor' } }, by)))
    server.clock.now += DAY
    await tablet.session()
    server.clock.now += DAY
    await tablet.moved(0, await tablet.session())
    await withdraw(server.ctx, ada, [leaves])
    expect(await tablet.removed({ people: [leaves] })).toBe(200)
    server.clock.now += DAY
    manager = await signIn()
    await retire()
    const { people, tablet: seen, apart } = await assess()
    const removed = new Map(people.map(({ name, removedAt }) => [name?.family, removedAt !== undefined]))
    expect(removed).toEqual(
      new Map([
        ['Dewpond', true],
        ['Fernmoor', false],
      ]),
    )
    expect(seen).toMatchObject({
      people: 1,
      enrolledAt: '2026-11-24T09:00:00.000Z',
      lastUnlockedAt: '2026-11-26T09:00:00.000Z',
      lastSyncedAt: '2026-11-26T09:00:00.000Z',
    })
    expect(apart).toBe(0)
    const shown = (await audited('assessment-shown')).map(({ person_id }) => person_id)
    expect(new Set(shown)).toEqual(new Set([stays, leaves]))
    expect(shown).toHaveLength(2)
    expect(await audited('device-assessed')).toHaveLength(1)
  })

  test('P20, P21: a tablet’s receipt for what it removed is kept if the tablet signed it, and counts once', async () => {
    const person = await fetched('Quillfeather')
    expect(await tablet.removed({ people: [person] }, 'unsigned')).toBe(403)
    expect(await tablet.removed({ people: [person], device: nobody() as never })).toBe(400)
    expect((await listed())[0]?.people).toBe(1)
    const statuses = await Promise.all(Array.from({ length: 4 }, () => tablet.removed({ people: [person] })))
    expect(statuses).toEqual([200, 200, 200, 200])
    expect((await listed())[0]?.people).toBe(0)
    expect(await audited('record-removed')).toMatchObject([{ person_id: person, device_id: tablet.reply.device }])
    const kept = await server.ctx.db.db.selectFrom('removal').selectAll().execute()
    expect(kept).toHaveLength(1)
    await tablet.entries([{ person, after: 0 }])
    expect((await listed())[0]?.people).toBe(1)
  })

  test('P20: a locked tablet says unsigned that everything is gone, which is believed only of one that was retired', async () => {
    await fetched('Quillfeather')
    const all = { why: 'retired', whole: true } as const
    expect(await tablet.removed(all, 'unsigned')).toBe(403)
    await retire()
    expect((await listed())[0]).toMatchObject({ people: 1 })
    await tablet.orders()
    expect(await tablet.removed({ ...all, unsent: 2 }, 'unsigned')).toBe(200)
    expect((await listed())[0]).toMatchObject({ people: 0, retired: { wiped: { unsent: 2, signed: false } } })
    server.clock.now += 1
    expect(await tablet.removed(all)).toBe(200)
    expect((await listed())[0]?.retired).toMatchObject({
      toldAt: expect.any(String),
      wiped: { unsent: 0, signed: true },
    })
    expect(await audited('device-wiped')).toHaveLength(2)
  })
})
