import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { TakeAccessReply, TemporaryReply } from '../../src/protocol/allocations.ts'
import { OfficeSessionReply } from '../../src/protocol/office.ts'
import { applyAllocations } from '../../src/server/allocations.ts'
import { inScope } from '../../src/server/caseloads.ts'
import { mergePeople } from '../../src/server/same-person/merge.ts'
import { aFact } from '../support/entries.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { PASSWORD, type TestServer, aServer } from '../support/server.ts'

const HOUR = 60 * 60_000
const REASON = 'She came to the drop-in today and her own adviser is ill'
const amara = { given: 'Amara', family: 'Quillfeather', dateOfBirth: '2010-11-09' }

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let ada: StaffId
  let tablet: TestTablet
  let person: PersonId

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    ada = await server.staff('ada')
    await server.staff('mo', 'manager')
    const bo = await server.staff('bo')
    tablet = await aTablet(server, 'ada', ada)
    person = await known(await aTablet(server, 'bo', bo), bo)
  })

  afterEach(() => server.close())

  /** Somebody of bo's, with a name and a date of birth. */
  async function known(by: TestTablet, staff: StaffId): Promise<PersonId> {
    const one = await server.person(staff)
    const as = { person: one, author: by.author, device: by.reply.device }
    const name = aFact({ field: 'name', value: { given: amara.given, family: amara.family } }, as)
    const born = aFact({ field: 'dateOfBirth', value: amara.dateOfBirth }, as)
    await by.push(await by.seal(name), await by.seal(born))
    return one
  }
  const ask = (over: object = {}, token = tablet.reply.session.token) =>
    server.post('/v1/access/take', { v: 1, ...amara, reason: REASON, hours: 24, ...over }, token)
  const manager = async () => {
    const signedIn = await server.post('/v1/office/session', { v: 1, signIn: 'mo', password: PASSWORD })
    return OfficeSessionReply.parse(await signedIn.json()).session.token
  }
  const reported = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    return TemporaryReply.parse(await (await server.app.request('/v1/office/temporary', { headers })).json()).taken
  }
  const has = async () => (await inScope(server.ctx, ada, [person])).has(person)

  test('P21: access is taken by name and date of birth in full, for a reason, and ends by itself', async () => {
    expect(await has()).toBe(false)
    const reply = TakeAccessReply.parse(await (await ask({ given: 'AMARA', family: 'Quill-Feather' })).json())
    expect(reply).toEqual({ v: 1, people: [person], endsAt: '2026-11-25T09:00:00.000Z' })
    expect((await tablet.entries([{ person, after: 0 }])).streams).toHaveLength(1)
    server.clock.now += 24 * HOUR - 1
    await applyAllocations(server.ctx)
    expect(await has()).toBe(true)
    server.clock.now += 1
    await applyAllocations(server.ctx)
    expect(await has()).toBe(false)
    expect((await tablet.moved(0, await tablet.session())).moved).toMatchObject([{ person, gone: true }])
  })

  test('P21: a manager hears who took access to whom, why and until when, and may end it; every look is written down', async () => {
    await ask({ hours: 168 })
    const token = await manager()
    const [taken] = await reported(token)
    expect(taken).toMatchObject({
      staff: 'ada Testcase',
      name: { given: amara.given, family: amara.family },
      reason: REASON,
      endsAt: '2026-12-01T09:00:00.000Z',
    })
    expect(taken?.seen).toBeUndefined()
    await server.post('/v1/office/temporary/seen', { v: 1, id: taken?.id, end: true }, token)
    expect(await has()).toBe(false)
    expect((await reported(token))[0]).toMatchObject({ reason: REASON, seen: { by: 'mo Testcase' } })
    const audit = await server.ctx.db.db.selectFrom('audit').select(['action', 'person_id']).execute()
    const actions = audit.map(({ action }) => action.split(':')[0])
    for (const action of ['access-taken', 'access-shown', 'access-seen']) expect(actions).toContain(action)
    expect(JSON.stringify(audit)).not.toContain('drop-in')
    const stored = await server.ctx.db.db.selectFrom('allocation').select('reason').execute()
    expect(stored[0]?.reason?.includes('drop-in')).toBe(false)
  })

  test('P21: a name that nobody has, or no reason, opens nothing; trying many is slowed, and each try is written down', async () => {
    expect((await ask({ reason: 'because' })).status).toBe(400)
    expect((await ask({}, tablet.reply.pushToken)).status).toBe(401)
    expect((await ask({}, await manager())).status).toBe(403)
    for (let n = 0; n < 6; n++) expect((await ask({ dateOfBirth: `2010-11-1${n}` })).status).toBe(404)
    expect((await ask()).status).toBe(429)
    expect(await has()).toBe(false)
    const missed = await server.ctx.db.db
      .selectFrom('audit')
      .select('id')
      .where('action', '=', 'access-missed')
      .execute()
    expect(missed).toHaveLength(6)
  })

  test('P21: access to a record that becomes one with another is access to that one, with its reason, and ends as it would', async () => {
    await ask()
    const keep = await server.person()
    expect(await mergePeople(server.ctx, { keep, other: person })).toMatchObject({ ok: true })
    expect((await inScope(server.ctx, ada, [keep])).has(keep)).toBe(true)
    expect((await reported(await manager()))[0]?.reason).toBe(REASON)
    server.clock.now += 24 * HOUR
    await applyAllocations(server.ctx)
    expect((await inScope(server.ctx, ada, [keep])).has(keep)).toBe(false)
  })
})
