import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createApp } from './app.ts'
import { CannotStart, type Config, readConfig } from './config.ts'
import type { Context } from './context.ts'
import { NewerDatabase } from './db/database.ts'
import { type FirstSignIn, seedDemo } from './demo/seed.ts'
import { readAppFiles } from './http/files.ts'
import { sweep } from './inbox.ts'
import { forgetOldDrafts } from './kept-drafts.ts'
import { KeysMissing } from './keys.ts'
import { createLog, faultKind } from './log.ts'
import { openServer } from './open-server.ts'

const SWEEP_EVERY_MS = 60_000
const APP_FOLDER = new URL('../../dist', import.meta.url).pathname

/** Starts everything, says where it is, and stops in an orderly way when told to. */
export async function start(): Promise<void> {
  try {
    const config = readConfig(process.env)
    const log = createLog()
    const { ctx, isNew } = await openServer(config, log, Date.now)
    if (isNew) await firstStart(ctx)
    else console.log(`Using the data in ${config.folder}. For another tablet: npm run waymark -- code SIGN-IN`)
    await listen(ctx, config)
  } catch (error) {
    console.error(startProblem(error))
    process.exit(1)
  }
}

async function firstStart(ctx: Context): Promise<void> {
  console.log('First start: importing the list of a fictional council. Everybody in it is invented.')
  printSignIns(await seedDemo(ctx, console.log))
}

function printSignIns(signIns: readonly FirstSignIn[]): void {
  console.log('\nThese passwords and one-time codes are shown once. Codes are good for 24 hours.\n')
  for (const { signIn, name, role, password, code, caseload } of signIns) {
    console.log(`  ${name} (${role}${caseload > 0 ? `, ${caseload} young people` : ''})`)
    console.log(`    sign-in ${signIn}   password ${password}   code ${code}`)
  }
  console.log('')
}

/** Listens, sweeps the inbox, and resolves when the port is open. */
async function listen(ctx: Context, config: Config): Promise<void> {
  const app = createApp(ctx, readAppFiles(APP_FOLDER), (c) => getConnInfo(c).remote.address ?? 'unknown')
  const swept = await sweep(ctx)
  if (swept > 0) ctx.log({ event: 'swept', count: swept })
  const sweeping = setInterval(() => {
    Promise.all([sweep(ctx), forgetOldDrafts(ctx)]).catch((error: unknown) =>
      ctx.log({ event: 'fault', where: 'sweep', kind: faultKind(error) }),
    )
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

/** One line for whoever starts the server. What is not expected keeps its stack: it is a bug. */
function startProblem(error: unknown): string {
  if (error instanceof CannotStart || error instanceof NewerDatabase || error instanceof KeysMissing)
    return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'The port is in use by another program. Set PORT to a free one.'
  if (code === 'EACCES') return 'This port needs more rights than this user has. Set PORT to one above 1023.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'The database at DATABASE_URL does not answer.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
