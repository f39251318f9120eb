import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import type { Entry } from '../../src/domain/entry.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { PushReply } from '../../src/protocol/push.ts'
import type { Failpoint } from '../../src/server/context.ts'
import { openDatabase } from '../../src/server/db/database.ts'
import { type Dice, dice } from '../../src/server/demo/dice.ts'
import { type Trap, startKillable } from '../support/killable.ts'
import { type Sent, type Stock, checkLedger } from '../support/ledger.ts'
import { aNewcomer } from '../support/newcomers.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'
import type { Figures, Ordered } from './suite.ts'

/** So many kills hit one council before the next is made: damage may add up, and a check reads everything. */
const KILLS_OF_A_COUNCIL = 20
const TABLETS = 4

const failpoints: readonly Failpoint[] = [
  'storing',
  'stored',
  'claimed',
  'appending',
  'decided',
  'settled',
  'answering',
]

/** A tablet of an adviser's, with the envelopes that no reply has acknowledged. */
interface Sender {
  readonly tablet: TestTablet
  readonly people: readonly PersonId[]
  readonly written: Entry[]
  outbox: Sent[]
}

/** A council whose server is killed again and again. */
interface Council {
  readonly server: TestServer
  readonly senders: readonly Sender[]
  readonly ledger: Map<string, Sent>
  /** What was stored when the server was killed before it could say so. */
  readonly unheard: Set<string>
}

type Counted = Record<
  'kills' | 'starts' | 'traps' | 'trapped' | 'envelopes' | 'acknowledged' | 'unheard' | 'applied' | 'held',
  number
>

/**
 * Kills a real server with SIGKILL while several tablets push: while it starts, at a random moment, or at a named one of taking
 * envelopes in. After every start what the server holds is compared with what it acknowledged. `postgres` is undefined for the
 * embedded database. Throws when anything is lost, doubled or wrong.
 */
export async function kills({ runs, seed, say }: Ordered, postgres: string | undefined): Promise<Figures> {
  const throws = dice(seed)
  const count: Counted = {
    kills: 0,
    starts: 0,
    traps: 0,
    trapped: 0,
    envelopes: 0,
    acknowledged: 0,
    unheard: 0,
    applied: 0,
    held: 0,
  }
  while (count.kills < runs) {
    const council = await aCouncil(postgres)
    const until = Math.min(runs, count.kills + KILLS_OF_A_COUNCIL)
    while (count.kills < until) await killOnce(council, throws, count)
    count.acknowledged += acknowledged(council)
    const { applied, held } = await settleAll(council)
    count.applied += applied
    count.held += held
    count.envelopes += council.ledger.size
    count.unheard += council.unheard.size
    await council.server.close()
    say(`${count.kills} kills, ${count.envelopes} envelopes`)
  }
  return {
    kills: count.kills,
    [postgres === undefined ? 'on SQLite' : 'on PostgreSQL']: count.kills,
    'while starting': count.starts,
    'at a named moment': count.trapped,
    'envelopes sent': count.envelopes,
    'acknowledged between kills': count.acknowledged,
    'stored without their tablet hearing of it': count.unheard,
    applied: count.applied,
    'held for a person': count.held,
  }
}

function acknowledged({ ledger }: Council): number {
  return [...ledger.values()].filter((sent) => sent.acknowledged).length
}

/** Two advisers with two tablets each; each has people of their own, and one that all have. */
async function aCouncil(postgres: string | undefined): Promise<Council> {
  const server = await aServer(postgres)
  const [ada, bo] = [await server.staff('ada'), await server.staff('bo')]
  const everybodys = await server.person(ada, bo)
  const senders: Sender[] = []
  for (let n = 0; n < TABLETS; n++) {
    const [signIn, staff] = n % 2 === 0 ? (['ada', ada] as const) : (['bo', bo] as const)
    const people = [everybodys, await server.person(staff), await server.person(staff)]
    senders.push({ tablet: await aTablet(server, signIn, staff), people, written: [], outbox: [] })
  }
  // From here on the database is the killed server's alone, as in the field.
  await server.ctx.db.close()
  return { server, senders, ledger: new Map(), unheard: new Set() }
}

/** Every named moment in turn; soon enough that it comes while this round's envelopes do. */
function nextTrap(throws: Dice, { traps }: Counted): Trap {
  const failpoint = failpoints[traps % failpoints.length]
  assert.ok(failpoint)
  return { failpoint, time: 1 + throws.below(4) }
}

