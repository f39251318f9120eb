import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ChallengeRequest, EnrolRequest, SessionRequest } from '../protocol/access.ts'
import { HistoryRequest } from '../protocol/history.ts'
import { CodeRequest, DecideRequest, OfficeSessionRequest } from '../protocol/office.ts'
import { EntriesRequest, MovedRequest } from '../protocol/pull.ts'
import { PushRequest } from '../protocol/push.ts'
import { adviserSession, managerSession, pushingDevice } from './access.ts'
import { addAllocationRoutes, addTemporaryRoutes } from './allocation-routes.ts'
import type { Context } from './context.ts'
import { addDrafts } from './draft-routes.ts'
import { type EnrolRefusal, enrolDevice } from './enrolment.ts'
import { addOfficeHeld, addOwnHeld } from './held/held-routes.ts'
import { parseBody } from './http/body.ts'
import type { AppFile } from './http/files.ts'
import { headersFor } from './http/headers.ts'
import { problem } from './http/problems.ts'
import { receive } from './inbox.ts'
import { tellHistory } from './lineage.ts'
import { faultKind } from './log.ts'
import { giveCode, listHeld, listStaff, signInToOffice } from './office.ts'
import { entries, moved } from './pull.ts'
import { decideDuplicate, listDuplicates } from './same-person/duplicates.ts'
import { answerChallenge, challenge } from './sessions.ts'
import { addDeviceRoutes, addTabletRoutes } from './tablet-routes.ts'

/** The largest body of a push, and of everything else, in bytes. A tablet sends about 2 MB at the most. */
const LARGEST_PUSH = 4 * 1024 * 1024
const LARGEST_BODY = 64 * 1024

/** Where a request came from, for slowing guesses down. Given by whoever listens; tests give their own. */
export type AddressOf = (c: HonoContext) => string

/** The whole HTTP surface of the server, without sockets. */
export function createApp(ctx: Context, files: ReadonlyMap<string, AppFile>, addressOf: AddressOf): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    const started = ctx.now()
    await next()
    const secure = c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:')
    for (const [name, value] of headersFor(c.req.path, secure)) c.res.headers.set(name, value)
    const route = c.req.path.startsWith('/v1/') ? c.req.routePath : 'app'
    if (route !== 'app')
      ctx.log({ event: 'request', method: c.req.method, route, status: c.res.status, ms: ctx.now() - started })
  })
  for (const path of ['/v1/push', '/v1/drafts/keep']) app.use(path, limit(LARGEST_PUSH))
  for (const path of [
    '/v1/enrol',
    '/v1/session/*',
    '/v1/history',
    '/v1/moved',
    '/v1/entries',
    '/v1/drafts/back',
    '/v1/drafts/taken',
    '/v1/device/*',
    '/v1/access/*',
    '/v1/held',
    '/v1/held/*',
    '/v1/office/*',
  ])
    app.use(path, limit(LARGEST_BODY))
  addAccess(app, ctx, addressOf)
  addRecord(app, ctx)
  addDrafts(app, ctx)
  addOffice(app, ctx, addressOf)
  addDuplicates(app, ctx)
  addDeviceRoutes(app, ctx)
  addTabletRoutes(app, ctx)
  addOwnHeld(app, ctx)
  addOfficeHeld(app, ctx)
  addAllocationRoutes(app, ctx)
  addTemporaryRoutes(app, ctx)
  app.all('/v1/*', (c) => problem(c, 'not-found'))
  app.get('*', (c) => serveFile(c, files))
  app.notFound((c) => problem(c, 'not-found'))
  app.onError((error, c) => {
    ctx.log({ event: 'fault', where: 'request', kind: faultKind(error) })
    return problem(c, 'server-fault')
  })
  return app
}

function limit(maxSize: number) {
  return bodyLimit({ maxSize, onError: (c) => problem(c, 'too-large') })
}

