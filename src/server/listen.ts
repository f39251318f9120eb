import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { applyAllocations } from './allocations.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { readAppFiles } from './http/files.ts'
import { sweep } from './inbox.ts'
import { forgetOldDrafts } from './kept-drafts.ts'
import { faultKind } from './log.ts'
import { retryAfterUpgrade } from './open-again.ts'

const SWEEP_EVERY_MS = 60_000
const APP_FOLDER = new URL('../../dist', import.meta.url).pathname

/** Listens, sweeps the inbox, forgets drafts that nobody came back for, and resolves when the port is open. */
export async function listen(ctx: Context, config: Config): Promise<void> {
  const app = createApp(ctx, readAppFiles(APP_FOLDER), (c) => getConnInfo(c).remote.address ?? 'unknown')
  const again = await retryAfterUpgrade(ctx)
  if (again > 0) ctx.log({ event: 'read-again', count: again })
  const swept = await sweep(ctx)
  if (swept > 0) ctx.log({ event: 'swept', count: swept })
  // A day may have begun while nothing ran.
  await applyAllocations(ctx)
  const sweeping = setInterval(() => {
    const fault = (error: unknown) => ctx.log({ event: 'fault', where: 'sweep', kind: faultKind(error) })
    sweep(ctx).catch(fault)
    applyAllocations(ctx).catch(fault)
    forgetOldDrafts(ctx).catch(fault)
  }, SWEEP_EVERY_MS)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) => resolve(port))
  server.on('error', reject)
  const port = await promise
  ctx.log({ event: 'started', database: ctx.db.kind, port })
  console.log(`Waymark is at http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`)
  const stop = () => {
    clearInterval(sweeping)
    server.close(() => {
      ctx.log({ event: 'stopped' })
      void ctx.db.close().then(() => process.exit(0))
    })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
