import { afterAll, beforeAll, expect, test } from 'vitest'
import { OfficeSessionReply } from '../../src/protocol/office.ts'
import { Problem } from '../../src/protocol/problem.ts'
import { aTablet, nobody } from '../support/sealing.ts'
import { PASSWORD, type TestServer, aServer } from '../support/server.ts'

const CANARY = 'zebrafinch'
let server: TestServer
let valid: readonly {
  readonly path: string
  readonly body: { [key: string]: unknown }
  readonly token?: string | undefined
}[]

beforeAll(async () => {
  server = await aServer(undefined)
  const staff = await server.staff('ada')
  const tablet = await aTablet(server, 'ada', staff)
  const { device, session, pushToken } = tablet.reply
  const person = await server.person(staff)
  const envelope = Buffer.from(await tablet.seal(tablet.contact(person))).toString('base64url')
  const text = 'A'.repeat(86)
  const managing = await managerToken()
  valid = [
    { path: '/v1/enrol', body: { v: 1, signIn: 'x', password: 'x', code: 'x', deviceKey: 'AAAA' } },
    { path: '/v1/session/challenge', body: { v: 1, device } },
    { path: '/v1/session', body: { v: 1, device, nonce: text.slice(0, 43), signature: text } },
    { path: '/v1/push', body: { v: 1, envelopes: [envelope] }, token: pushToken },
    { path: '/v1/history', body: { v: 1, nonce: text.slice(0, 22) }, token: pushToken },
    { path: '/v1/moved', body: { v: 1, after: 0 }, token: session.token },
    { path: '/v1/entries', body: { v: 1, wants: [{ person: nobody(), after: 0 }] }, token: session.token },
    { path: '/v1/drafts/keep', body: { v: 1, envelopes: [envelope] }, token: pushToken },
    { path: '/v1/drafts/back', body: { v: 1, from: device }, token: session.token },
    { path: '/v1/drafts/taken', body: { v: 1, from: device, ids: [text.slice(0, 22)] }, token: session.token },
    { path: '/v1/office/session', body: { v: 1, signIn: 'x', password: 'x' } },
    { path: '/v1/held', body: { v: 1, hashes: [text.slice(0, 43)] }, token: session.token },
    { path: '/v1/held/withdraw', body: { v: 1, hash: text.slice(0, 43), why: 'x' }, token: session.token },
    { path: '/v1/office/held-entries/look', body: { v: 1, hash: text.slice(0, 43) }, token: managing },
    {
      path: '/v1/office/held-entries/decide',
      body: { v: 1, hash: text.slice(0, 43), why: 'x', decision: 'attached', person },
      token: managing,
    },
    {
      path: '/v1/office/people/find',
      body: { v: 1, by: 'number', recordNumber: '9990000000001' },
      token: managing,
    },
    {
      path: '/v1/office/duplicates/decide',
      body: { v: 1, person, other: nobody(), decision: 'same', keep: person },
      token: managing,
    },
  ]
})

afterAll(() => server.close())

async function managerToken(): Promise<string> {
  await server.staff('mo', 'manager')
  const reply = await server.post('/v1/office/session', { v: 1, signIn: 'mo', password: PASSWORD })
  return OfficeSessionReply.parse(await reply.json()).session.token
}

/** A problem document that says its kind and repeats nothing. */
async function problemOf(response: Response): Promise<string> {
  const text = await response.text()
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(text).not.toContain(CANARY)
  const { kind, status } = Problem.parse(JSON.parse(text))
  expect(status).toBe(response.status)
  return kind
}

test('what is not of the right form is refused with a problem document that repeats nothing of it', async () => {
  for (const { path, body, token } of valid) {
    const wrong = [{ ...body, [CANARY]: 1 }, { ...body, v: 1_000 }, {}, [], CANARY, `{"${CANARY}":`, 'null', '\u0000']
    for (const one of wrong) expect(await problemOf(await server.post(path, one, token))).toBe('malformed')
  }
})

test('what is too large is refused, whatever its length says', async () => {
  for (const { path, body, token } of valid) {
    const large = JSON.stringify({ ...body, filler: 'x'.repeat(/push$|keep$/.test(path) ? 5_000_000 : 70_000) })
    expect(await problemOf(await server.post(path, large, token))).toBe('too-large')
    const lying = new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(await problemOf(await server.app.request(lying))).toBe('too-large')
  }
})

test('without a token there is no answer, and there is nothing at other addresses', async () => {
  for (const { path, body, token } of valid.filter((one) => one.token !== undefined)) {
    expect(await problemOf(await server.post(path, body))).toBe('not-signed-in')
    expect(
      await problemOf(await server.post(path, body, `${token?.slice(0, -1)}${token?.endsWith('A') ? 'B' : 'A'}`)),
    ).toBe('not-signed-in')
  }
  expect(await problemOf(await server.post(`/v1/${CANARY}`, {}))).toBe('not-found')
  expect(await problemOf(await server.app.request('/v1/push'))).toBe('not-found')
})
