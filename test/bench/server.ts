import { createHash, randomBytes } from 'node:crypto'
import type { PersonId } from '../../src/domain/ids.ts'
import { assign } from '../../src/server/caseloads.ts'
import { newId } from '../../src/server/context.ts'
import { appendEntries, createPerson } from '../../src/server/streams.ts'
import { aContact } from '../support/entries.ts'
import { startPostgres } from '../support/postgres.ts'
import { aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'
import { sayRow } from './say.ts'

/** Four tablets that each send a hundred envelopes a round, fifty at a time as the app does. */
const TABLETS = 4
const ENVELOPES = 100
const AT_ONCE = 50
const ROUNDS = 5

const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Durable entries a second, beside transactions of three statements a second on the same database, in turns in one run. */
export async function pushes(): Promise<void> {
  const postgres = await startPostgres()
  console.log(`Server: ${TABLETS} tablets at once; entries a second, each durable, opened, checked and in its stream`)
  sayRow(['bare', 'Waymark', 'ratio', 'aim'], '')
  for (const [name, url] of [
    ['SQLite', undefined],
    ['PostgreSQL', postgres.url('postgres')],
  ] as const) {
    const server = await aServer(url)
    const [ours, bare] = await measurePushes(server)
    await server.close()
    sayRow([bare.toFixed(0), ours.toFixed(0), `${(ours / bare).toFixed(2)}×`, '≥ 0.5×'], name)
  }
  await postgres.stop()
}

async function measurePushes(server: TestServer): Promise<readonly [number, number]> {
  const writers = await Promise.all(
    Array.from({ length: TABLETS }, async (_, n) => {
      const staff = await server.staff(`adviser-${n}`)
      const people = await Promise.all(Array.from({ length: 10 }, () => server.person(staff)))
      return { tablet: await aTablet(server, `adviser-${n}`, staff), people }
    }),
  )
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const batches = await Promise.all(
      writers.map(async ({ tablet, people }) => {
        const entries = Array.from({ length: ENVELOPES }, (_, n) =>
          tablet.contact(people[n % people.length] as PersonId),
        )
        return { tablet, sealed: await Promise.all(entries.map((entry) => tablet.seal(entry))) }
      }),
    )
    ours.push(await seconds(() => Promise.all(batches.map(({ tablet, sealed }) => pushAll(tablet.push, sealed)))))
    bare.push(await seconds(() => Promise.all(writers.map(({ people }) => bareWrites(server, people)))))
  }
  const count = TABLETS * ENVELOPES
  return [count / middle(ours), count / middle(bare)]
}

async function pushAll(
  push: Awaited<ReturnType<typeof aTablet>>['push'],
  sealed: readonly Uint8Array[],
): Promise<void> {
  for (let from = 0; from < sealed.length; from += AT_ONCE) {
    const receipts = await push(...sealed.slice(from, from + AT_ONCE))
    if (receipts.some(({ state }) => state !== 'applied')) throw new Error('an envelope was not applied')
  }
}

/** What any server would at least do: keep what came, number it, and store it, in one transaction an entry. */
async function bareWrites({ ctx }: TestServer, people: readonly PersonId[]): Promise<void> {
  for (let n = 0; n < ENVELOPES; n++) {
    const person = people[n % people.length] as PersonId
    const [envelope, hash] = [randomBytes(1_500), createHash('sha256').update(newId()).digest('base64url')]
    const own = { authority_id: 'bare' }
    await ctx.db.transact(async (tx) => {
      await tx
        .insertInto('inbox')
        .values({
          ...own,
          hash,
          device_id: 'bare',
          n,
          envelope,
          received_at: ctx.now(),
          state: 'applied',
          reason: null,
        })
        .execute()
      const { seq } = await tx
        .insertInto('stream_head')
        .values({ ...own, person_id: person, seq: 1, hash: envelope.subarray(0, 32) })
        .onConflict((conflict) =>
          conflict.columns(['authority_id', 'person_id']).doUpdateSet((eb) => ({ seq: eb('stream_head.seq', '+', 1) })),
        )
        .returning('seq')
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('entry')
        .values({
          ...own,
          person_id: person,
          seq,
          entry_id: hash,
          text_hash: hash,
          hash: envelope.subarray(0, 32),
          sealed: envelope,
        })
        .execute()
    })
  }
}

/** How large the council is when an adviser of 200 young people asks. */
const SIZES = [1_000, 10_000, 100_000]
const OWN = 200
const ASKS = 40

/** What asking costs an adviser as the council grows: nothing new, one entry new, and a stream from its beginning. */
export async function pulls(): Promise<void> {
  const server = await aServer(undefined)
  const staff = await server.staff('adviser')
  const tablet = await aTablet(server, 'adviser', staff)
  const own = await addPeople(server, OWN, 20)
  await assign(server.ctx, staff, own)
  console.log(`Server: an adviser of ${OWN} young people asks, embedded database; medians in milliseconds`)
  sayRow(['nothing new', 'one entry', 'one stream'], 'young people of the council')
  let people = OWN
  for (const size of SIZES) {
    await addPeople(server, size - people, 1)
    people = size
    const rows = await measurePulls(tablet, own)
    sayRow(
      rows.map((time) => time.toFixed(2)),
      size.toLocaleString('en-GB'),
    )
  }
  await server.close()
}

async function measurePulls(tablet: Awaited<ReturnType<typeof aTablet>>, own: readonly PersonId[]): Promise<number[]> {
  const idle: number[] = []
  const news: number[] = []
  const whole: number[] = []
  let after = (await tablet.moved()).next
  for (let ask = 0; ask < ASKS; ask++) {
    const person = own[ask % own.length] as PersonId
    idle.push(await seconds(() => tablet.moved(after)))
    await tablet.push(await tablet.seal(tablet.contact(person)))
    news.push(
      await seconds(async () => {
        const { moved, next } = await tablet.moved(after)
        await tablet.entries(moved.map((one) => ({ person: one.person, after: one.head - 1 })))
        after = next
      }),
    )
    whole.push(await seconds(() => tablet.entries([{ person, after: 0 }])))
  }
  return [idle, news, whole].map((times) => middle(times) * 1000)
}

async function addPeople({ ctx }: TestServer, count: number, entriesEach: number): Promise<PersonId[]> {
  const people = Array.from({ length: count }, () => newId() as PersonId)
  for (let from = 0; from < people.length; from += 500)
    await ctx.db.transact(async (tx) => {
      for (const person of people.slice(from, from + 500)) {
        const key = await createPerson(ctx, tx, person, undefined)
        const entries = Array.from({ length: entriesEach }, () => aContact({ person }))
        const texts = entries.map((entry) => ({ id: entry.id, text: JSON.stringify(entry) }))
        await appendEntries(ctx, tx, person, key, texts)
      }
    })
  return people
}
