import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import * as z from 'zod/mini'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { assign } from '../../src/server/caseloads.ts'
import { newId } from '../../src/server/context.ts'
import { appendEntries, createPerson } from '../../src/server/streams.ts'
import { runInEngine } from '../support/engines.ts'
import { aContact, aFact } from '../support/entries.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'
import { PASSWORD, type TestServer, aServer } from '../support/server.ts'
import { type PouchServer, startPouchServer } from './pouch-server.ts'
import { sayRow } from './say.ts'
import type { SyncSettings } from './sync.page.ts'

/** A large caseload, and one to see that asking for nothing new costs the same. */
const MANY = 1_000
const FEW = 10
const ENTRIES_EACH = 20
const said = 'They talked about the two courses and the open day. '.repeat(12)

const Fetched = z.object({ first: z.number(), again: z.number() })
const SyncReport = z.object({
  waymark: z.extend(Fetched, { people: z.int(), entries: z.int() }),
  pouch: z.optional(z.extend(Fetched, { documents: z.int() })),
})
type SyncReport = z.infer<typeof SyncReport>

interface Someone {
  readonly person: PersonId
  readonly entries: readonly { readonly id: string; readonly text: string }[]
}

/** Somebody with a name, a level of support, and contacts of about a kilobyte. */
export function someone(): Someone {
  const person = newId() as PersonId
  const name = aFact({ field: 'name', value: { given: 'Amara', family: 'Quillfeather' } }, { person })
  const level = aFact({ field: 'levelOfSupport', value: '2' }, { person })
  const contacts = Array.from({ length: ENTRIES_EACH - 2 }, () => {
    const entry = aContact({ person })
    return { ...entry, contact: { ...entry.contact, notes: [{ source: 'young-person' as const, text: said }] } }
  })
  const entries = [name, level, ...contacts].map((entry) => ({ id: entry.id, text: JSON.stringify(entry) }))
  return { person, entries }
}

export async function store({ ctx }: TestServer, people: readonly Someone[]): Promise<void> {
  for (let from = 0; from < people.length; from += 50)
    await ctx.db.transact(async (tx) => {
      for (const { person, entries } of people.slice(from, from + 50))
        await appendEntries(ctx, tx, person, await createPerson(ctx, tx, person, undefined), entries)
    })
}

/** Each young person and each entry as a document, as an ordinary app would keep them. */
function* documentsOf(people: readonly Someone[]): Generator<object[]> {
  for (const { person, entries } of people) {
    const told = entries.map(({ id, text }) => ({ _id: `entry:${id}`, entry: JSON.parse(text) as unknown }))
    yield [{ _id: `person:${person}` }, ...told]
  }
}

async function fetchOnce(server: TestServer, staff: StaffId, signIn: string, pouch?: PouchServer): Promise<SyncReport> {
  const settings: SyncSettings = { signIn, password: PASSWORD, code: await server.code(staff), pouch: pouch?.url }
  const js = await bundleEntry(fileURLToPath(new URL('sync.page.ts', import.meta.url)))
  const script = `globalThis.syncSettings = ${JSON.stringify(settings)};\n${js}`
  const api = getRequestListener(server.app.fetch)
  const served = await servePage(pouch ? `${pouch.script};\n${script}` : script, {}, (request, response) => {
    void api(request, response)
  })
  const report = await runInEngine('chromium', served, undefined, 900_000)
  await served.close()
  return SyncReport.parse(report)
}

/** First and later fetches of a caseload, beside PouchDB replicating the same from an Express PouchDB server. */
export async function sync(): Promise<void> {
  const server = await aServer(undefined)
  server.clock.now = Date.now()
  const people = Array.from({ length: MANY }, someone)
  const [many, few] = [await server.staff('many'), await server.staff('few')]
  await store(server, people)
  await assign(
    server.ctx,
    many,
    people.map(({ person }) => person),
  )
  await assign(
    server.ctx,
    few,
    people.slice(0, FEW).map(({ person }) => person),
  )
  const data = mkdtempSync(join(tmpdir(), 'waymark-pouch-'))
  const pouch = await startPouchServer(data, documentsOf(people))
  try {
    const small = await fetchOnce(server, few, 'few')
    say(await fetchOnce(server, many, 'many', pouch), small)
  } finally {
    pouch.close()
    await server.close()
    rmSync(data, { recursive: true, force: true })
  }
}

function say({ waymark, pouch }: SyncReport, small: SyncReport): void {
  if (!pouch) throw new Error('PouchDB was not measured')
  const [entries, people] = [waymark.entries.toLocaleString('en-GB'), waymark.people.toLocaleString('en-GB')]
  console.log(
    `Sync: Chromium, ${people} young people with ${entries} entries; PouchDB ${pouch.documents} documents; ms`,
  )
  sayRow(['PouchDB', 'Waymark', 'faster', 'aim'], '')
  const row = (name: 'first' | 'again', aim: string, words: string) =>
    sayRow(
      [pouch[name].toFixed(0), waymark[name].toFixed(1), `${(pouch[name] / waymark[name]).toFixed(1)}×`, aim],
      words,
    )
  row('first', '≥ 20×', 'first: from nothing to a whole caseload, checked, sealed and ready to show')
  row('again', '< 50 ms', 'again, with nothing new')
  sayRow(
    ['', small.waymark.again.toFixed(1), `${(waymark.again / small.waymark.again).toFixed(2)}×`, 'about 1×'],
    'the same with ten young people',
  )
}
