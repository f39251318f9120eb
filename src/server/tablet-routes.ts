import type { Hono } from 'hono'
import { OrdersRequest, RemovedRequest } from '../protocol/device.ts'
import { AssessRequest, RetireRequest } from '../protocol/tablets.ts'
import { managerSession, pushingDevice } from './access.ts'
import type { Context } from './context.ts'
import { noteSeen } from './devices.ts'
import { parseBody } from './http/body.ts'
import { problem } from './http/problems.ts'
import { keepRemoval, ordersFor } from './orders.ts'
import { assessTablet, listTablets, retireTablet } from './tablets.ts'

/** What a tablet asks and tells with its push-only token, locked or not. */
export function addDeviceRoutes(app: Hono, ctx: Context): void {
  app.post('/v1/device/orders', async (c) => {
    const device = await pushingDevice(ctx, c.req.header('authorization'))
    if (!device) return problem(c, 'not-signed-in')
    if (!(await parseBody(c, OrdersRequest))) return problem(c, 'malformed')
    await noteSeen(ctx, device)
    return c.json(await ordersFor(ctx, device))
  })
  app.post('/v1/device/removed', async (c) => {
    const device = await pushingDevice(ctx, c.req.header('authorization'))
    if (!device) return problem(c, 'not-signed-in')
    const request = await parseBody(c, RemovedRequest)
    if (!request) return problem(c, 'malformed')
    const kept = await keepRemoval(ctx, device, request.receipt)
    return kept.ok ? c.json(kept.value) : problem(c, kept.error)
  })
}

/** A manager's tablets: which there are, taking one out of use, and whose records were on it. */
export function addTabletRoutes(app: Hono, ctx: Context): void {
  app.get('/v1/office/tablets', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    return asking.ok ? c.json(await listTablets(ctx)) : problem(c, asking.error)
  })
  app.post('/v1/office/tablets/retire', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, RetireRequest)
    if (!request) return problem(c, 'malformed')
    const retired = await retireTablet(ctx, request.device, request.why, asking.value.staff)
    return retired.ok ? c.json({ v: 1 }) : problem(c, 'not-allowed')
  })
  app.post('/v1/office/tablets/assess', async (c) => {
    const asking = await managerSession(ctx, c.req.header('authorization'))
    if (!asking.ok) return problem(c, asking.error)
    const request = await parseBody(c, AssessRequest)
    if (!request) return problem(c, 'malformed')
    const assessed = await assessTablet(ctx, request.device, asking.value.staff)
    return assessed ? c.json(assessed) : problem(c, 'not-allowed')
  })
}
