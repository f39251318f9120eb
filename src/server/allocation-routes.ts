import type { Context as HonoContext, Hono } from 'hono'
import { GiveRequest, SeenRequest, TakeAccessRequest, TakeRequest } from '../protocol/allocations.ts'
import type { Result } from '../lib/result.ts'
import { adviserSession, managerSession } from './access.ts'
import { type ChangeProblem, give, listAllocations, take } from './allocation-changes.ts'
import type { Context } from './context.ts'
import { parseBody } from './http/body.ts'
import { problem } from './http/problems.ts'
import { listTemporary, seeTemporary, takeAccess } from './temporary.ts'

/** Who has whom, from when and until when: for managers. */
export function addAllocationRoutes(app: Hono, ctx: Context): void {
  app.get('/v1/office/allocations', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    return asking.ok ? c.json(await listAllocations(ctx)) : problem(c, asking.error)
  })
  app.post('/v1/office/allocations/give', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, GiveRequest)
    return request ? answer(c, await give(ctx, { ...request, by: asking.value.staff })) : problem(c, 'malformed')
  })
  app.post('/v1/office/allocations/take', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, TakeRequest)
    return request ? answer(c, await take(ctx, { ...request, by: asking.value.staff })) : problem(c, 'malformed')
  })
}

/** Access for some hours: an adviser takes it, a manager hears of it. */
export function addTemporaryRoutes(app: Hono, ctx: Context): void {
  app.post('/v1/access/take', async (c) => {
    const asking = await adviserSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, TakeAccessRequest)
    if (!request) return problem(c, 'malformed')
    const taken = await takeAccess(ctx, asking.value, request)
    if (taken.ok) return c.json(taken.value)
    return taken.error.kind === 'nobody' ? problem(c, 'not-found') : problem(c, 'too-fast', taken.error.waitMs)
  })
  app.get('/v1/office/temporary', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    return asking.ok ? c.json(await listTemporary(ctx, asking.value.staff)) : problem(c, asking.error)
  })
  app.post('/v1/office/temporary/seen', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, SeenRequest)
    if (!request) return problem(c, 'malformed')
    const seen = await seeTemporary(ctx, asking.value.staff, request.id, request.end)
    return seen.ok ? c.json({ v: 1, people: 0 }) : problem(c, seen.error)
  })
}

/** Dates that do not follow each other are malformed; nobody of that name is not there. */
function answer(c: HonoContext, changed: Result<number, ChangeProblem>): Response {
  if (changed.ok) return c.json({ v: 1, people: changed.value })
  return problem(c, changed.error === 'dates' ? 'malformed' : 'not-found')
}