async function killOnce(council: Council, throws: Dice, count: Counted): Promise<void> {
  for (const sender of council.senders) await writeMore(council, sender, throws)
  const trap = throws.chance(0.7) ? nextTrap(throws, count) : undefined
  if (trap) count.traps++
  const process = startKillable(council.server, trap)
  const early = !trap && throws.chance(0.25) ? setTimeout(() => process.kill(), throws.below(1_000)) : undefined
  const url = await process.ready
  if (url === undefined) {
    count.starts++
    if (trap) count.trapped++
  } else {
    for (const hash of (await check(council, false)).unheard) council.unheard.add(hash)
    const later = trap ? undefined : setTimeout(() => process.kill(), throws.below(300))
    await Promise.all(council.senders.map((sender) => sendAll(sender, url, throws)))
    // Nobody else has killed it, and it does not answer.
    if (trap && council.senders.some(({ outbox }) => outbox.length > 0)) count.trapped++
    clearTimeout(later)
    process.kill()
  }
  clearTimeout(early)
  await process.gone
  count.kills++
}

/** Writes a few more entries, of every kind that can come: sound ones, repeats, such as must be held, somebody new. */
async function writeMore({ ledger }: Council, sender: Sender, throws: Dice): Promise<void> {
  const { tablet, people, written, outbox } = sender
  const add = (bytes: Uint8Array, ends: Sent['ends'], entry?: Entry) => {
    const hash = createHash('sha256').update(bytes).digest('base64url')
    const said = entry && { id: entry.id, person: entry.person, text: JSON.stringify(entry) }
    const sent: Sent = { hash, bytes, ends, entry: ends === 'applied' ? said : undefined, acknowledged: false }
    ledger.set(hash, sent)
    outbox.splice(throws.below(outbox.length + 1), 0, sent)
  }
  for (let n = 2 + throws.below(4); n > 0; n--) {
    const kind = throws.below(10)
    const before = kind === 0 ? written.at(-1) : undefined
    if (kind === 1) add(await tablet.seal(tablet.contact(nobody())), 'held')
    else if (kind === 2) add(randomBytes(200), 'held')
    else if (kind === 3) {
      const { entries } = aNewcomer(tablet, { given: `Mirembe ${ledger.size}` })
      for (const entry of entries) add(await tablet.seal(entry), 'applied', entry)
    } else {
      const entry = before ?? tablet.contact(throws.pick(people))
      written.push(entry)
      add(await tablet.seal(entry), 'applied', entry)
    }
  }
}

/** Sends as a tablet does, a few at a time and the same again until it is acknowledged, while there is a server. */
async function sendAll(sender: Sender, url: string, throws: Dice): Promise<void> {
  while (sender.outbox.length > 0) {
    const some = sender.outbox.slice(0, 1 + throws.below(5))
    const hashes = await pushTo(url, sender.tablet.reply.pushToken, some)
    if (!hashes) return
    for (const sent of some) sent.acknowledged ||= hashes.has(sent.hash)
    // Now and then a tablet does not remember that it has heard, and sends again.
    if (throws.chance(0.9)) sender.outbox = sender.outbox.filter((sent) => !sent.acknowledged)
  }
}

/** The hashes that a reply repeats; undefined when there is no whole reply, or it is not the server's. */
async function pushTo(url: string, token: string, some: readonly Sent[]): Promise<Set<string> | undefined> {
  try {
    const response = await fetch(`${url}/v1/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ v: 1, envelopes: some.map(({ bytes }) => toBase64Url(bytes)) }),
    })
    if (response.status !== 200) return undefined
    return new Set(PushReply.parse(await response.json()).receipts.map(({ hash }) => hash))
  } catch {
    return undefined
  }
}

/** Compares what is there with what was sent, through a connection that is gone before the next kill. */
async function check({ server, ledger }: Council, settled: boolean): Promise<Stock> {
  const db = await openDatabase(server.place)
  try {
    return await checkLedger({ ...server.ctx, db }, ledger, settled)
  } finally {
    await db.close()
  }
}

/** A quiet day: the server runs, and everything goes out. Then nothing may be missing, and all has ended as it should. */
async function settleAll(council: Council): Promise<Stock> {
  const process = startKillable(council.server, undefined)
  const url = await process.ready
  assert.ok(url, 'the server does not start again')
  for (const sender of council.senders) {
    await sendAll(sender, url, dice(1))
    assert.equal(sender.outbox.length, 0, 'something cannot be sent')
  }
  process.kill()
  await process.gone
  return check(council, true)
}
