import type { Hono } from 'hono'
import { DraftsBackRequest, DraftsTakenRequest, KeepDraftsRequest } from '../protocol/kept-drafts.ts'
import { adviserSession, pushingDevice } from './access.ts'
import type { Context } from './context.ts'
import { parseBody as parse } from './http/body.ts'
import { problem } from './http/problems.ts'
import { forgetTaken, giveDraftsBack, keepDrafts } from './kept-drafts.ts'

/** Half-written forms of a tablet that nobody can open any more: kept for, and given back to, the same member of staff. */
export function addDrafts(app: Hono, ctx: Context): void {
  app.post('/v1/drafts/keep', async (c) => {
    const device = await pushingDevice(ctx, c.req.header('authorization'))
    if (!device) return problem(c, 'not-signed-in')
    const request = await parse(c, KeepDraftsRequest)
    return request ? c.json(await keepDrafts(ctx, device, request)) : problem(c, 'malformed')
  })
  app.post('/v1/drafts/back', async (c) => {
    const asking = await adviserSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parse(c, DraftsBackRequest)
    return request ? c.json(await giveDraftsBack(ctx, asking.value, request.from)) : problem(c, 'malformed')
  })
  app.post('/v1/drafts/taken', async (c) => {
    const asking = await adviserSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parse(c, DraftsTakenRequest)
    if (!request) return problem(c, 'malformed')
    await forgetTaken(ctx, asking.value, request)
    return c.json({ v: 1 })
  })
}
