import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { StaffId } from '../../src/domain/ids.ts'
import { HeldReply, OfficeSessionReply, StaffReply } from '../../src/protocol/office.ts'
import { waitAfter } from '../../src/server/guesses.ts'
import { anId } from '../support/entries.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
import { PASSWORD, type TestServer, aServer } from '../support/server.ts'

const HOUR = 60 * 60_000

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let ada: StaffId
  let tablet: TestTablet

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    ada = await server.staff('ada')
    tablet = await aTablet(server, 'ada', ada)
  })

  afterEach(() => server.close())

  const enrol = (over: object) =>
    server.post('/v1/enrol', { v: 1, signIn: 'ada', password: PASSWORD, code: 'none', deviceKey: deviceKey(), ...over })
  const deviceKey = () => tablet.reply.sealingKeys[0]?.publicKey ?? ''

  test('P21: a wrong sign-in, a wrong password and a wrong code get one and the same answer', async () => {
    const code = await server.code(ada)
    const wrongs = [
      { signIn: 'nobody', code },
      { password: 'wrong', code },
      { code: 'AAAA-AAAA-AAAA' },
      { signIn: 'bo', code },
    ]
    const answers = await Promise.all(
      wrongs.map(async (over) => enrol(over).then(async (reply) => [reply.status, await reply.text()])),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(401)
    expect((await enrol({ code })).status).toBe(200)
  })

  test('P21: a code works once, however many try at the same time, and for a day', async () => {
    const code = await server.code(ada)
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => enrol({ code: code.toLowerCase().replaceAll('-', ' ') })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const late = await server.code(ada)
    server.clock.now += 24 * HOUR + 1
    expect((await enrol({ code: late })).status).toBe(401)
  })

  test('P21: guessing is slowed, and a right answer forgives the sign-in', async () => {
    for (let n = 0; n < 6; n++) expect((await enrol({ password: `guess ${n}` })).status).toBe(401)
    const code = await server.code(ada)
    const slowed = await enrol({ code })
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    server.clock.now += waitAfter(6) + 1
    expect((await enrol({ code })).status).toBe(200)
    expect(waitAfter(5)).toBe(0)
    expect(waitAfter(100)).toBe(15 * 60_000)
  })

  test('P21: the push-only token pushes, and opens nothing else', async () => {
    const { pushToken, session } = tablet.reply
    const questions = [
      ['/v1/moved', { v: 1, after: 0 }],
      ['/v1/entries', { v: 1, wants: [{ person: nobody(), after: 0 }] }],
      ['/v1/office/codes', { v: 1, staff: ada }],
    ] as const
    for (const [path, body] of questions) expect((await server.post(path, body, pushToken)).status).toBe(401)
    expect((await server.post('/v1/push', { v: 1, envelopes: ['AAAA'] }, session.token)).status).toBe(401)
  })

  test('P21: a session is for the tablet that signs the challenge, once, and ends', async () => {
    const token = await tablet.session()
    expect((await tablet.moved(0, token)).moved).toEqual([])
    const { device } = tablet.reply
    const ask = async () =>
      ((await (await server.post('/v1/session/challenge', { v: 1, device })).json()) as { nonce: string }).nonce
    const nonce = await ask()
    const signature = await tablet.signSession(nonce)
    expect((await server.post('/v1/session', { v: 1, device, nonce, signature })).status).toBe(200)
    expect((await server.post('/v1/session', { v: 1, device, nonce, signature })).status).toBe(401)
    const another = await ask()
    expect((await server.post('/v1/session', { v: 1, device, nonce: another, signature })).status).toBe(401)
    const late = await ask()
    const lateSignature = await tablet.signSession(late)
    server.clock.now += 3 * 60_000
    expect((await server.post('/v1/session', { v: 1, device, nonce: late, signature: lateSignature })).status).toBe(401)
    server.clock.now += 13 * HOUR
    expect((await server.post('/v1/moved', { v: 1, after: 0 }, token)).status).toBe(401)
  })

  test('P21: a retired tablet gets no answer', async () => {
    const { device, session } = tablet.reply
    await server.ctx.db.db.updateTable('device').set({ retired_at: 1 }).where('id', '=', device).execute()
    expect((await server.post('/v1/moved', { v: 1, after: 0 }, session.token)).status).toBe(401)
  })

  test('P21: somebody else’s young person and nobody are answered alike', async () => {
    const bo = await server.staff('bo')
    const theirs = await server.person(bo)
    const answers = await Promise.all([theirs, nobody()].map((person) => tablet.entries([{ person, after: 0 }])))
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toEqual({ v: 1, streams: [], more: [] })
  })

  test('P21: the office is for managers with their password, and shows no content', async () => {
    await server.staff('mo', 'manager')
    const signIn = (name: string, password = PASSWORD) =>
      server.post('/v1/office/session', { v: 1, signIn: name, password })
    expect((await signIn('ada')).status).toBe(401)
    expect((await signIn('mo', 'wrong')).status).toBe(401)
    const { session } = OfficeSessionReply.parse(await (await signIn('mo')).json())
    const ask = (path: string, token: string) =>
      server.app.request(path, { headers: { authorization: `Bearer ${token}` } })
    const { staff } = StaffReply.parse(await (await ask('/v1/office/staff', session.token)).json())
    expect(staff.map(({ signIn: name, role, devices }) => [name, role, devices])).toEqual([
      ['ada', 'adviser', 1],
      ['mo', 'manager', 0],
    ])
    await tablet.push(new Uint8Array([1, 2, 3]))
    const { held } = HeldReply.parse(await (await ask('/v1/office/held', session.token)).json())
    expect(held).toMatchObject([{ reason: 'not-an-envelope', staff: 'ada Testcase' }])
    expect((await server.post('/v1/office/codes', { v: 1, staff: ada }, session.token)).status).toBe(200)
    expect((await server.post('/v1/office/codes', { v: 1, staff: anId() }, session.token)).status).toBe(403)
    for (const path of ['/v1/office/staff', '/v1/office/held'])
      expect((await ask(path, tablet.reply.session.token)).status).toBe(403)
    expect((await server.post('/v1/moved', { v: 1, after: 0 }, session.token)).status).toBe(403)
  })
})
