import type { Hono } from 'hono'
import {
  DecideHeldRequest,
  FindPersonRequest,
  LookRequest,
  OwnHeldRequest,
  WithdrawRequest,
} from '../../protocol/held.ts'
import { adviserSession, managerSession } from '../access.ts'
import type { Context } from '../context.ts'
import { parseBody } from '../http/body.ts'
import { problem } from '../http/problems.ts'
import { findPerson } from './find-person.ts'
import { decideHeld, heldEntries, lookAtHeld } from './office-held.ts'
import { ownDecisions, withdrawOwn } from './own-held.ts'

/** What its author asks of what is held. */
export function addOwnHeld(app: Hono, ctx: Context): void {
  app.post('/v1/held', async (c) => {
    const asking = await adviserSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, OwnHeldRequest)
    return request ? c.json(await ownDecisions(ctx, asking.value, request)) : problem(c, 'malformed')
  })
  app.post('/v1/held/withdraw', async (c) => {
    const asking = await adviserSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, WithdrawRequest)
    if (!request) return problem(c, 'malformed')
    const withdrawn = await withdrawOwn(ctx, asking.value, request)
    return withdrawn.ok ? c.json({ v: 1 }) : problem(c, withdrawn.error)
  })
}

/** What a manager sees, looks at and decides. */
export function addOfficeHeld(app: Hono, ctx: Context): void {
  app.get('/v1/office/held-entries', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    return asking.ok ? c.json(await heldEntries(ctx)) : problem(c, asking.error)
  })
  app.post('/v1/office/held-entries/look', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, LookRequest)
    if (!request) return problem(c, 'malformed')
    const look = await lookAtHeld(ctx, asking.value.staff, request.hash)
    return look.ok ? c.json(look.value) : problem(c, look.error)
  })
  app.post('/v1/office/held-entries/decide', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, DecideHeldRequest)
    if (!request) return problem(c, 'malformed')
    const decided = await decideHeld(ctx, asking.value.staff, request)
    return decided.ok ? c.json(decided.value) : problem(c, decided.error)
  })
  app.post('/v1/office/people/find', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, FindPersonRequest)
    return request ? c.json(await findPerson(ctx, asking.value.staff, request)) : problem(c, 'malformed')
  })
}
