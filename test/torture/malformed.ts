import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { Problem } from '../../src/protocol/problem.ts'
import { PushReply } from '../../src/protocol/push.ts'
import { type Dice, dice } from '../../src/server/demo/dice.ts'
import { type World, aWorld } from '../support/endpoints-world.ts'
import { type Endpoint, endpoints } from '../support/endpoints.ts'
import { CANARY, type Mangled, mangleJson, mangleManner, mangleValue } from '../support/mangle.ts'
import type { Figures, Ordered } from './suite.ts'

/** So many requests go to one council before the next is made: what is held adds up. */
const REQUESTS_OF_A_COUNCIL = 20_000

/** What no request of these may change. */
const recordTables = ['meta', 'account', 'device', 'person', 'stream_head', 'entry'] as const

/** A request that is as it should be, to make others of. */
interface Valid {
  readonly endpoint: Endpoint
  readonly token: string | undefined
  readonly body: object | undefined
}

/** What was seen: how many replies of each status, and every text that a refusal had. */
interface Seen {
  readonly statuses: Map<number, number>
  readonly refusals: Set<string>
}

/**
 * Sends requests that were made wrong from right ones to every address, in one process. Throws at the first that is a fault of the
 * server, that is refused with anything but a problem document, whose words come back or reach the log, or that changes something.
 */
export async function malformed({ runs, seed, say }: Ordered): Promise<Figures> {
  const throws = dice(seed)
  const seen: Seen = { statuses: new Map(), refusals: new Set() }
  for (let sent = 0; sent < runs; sent += REQUESTS_OF_A_COUNCIL) {
    const world = await aWorld(undefined)
    const valid = await validRequests(world)
    const before = await digest(world)
    for (let n = Math.min(REQUESTS_OF_A_COUNCIL, runs - sent); n > 0; n--) {
      await sendOne(world, mangled(throws.pick(valid), throws), seen)
      if (n % 2_500 === 0) await tidy(world)
    }
    await tidy(world)
    assert.equal(await digest(world), before, 'a malformed request has changed the record')
    await world.server.close()
    say(`${sent + REQUESTS_OF_A_COUNCIL} requests`)
  }
  const statuses = [...seen.statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => [`answered ${status}`, count])
  return {
    'malformed requests': runs,
    ...(Object.fromEntries(statuses) as Figures),
    'different refusals': seen.refusals.size,
  }
}

/** One right request for every address; what they would change has been changed already. */
async function validRequests(world: World): Promise<Valid[]> {
  const valid: Valid[] = []
  for (const endpoint of endpoints) {
    const { takes } = endpoint
    const token = takes === 'nothing' ? undefined : world.tokens[takes === 'push' ? 'push token' : takes]
    const body = await endpoint.body?.(world, world.adas, world.ada)
    if (takes === 'push') await world.server.post(endpoint.path, body, token)
    valid.push({ endpoint, token, body })
  }
  return valid
}

/** Makes a wrong request of a right one. Some come out right after all; those have to be answered rightly. */
function mangled({ endpoint, token, body }: Valid, throws: Dice): Mangled {
  const { method, path } = endpoint
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  // Where nothing is sent, only the manner of asking can be wrong.
  const kind = body === undefined ? 9 : throws.below(10)
  const value = kind < 5 ? mangleValue(body ?? {}, throws) : body
  const json = JSON.stringify(value ?? null)
  const request: Mangled = { method, path, headers, body: kind >= 5 && kind < 8 ? mangleJson(json, throws) : json }
  return kind >= 8 ? mangleManner(request, throws) : request
}

