import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { PersonId } from '../../src/domain/ids.ts'
import { createApp } from '../../src/server/app.ts'
import { assign, withdraw } from '../../src/server/caseloads.ts'
import { readConfig } from '../../src/server/config.ts'
import type { Context } from '../../src/server/context.ts'
import { sweep } from '../../src/server/inbox.ts'
import { openServer } from '../../src/server/open-server.ts'
import { appendEntries, personKey } from '../../src/server/streams.ts'
import { FAULT_HEADER, LookRequest, ScopeRequest, StreamRequest, WorldRequest } from './control.ts'
import { lookAt } from './look.ts'
import { beginWorld } from './begin-world.ts'

/**
 * A process of the council's: the real server on its socket, beside it the page of the simulation, and the doors by which the
 * simulation begins a world, looks into the database and makes the server fail.
 */
const config = readConfig(process.env)
const script = readFileSync(process.env['PAGE'] ?? '', 'utf8')
const page = '<!doctype html><meta charset="utf-8"><title>Simulation</title><script src="/page.js"></script>'

interface Fault {
  left: number
  readonly when: string
}
const faults = new AsyncLocalStorage<Fault>()

class SimulatedFault extends Error {}

/** The server's database, which fails where the request says so: before it does anything, or after it has committed. */
function failing(ctx: Context): Context {
  const transact: Context['db']['transact'] = async (work) => {
    const fault = faults.getStore()
    const now = fault !== undefined && fault.left-- === 0
    if (now && fault.when === 'before') throw new SimulatedFault()
    const done = await ctx.db.transact(work)
    if (now) throw new SimulatedFault()
    return done
  }
  return { ...ctx, db: { ...ctx.db, transact } }
}

async function open() {
  const { ctx } = await openServer(config, () => undefined, Date.now)
  return { ctx, app: createApp(failing(ctx), new Map(), () => '192.0.2.1') }
}

let council = await open()

/** Everything that is under way breaks off, as when the process ends; what was received is looked at again. */
async function restart(): Promise<void> {
  const before = council
  council = await open()
  await before.ctx.db.close()
  await sweep(council.ctx)
}

function parseFault(header: string): Fault {
  const [at = '', when = ''] = header.split(' ')
  return { left: Number(at), when }
}

const all = new Hono()
// Two processes are two addresses, and the page comes from one of them.
all.use(cors({ origin: '*', allowHeaders: ['content-type', 'authorization', FAULT_HEADER], maxAge: 7_200 }))
all.get('/', (c) => c.html(page))
all.get('/page.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript' }))
all.post('/sim/world', async (c) => c.json(await beginWorld(council.ctx, WorldRequest.parse(await c.req.json()))))
all.post('/sim/look', async (c) => c.json(await lookAt(council.ctx, LookRequest.parse(await c.req.json()))))
all.post('/sim/scope', async (c) => {
  const { staff, person } = ScopeRequest.parse(await c.req.json())
  const { ctx } = council
  if ((await withdraw(ctx, staff, [person])) === 0) await assign(ctx, staff, [person])
  return c.json({})
})
all.post('/sim/stream', async (c) => {
  const { person, entry } = StreamRequest.parse(await c.req.json())
  await appendNewer(council.ctx, person, entry)
  return c.json({})
})
all.post('/sim/sweep', async (c) => c.json({ swept: await sweep(council.ctx) }))
all.post('/sim/restart', async (c) => {
  await restart()
  return c.json({})
})
all.all('*', (c) => {
  const header = c.req.header(FAULT_HEADER)
  const answer = async () => council.app.fetch(c.req.raw)
  return header === undefined ? answer() : faults.run(parseFault(header), answer)
})

/** An entry as a version of this program to come may write it. */
async function appendNewer(ctx: Context, person: PersonId, id: string): Promise<void> {
  await ctx.db.transact(async (tx) => {
    const key = await personKey(ctx, tx, person)
    const text = JSON.stringify({ v: 2, id, person, kind: 'of-tomorrow', says: 'Something that is not known yet.' })
    if (key) await appendEntries(ctx, tx, person, key, [{ id, text }])
  })
}

serve({ fetch: all.fetch, port: config.port, hostname: config.host }, ({ port }) => console.log(port))
process.once('disconnect', () => process.exit(0))
