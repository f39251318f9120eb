import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import type { PersonId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { type Dice, dice } from '../../src/server/demo/dice.ts'
import { launchChromium } from '../support/browser.ts'
import { type Fault, type FaultyNetwork, startFaultyNetwork } from '../support/faulty-network.ts'
import { type Sent, checkLedger } from '../support/ledger.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'
import { type TestServer, aServer } from '../support/server.ts'
import type { Courier } from './courier.page.ts'
import type { Figures, Ordered } from './suite.ts'

declare global {
  /** In the page. */
  var courier: Courier
}

/** So many rows are saved and pushed through faults before everything is let through. */
const BLOCK = 10
/** So many rows wait while so many pushes are cut. */
const ROWS = 4
const CUTS = 64
/** So many blocks use one browser and one server. */
const BLOCKS_OF_A_WORLD = 200

/** A server, and a browser that reaches it through a network that breaks. */
export interface NetWorld {
  readonly server: TestServer
  readonly tablet: TestTablet
  readonly person: PersonId
  readonly network: FaultyNetwork
  readonly page: Page
  readonly ledger: Map<string, Sent>
  close(): Promise<void>
}

/** The page's code, made once. */
let code: Promise<string> | undefined

/** Opens a real browser on a page of the app's own courier. */
export async function aNetWorld(): Promise<NetWorld> {
  const server = await aServer(undefined)
  const staff = await server.staff('ada')
  const tablet = await aTablet(server, 'ada', staff)
  const person = await server.person(staff)
  code ??= bundleEntry(fileURLToPath(new URL('courier.page.ts', import.meta.url)))
  const served = await servePage(await code)
  const api = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(api, 'listening')
  const address = api.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const network = await startFaultyNetwork(served.url, `http://127.0.0.1:${port}`)
  const context = await launchChromium()
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(network.url)
  const { authority, device, pushToken } = tablet.reply
  await page.evaluate((own) => globalThis.courier.be(own), { authority: authority.id, device, pushToken })
  return {
    server,
    tablet,
    person,
    network,
    page,
    ledger: new Map(),
    close: async () => {
      await context.close()
      await network.close()
      await served.close()
      await new Promise((resolve) => api.close(resolve))
      await server.close()
    },
  }
}

/** Breaks the connection at each of the first bytes of a push, at most so many. */
export function cutRequests(world: NetWorld, bytes: number): Promise<number> {
  return cuts(world, 'cut-request', bytes)
}

/** Breaks the connection at each byte of the reply to a push, until it is whole. Gives how many there were. */
export function cutReplies(world: NetWorld): Promise<number> {
  return cuts(world, 'cut-reply', Number.MAX_SAFE_INTEGER)
}

/** Every block has rows of its own, which go out for good at its end. */
async function cuts(world: NetWorld, kind: 'cut-request' | 'cut-reply', bytes: number): Promise<number> {
  for (let at = 0; at < bytes; at += CUTS) {
    const queue = Array.from({ length: Math.min(CUTS, bytes - at) }, (_, index) => ({ kind, at: at + index }))
    const { length } = queue
    const rows = await Promise.all(Array.from({ length: ROWS }, (_, index) => aRow(world, index === 0)))
    world.network.faults(() => queue.shift())
    await world.page.evaluate((given) => globalThis.courier.save(given), rows)
    const outcomes = await world.page.evaluate((times) => globalThis.courier.push(times), length)
    await checkBelief(world, rows)
    await sendRest(world, rows)
    const whole = outcomes.findIndex(({ sent }) => sent > 0)
    if (whole >= 0 && kind === 'cut-reply') return at + whole
    // Whole pushes are longer than this.
    assert.equal(whole, -1, 'part of a push counts as sent')
  }
  return bytes
}

/** A block of rows, each pushed into a fault. The page must not believe more than is so. Then the faults end, and all is sent. */
async function block(world: NetWorld, some: readonly Fault[]): Promise<void> {
  const rows = await Promise.all(some.map((_fault, index) => aRow(world, index === 0)))
  const queue = [...some]
  world.network.faults(() => queue.shift())
  const outcomes = await world.page.evaluate((given) => globalThis.courier.send(given), rows)
  for (const { left, waiting } of outcomes) assert.equal(left, waiting, 'what is left is what waits')
  await checkBelief(world, rows)
  await sendRest(world, rows)
}

interface Row {
  readonly hash: string
  readonly envelope: string
}

/** The faults end: everything goes out. */
async function sendRest({ page, network, ledger }: NetWorld, rows: readonly Row[]): Promise<void> {
  network.faults(() => undefined)
  const [last] = await page.evaluate(() => globalThis.courier.push(1))
  assert.deepEqual(last, { ...last, left: 0, problem: undefined, waiting: 0 }, 'the outbox does not become empty')
  for (const { hash } of rows) {
    const sent = ledger.get(hash)
    if (sent) sent.acknowledged = true
  }
}

/** Something to send: an entry, or bytes that the server holds; to whoever carries them they are the same. */
async function aRow({ tablet, person, ledger }: NetWorld, real: boolean): Promise<Row> {
  const entry = real ? tablet.contact(person) : undefined
  const bytes = entry ? await tablet.seal(entry) : randomBytes(1_400)
  const hash = createHash('sha256').update(bytes).digest('base64url')
  const said = entry && { id: entry.id, person, text: JSON.stringify(entry) }
  ledger.set(hash, { hash, bytes, entry: said, ends: entry ? 'applied' : 'held', acknowledged: false })
  return { hash, envelope: toBase64Url(bytes) }
}

/** What the store does not keep for sending any more is with the server. */
async function checkBelief({ page, server }: NetWorld, rows: readonly Row[]): Promise<void> {
  const waiting = new Set(await page.evaluate(() => globalThis.courier.waiting()))
  const believed = rows.map(({ hash }) => hash).filter((hash) => !waiting.has(hash))
  if (believed.length === 0) return
  const there = await server.ctx.db.db.selectFrom('inbox').select('hash').where('hash', 'in', believed).execute()
  assert.equal(there.length, believed.length, 'something counts as sent that the server does not have')
}

/** All that was saved is with the server, once, and nothing else is. */
export async function checkAll({ page, server, ledger }: NetWorld): Promise<void> {
  const saved = await page.evaluate(() => globalThis.courier.saved())
  assert.deepEqual(
    saved.toSorted((a, b) => a.localeCompare(b)),
    [...ledger.keys()].toSorted((a, b) => a.localeCompare(b)),
  )
  assert.deepEqual(await page.evaluate(() => globalThis.courier.waiting()), [], 'something still waits')
  await checkLedger(server.ctx, ledger, true)
}

const reply = (status: string, type: string, body: string, more = '') =>
  `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\n${more}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
const json = 'application/json'
const document = (status: number, kind: string) => JSON.stringify({ type: 'about:blank', title: 'No', status, kind })
const strangers = JSON.stringify({ v: 1, lineage: 'x', receipts: [{ hash: 'A'.repeat(43), state: 'applied' }] })

/** What somebody else may answer in the server's place, and what a push then has to say. */
export const answers: readonly { readonly who: string; readonly text: string; readonly problem: string }[] = [
  { who: 'a log-in page', text: reply('200 OK', 'text/html', '<h1>Welcome</h1>'), problem: 'not-the-server' },
  { who: 'a log-in page elsewhere', text: reply('302 Found', 'text/html', '', 'location: /\r\n'), problem: 'offline' },
  {
    who: 'a way back to the server',
    text: reply('307 Temporary Redirect', 'text/html', '', 'location: /v1/push\r\n'),
    problem: 'offline',
  },
  { who: 'a log-in service', text: reply('200 OK', json, '{"ok":true}'), problem: 'not-the-server' },
  { who: 'half a reply', text: reply('200 OK', json, strangers.slice(0, -9)), problem: 'not-the-server' },
  { who: 'receipts for something else', text: reply('200 OK', json, strangers), problem: 'not-the-server' },
  { who: 'nothing, politely', text: reply('204 No Content', json, ''), problem: 'not-the-server' },
  {
    who: 'a broken proxy',
    text: reply('502 Bad Gateway', 'text/html', '<h1>Bad gateway</h1>'),
    problem: 'server-fault',
  },
  {
    who: 'a server that is full',
    text: reply('500 No', 'application/problem+json', document(500, 'server-fault')),
    problem: 'server-fault',
  },
  { who: 'a filter', text: reply('403 Forbidden', 'text/html', '<h1>Blocked</h1>'), problem: 'not-the-server' },
  { who: 'not HTTP at all', text: 'SSH-2.0-OpenSSH\r\n', problem: 'offline' },
]

/** Each answer in the place of the server's: nothing counts as sent, and the problem is called by its name. */
export async function answered(
  world: NetWorld,
): Promise<{ who: string; sent: number; left: number; problem: string | undefined }[]> {
  const outcomes = []
  for (const { who, text } of answers) {
    world.network.faults(() => ({ kind: 'answer', text }))
    const row = await aRow(world, false)
    const [outcome] = await world.page.evaluate((given) => globalThis.courier.send(given), [row])
    assert.ok(outcome)
    outcomes.push({ who, sent: outcome.sent, left: outcome.left, problem: outcome.problem })
  }
  world.network.faults(() => undefined)
  await world.page.evaluate(() => globalThis.courier.push(1))
  return outcomes
}

function aFault(throws: Dice): Fault | undefined {
  switch (throws.below(11)) {
    case 0:
      return { kind: 'cut-request', at: throws.below(20_000) }
    case 1:
      return { kind: 'cut-reply', at: throws.below(3_000) }
    case 2:
      return { kind: 'reset' }
    case 3:
      return { kind: 'drop', ms: throws.below(60) }
    case 4:
      return { kind: 'delay', ms: throws.below(60) }
    case 5:
      return { kind: 'twice' }
    case 6:
      return { kind: 'trickle', bytes: 1 + throws.below(50) }
    case 7:
      return undefined
    default:
      return { kind: 'answer', text: throws.pick(answers).text }
  }
}

/** Asks for what moved, and for a stream, through faults: the answer is the whole truth or none. */
async function pullOnce({ page, network, tablet, person }: NetWorld, throws: Dice): Promise<void> {
  const token = tablet.reply.session.token
  const ask = () => page.evaluate((given) => globalThis.courier.pull(given.token, given.person), { token, person })
  network.faults(() => undefined)
  const truth = await ask()
  network.faults(() => aFault(throws))
  const told = await ask()
  for (const [given, whole] of [
    [told.moved, truth.moved],
    [told.entries, truth.entries],
  ])
    if (given?.ok) assert.deepEqual(given, whole, 'half an answer was believed')
}

/** Random faults, one a push, and now and then one for each question of a pull. */
export async function faults({ runs, seed, say }: Ordered): Promise<Figures> {
  const throws = dice(seed)
  let met = 0
  let pulls = 0
  while (met < runs) {
    const world = await aNetWorld()
    for (let blocks = 0; blocks < BLOCKS_OF_A_WORLD && met < runs; blocks++) {
      const some = Array.from({ length: BLOCK }, () => aFault(throws) ?? ({ kind: 'delay', ms: 0 } as const))
      await block(world, some)
      met += BLOCK
      if (throws.chance(0.3)) {
        await pullOnce(world, throws)
        pulls++
      }
    }
    await checkAll(world)
    await world.close()
    say(`${met} faults`)
  }
  return { 'faults on the way of a push': met, 'pulls through faults': pulls }
}
