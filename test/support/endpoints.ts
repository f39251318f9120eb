import type { PersonId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import type { KeptDraft } from '../../src/protocol/kept-drafts.ts'
import { createApp } from '../../src/server/app.ts'
import { newId } from '../../src/server/context.ts'
import { type Asker, type World, askers } from './endpoints-world.ts'
import type { TestTablet } from './sealing.ts'

/** One address of the server: whose token it takes, and a request that is as it should be. */
export interface Endpoint {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** `nothing`: whatever token comes with it changes nothing. */
  readonly takes: 'nothing' | 'push' | 'adviser' | 'manager'
  /** The status for whoever may ask, whoever it is about. */
  readonly status: number
  /** The request names a young person. */
  readonly about?: true
  /** A request about a young person, made on this tablet; absent where nothing is sent. */
  readonly body?: (world: World, person: PersonId, tablet: TestTablet) => object | Promise<object>
}

const session = 'A'.repeat(86)

/**
 * Every address under `/v1/`. A test fails when one is missing: add it here, and who may ask and that nothing malformed harms it
 * are tested too.
 */
export const endpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/enrol',
    takes: 'nothing',
    status: 401,
    body: (_world, _person, tablet) => ({ v: 1, signIn: 'x', password: 'x', code: 'x', deviceKey: keyOf(tablet) }),
  },
  {
    method: 'POST',
    path: '/v1/session/challenge',
    takes: 'nothing',
    status: 200,
    body: (_world, _person, { reply }) => ({ v: 1, device: reply.device }),
  },
  {
    method: 'POST',
    path: '/v1/session',
    takes: 'nothing',
    status: 401,
    body: (_world, _person, { reply }) => ({
      v: 1,
      device: reply.device,
      nonce: session.slice(0, 43),
      signature: session,
    }),
  },
  {
    method: 'POST',
    path: '/v1/push',
    takes: 'push',
    status: 200,
    about: true,
    body: async (_world, person, tablet) => ({
      v: 1,
      envelopes: [toBase64Url(await tablet.seal(tablet.contact(person)))],
    }),
  },
  {
    method: 'POST',
    path: '/v1/history',
    takes: 'push',
    status: 200,
    body: () => ({ v: 1, nonce: session.slice(0, 22) }),
  },
  { method: 'POST', path: '/v1/device/orders', takes: 'push', status: 200, body: () => ({ v: 1 }) },
  {
    method: 'POST',
    path: '/v1/device/removed',
    takes: 'push',
    // It is no receipt of the tablet that hands it in.
    status: 400,
    about: true,
    body: (_world, person) => ({ v: 1, receipt: { text: JSON.stringify({ people: [person] }) } }),
  },
  {
    method: 'POST',
    path: '/v1/drafts/keep',
    takes: 'push',
    status: 200,
    about: true,
    body: async (_world, person, tablet) => {
      const draft: KeptDraft = { v: 1, id: newId(), rev: 1, person, content: 'half a word' }
      return { v: 1, envelopes: [toBase64Url(await tablet.sealDraft(JSON.stringify(draft)))] }
    },
  },
  {
    method: 'POST',
    path: '/v1/drafts/back',
    takes: 'adviser',
    status: 200,
    body: ({ ada }) => ({ v: 1, from: ada.reply.device }),
  },
  {
    method: 'POST',
    path: '/v1/drafts/taken',
    takes: 'adviser',
    status: 200,
    body: ({ ada }) => ({ v: 1, from: ada.reply.device, ids: [session.slice(0, 22)] }),
  },
  { method: 'POST', path: '/v1/moved', takes: 'adviser', status: 200, body: () => ({ v: 1, after: 0 }) },
  {
    method: 'POST',
    path: '/v1/entries',
    takes: 'adviser',
    status: 200,
    about: true,
    body: (_world, person) => ({ v: 1, wants: [{ person, after: 0 }] }),
  },
  {
    method: 'POST',
    path: '/v1/access/take',
    takes: 'adviser',
    // There is nobody of that name.
    status: 404,
    body: () => ({
      v: 1,
      given: 'Nobody',
      family: 'Atall',
      dateOfBirth: '2010-01-01',
      reason: 'Their adviser is ill today',
      hours: 24,
    }),
  },
  {
    method: 'POST',
    path: '/v1/held',
    takes: 'adviser',
    status: 200,
    body: () => ({ v: 1, hashes: [session.slice(0, 43)] }),
  },
  {
    method: 'POST',
    path: '/v1/held/withdraw',
    takes: 'adviser',
    // There is no such envelope.
    status: 404,
    body: () => ({ v: 1, hash: session.slice(0, 43), why: 'x' }),
  },
  {
    method: 'POST',
    path: '/v1/office/session',
    takes: 'nothing',
    status: 401,
    body: () => ({ v: 1, signIn: 'x', password: 'x' }),
  },
  { method: 'GET', path: '/v1/office/staff', takes: 'manager', status: 200 },
  {
    method: 'POST',
    path: '/v1/office/codes',
    takes: 'manager',
    status: 200,
    body: ({ ada }) => ({ v: 1, staff: ada.reply.staff.id }),
  },
  { method: 'GET', path: '/v1/office/held', takes: 'manager', status: 200 },
  { method: 'GET', path: '/v1/office/allocations', takes: 'manager', status: 200 },
  {
    method: 'POST',
    path: '/v1/office/allocations/give',
    takes: 'manager',
    // There is nobody at that school.
    status: 404,
    body: ({ ada }) => ({
      v: 1,
      staff: ada.reply.staff.id,
      to: { kind: 'school', school: 'Nowhere School' },
      from: '2026-11-24',
    }),
  },
  {
    method: 'POST',
    path: '/v1/office/allocations/take',
    takes: 'manager',
    status: 404,
    body: ({ ada }) => ({
      v: 1,
      staff: ada.reply.staff.id,
      what: { kind: 'allocation', id: session.slice(0, 22) },
    }),
  },
  { method: 'GET', path: '/v1/office/temporary', takes: 'manager', status: 200 },
  {
    method: 'POST',
    path: '/v1/office/temporary/seen',
    takes: 'manager',
    status: 404,
    body: () => ({ v: 1, id: session.slice(0, 22), end: false }),
  },
  { method: 'GET', path: '/v1/office/held-entries', takes: 'manager', status: 200 },
  {
    method: 'POST',
    path: '/v1/office/held-entries/look',
    takes: 'manager',
    status: 404,
    body: () => ({ v: 1, hash: session.slice(0, 43) }),
  },
  {
    method: 'POST',
    path: '/v1/office/held-entries/decide',
    takes: 'manager',
    status: 404,
    about: true,
    body: (_world, person) => ({ v: 1, hash: session.slice(0, 43), decision: 'attached', person, why: 'x' }),
  },
  {
    method: 'POST',
    path: '/v1/office/people/find',
    takes: 'manager',
    status: 200,
    body: () => ({ v: 1, by: 'number', recordNumber: '0000000000000' }),
  },
  { method: 'GET', path: '/v1/office/tablets', takes: 'manager', status: 200 },
  {
    method: 'POST',
    path: '/v1/office/tablets/retire',
    takes: 'manager',
    // There is no such tablet.
    status: 403,
    body: () => ({ v: 1, device: session.slice(0, 22), why: 'lost' }),
  },
  {
    method: 'POST',
    path: '/v1/office/tablets/assess',
    takes: 'manager',
    status: 200,
    body: ({ bo }) => ({ v: 1, device: bo.reply.device }),
  },
  { method: 'GET', path: '/v1/office/duplicates', takes: 'manager', status: 200 },
  {
    method: 'POST',
    path: '/v1/office/duplicates/decide',
    takes: 'manager',
    status: 404,
    about: true,
    body: ({ adas }, person) => ({ v: 1, person, other: adas, decision: 'same', keep: adas }),
  },
]