async function sendOne({ server }: World, { method, path, headers, body }: Mangled, seen: Seen): Promise<void> {
  const before = await changes(server)
  const init = method === 'GET' ? { method, headers } : { method, headers, body }
  const reply = await server.app.request(path, init)
  const text = await reply.text()
  const { status } = reply
  seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1)
  const said = () =>
    `${method} ${path.slice(0, 60)} ${String(body).slice(0, 400)} was answered ${status} ${text.slice(0, 200)}`
  assert.ok(status < 500, `a fault of the server: ${said()}`)
  assert.ok(!text.includes(CANARY), `a reply repeats the request: ${said()}`)
  if (status < 400) return
  if (path.startsWith('/v1/')) {
    assert.equal(reply.headers.get('content-type'), 'application/problem+json', said())
    assert.equal(Problem.parse(JSON.parse(text)).status, status)
    seen.refusals.add(text)
  }
  if (!leavesTrace(path, status))
    assert.equal(await changes(server), before, `a refused request has changed something: ${said()}`)
}

/**
 * Whether a refusal may write something: wrong guesses, at a password or at somebody's name, are counted; a number used once is used
 * up; and whoever looks for a school has the list of who is where brought up to date first.
 */
function leavesTrace(path: string, status: number): boolean {
  if (status === 401 || status === 429) return true
  return status === 404 && ['/v1/access/take', '/v1/office/allocations/'].some((start) => path.startsWith(start))
}

/** How many rows this process has ever changed. */
async function changes({ ctx }: World['server']): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(ctx.db.db)
  return rows[0]?.n ?? 0
}

/** Looks at the log and the inbox, and lets guessing go on. */
async function tidy({ server }: World): Promise<void> {
  assert.ok(!JSON.stringify(server.logged).includes(CANARY), 'the log holds words of a request')
  assert.ok(!server.logged.some(({ event }) => event === 'fault'), 'the log tells of a fault')
  server.logged.length = 0
  const { db } = server.ctx.db
  const applied = await db.selectFrom('inbox').select('hash').where('state', '!=', 'held').execute()
  assert.equal(applied.length, 1, 'an envelope that was tampered with is not held')
  await db.deleteFrom('guess').execute()
}

/** One value for everything that must stay as it is. */
async function digest({ server }: World): Promise<string> {
  const hash = createHash('sha256')
  // When a tablet was heard of is written down, and who is where is an index that may be brought up to date.
  const passing = /^(?:place|(?:session|synced|heard|told)_at$)/
  const record = (key: string, value: unknown) => (passing.test(key) ? undefined : value)
  for (const table of recordTables)
    hash.update(JSON.stringify(await server.ctx.db.db.selectFrom(table).selectAll().execute(), record))
  return hash.digest('hex')
}

/**
 * Sends an envelope once for each of its bytes, with a bit of that byte changed, and once for each length that it should not have.
 * Every one of them must be held, and none applied. Returns how many there were, and why they were held.
 */
export async function flips(seed: number): Promise<Figures> {
  const throws = dice(seed)
  const world = await aWorld(undefined)
  const whole = await world.ada.seal(world.ada.contact(world.adas))
  const wrong = [...whole.keys()].flatMap((at) => {
    const flipped = Uint8Array.from(whole)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << throws.below(8))
    return [flipped, ...(at > 0 && at % 8 === 0 ? [Uint8Array.from(whole.subarray(0, at))] : [])]
  })
  const reasons = new Map<string, number>()
  for (let from = 0; from < wrong.length; from += 50) {
    const envelopes = wrong.slice(from, from + 50).map(toBase64Url)
    const reply = await world.server.post('/v1/push', { v: 1, envelopes }, world.tokens['push token'])
    const { receipts } = PushReply.parse(await reply.json())
    assert.equal(receipts.length, new Set(envelopes).size)
    for (const { state, reason } of receipts) {
      assert.equal(state, 'held', 'an envelope that was tampered with was applied')
      reasons.set(reason ?? '', (reasons.get(reason ?? '') ?? 0) + 1)
    }
  }
  assert.deepEqual(
    await world.ada.entries([{ person: world.adas, after: 0 }]).then(({ streams }) => streams[0]?.entries),
    [],
  )
  await world.server.close()
  return { 'envelopes with one bit changed or cut short': wrong.length, ...(Object.fromEntries(reasons) as Figures) }
}