function addAccess(app: Hono, ctx: Context, addressOf: AddressOf): void {
  app.post('/v1/enrol', async (c) => {
    const request = await parseBody(c, EnrolRequest)
    if (!request) return problem(c, 'malformed')
    const enrolled = await enrolDevice(ctx, addressOf(c), request)
    if (enrolled.ok) return c.json(enrolled.value)
    return refuse(c, enrolled.error)
  })
  app.post('/v1/session/challenge', async (c) => {
    const request = await parseBody(c, ChallengeRequest)
    return request ? c.json({ v: 1, nonce: await challenge(ctx, request.device) }) : problem(c, 'malformed')
  })
  app.post('/v1/session', async (c) => {
    const request = await parseBody(c, SessionRequest)
    if (!request) return problem(c, 'malformed')
    const reply = await answerChallenge(ctx, request)
    return reply ? c.json(reply) : problem(c, 'not-signed-in')
  })
}

function addRecord(app: Hono, ctx: Context): void {
  app.post('/v1/push', async (c) => {
    const device = await pushingDevice(ctx, c.req.header('authorization'))
    if (!device) return problem(c, 'not-signed-in')
    const request = await parseBody(c, PushRequest)
    return request ? c.json(await receive(ctx, device, request)) : problem(c, 'malformed')
  })
  app.post('/v1/history', async (c) => {
    const device = await pushingDevice(ctx, c.req.header('authorization'))
    if (!device) return problem(c, 'not-signed-in')
    const request = await parseBody(c, HistoryRequest)
    return request ? c.json(await tellHistory(ctx, request)) : problem(c, 'malformed')
  })
  app.post('/v1/moved', async (c) => {
    const asking = await adviserSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, MovedRequest)
    return request ? c.json(await moved(ctx, asking.value, request.after)) : problem(c, 'malformed')
  })
  app.post('/v1/entries', async (c) => {
    const asking = await adviserSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, EntriesRequest)
    return request ? c.json(await entries(ctx, asking.value, request)) : problem(c, 'malformed')
  })
}

function addOffice(app: Hono, ctx: Context, addressOf: AddressOf): void {
  app.post('/v1/office/session', async (c) => {
    const request = await parseBody(c, OfficeSessionRequest)
    if (!request) return problem(c, 'malformed')
    const signedIn = await signInToOffice(ctx, addressOf(c), request)
    if (signedIn.ok) return c.json(signedIn.value)
    return refuse(c, signedIn.error)
  })
  app.get('/v1/office/staff', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    return asking.ok ? c.json(await listStaff(ctx)) : problem(c, asking.error)
  })
  app.post('/v1/office/codes', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, CodeRequest)
    if (!request) return problem(c, 'malformed')
    const code = await giveCode(ctx, asking.value.staff, request.staff)
    return code ? c.json(code) : problem(c, 'not-allowed')
  })
  app.get('/v1/office/held', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    return asking.ok ? c.json(await listHeld(ctx)) : problem(c, asking.error)
  })
}

function addDuplicates(app: Hono, ctx: Context): void {
  app.get('/v1/office/duplicates', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    return asking.ok ? c.json(await listDuplicates(ctx, asking.value.staff)) : problem(c, asking.error)
  })
  app.post('/v1/office/duplicates/decide', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, DecideRequest)
    if (!request) return problem(c, 'malformed')
    const decided = await decideDuplicate(ctx, asking.value.staff, request)
    return decided.ok ? c.json({ v: 1 }) : problem(c, decided.error)
  })
}

function refuse(c: HonoContext, refusal: EnrolRefusal): Response {
  if (refusal.kind === 'too-fast') return problem(c, 'too-fast', refusal.waitMs)
  return problem(c, refusal.kind === 'refused' ? 'not-signed-in' : 'malformed')
}

function serveFile(c: HonoContext, files: ReadonlyMap<string, AppFile>): Response {
  const file = files.get(c.req.path)
  if (file) return c.body(file.bytes, 200, { 'content-type': file.type })
  const html =
    '<!doctype html><html lang="en-GB"><title>Waymark</title><h1>There is nothing at this address</h1><p><a href="/">Go to Waymark</a></p></html>'
  return c.body(html, 404, { 'content-type': 'text/html; charset=utf-8' })
}