/** Everybody who may ask at an address. */
const mayAsk: { readonly [T in Endpoint['takes']]: readonly Asker[] } = {
  nothing: askers,
  push: ['push token', 'other push token', 'retired push token'],
  adviser: ['adviser', 'other adviser'],
  manager: ['manager'],
}

/** Signed in, but for something else: told that it is not theirs. Everybody else is told to sign in. */
const mayNot: { readonly [T in Endpoint['takes']]: readonly Asker[] } = {
  nothing: [],
  push: [],
  adviser: ['manager'],
  manager: ['adviser', 'other adviser'],
}

/** What everybody is answered at an address. */
export function statusesOf({ takes, status }: Endpoint): { readonly asker: Asker; readonly status: number }[] {
  return askers.map((asker) => {
    const refused = mayNot[takes].includes(asker) ? 403 : 401
    return { asker, status: mayAsk[takes].includes(asker) ? status : refused }
  })
}

/** The addresses of the server as it is built. */
export function routesOf({ server }: World): string[] {
  const routes = createApp(server.ctx, new Map(), () => '').routes.filter(({ method }) => method !== 'ALL')
  return routes.filter(({ path }) => path.startsWith('/v1/')).map(({ method, path }) => `${method} ${path}`)
}

function keyOf({ reply }: TestTablet): string {
  return reply.sealingKeys[0]?.publicKey ?? ''
}

/** Asks at an address as somebody, about a young person. */
export async function ask(world: World, endpoint: Endpoint, asker: Asker, person: PersonId): Promise<Response> {
  const tablet = asker.startsWith('other') ? world.bo : world.ada
  const body = await endpoint.body?.(world, person, tablet)
  const token = world.tokens[asker]
  if (endpoint.method === 'POST') return world.server.post(endpoint.path, body, token)
  return world.server.app.request(
    endpoint.path,
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  )
}
