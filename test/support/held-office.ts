import { DecideHeldReply, FindPersonReply, HeldEntriesReply, LookReply, OwnHeldReply } from '../../src/protocol/held.ts'
import { OfficeSessionReply } from '../../src/protocol/office.ts'
import { Problem } from '../../src/protocol/problem.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import type { TestTablet } from './sealing.ts'
import { PASSWORD, type TestServer } from './server.ts'

/** What somebody is told who may not, or comes too late: its word. */
async function told<T>(response: Response, parse: (json: unknown) => T): Promise<T | string> {
  const json: unknown = await response.json()
  return response.ok ? parse(json) : Problem.parse(json).kind
}

/** A manager's office session, and what it asks about what is held. */
export async function aHeldOffice(server: TestServer, signIn: string) {
  await server.staff(signIn, 'manager')
  const reply = await server.post('/v1/office/session', { v: 1, signIn, password: PASSWORD })
  const { token } = OfficeSessionReply.parse(await reply.json()).session
  const post = (path: string, body: object) => server.post(path, { v: 1, ...body }, token)
  return {
    token,
    entries: async () => {
      const headers = { authorization: `Bearer ${token}` }
      return HeldEntriesReply.parse(await (await server.app.request('/v1/office/held-entries', { headers })).json())
    },
    look: async (hash: string) =>
      told(await post('/v1/office/held-entries/look', { hash }), (json) => LookReply.parse(json).look),
    find: async (who: object) =>
      told(await post('/v1/office/people/find', who), (json) => FindPersonReply.parse(json).people),
    decide: async (hash: string, what: object) =>
      told(await post('/v1/office/held-entries/decide', { hash, why: 'Asked Ada', ...what }), (json) =>
        DecideHeldReply.parse(json),
      ),
  }
}

/** What the tablet's own author asks about what is held. */
export function heldOn(server: TestServer, tablet: TestTablet) {
  const { token } = tablet.reply.session
  return {
    decided: async (...hashes: readonly string[]) => {
      const response = await server.post('/v1/held', { v: 1, hashes }, token)
      return OwnHeldReply.parse(await response.json()).decided
    },
    withdraw: async (hash: string, why = 'Written for somebody else') =>
      (await server.post('/v1/held/withdraw', { v: 1, hash, why }, token)).status,
  }
}

/** The hash of an envelope, as receipts name it. */
export async function hashOf(envelope: Uint8Array): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', envelope as Uint8Array<ArrayBuffer>)))
}
