import { enrol } from '../../src/caseload/enrol.ts'
import { type SessionKeeper, pull } from '../../src/caseload/synchronise.ts'
import { unlock } from '../../src/caseload/unlock.ts'
import { newId } from '../../src/vault/random.ts'
import { deriveHere } from '../support/derive.ts'

/** What the bench tells the page: who fetches, and where the same lies for PouchDB, if it is to be fetched too. */
export interface SyncSettings {
  readonly signIn: string
  readonly password: string
  readonly code: string
  readonly pouch: string | undefined
}

/** What of PouchDB is used here. */
interface Pouch {
  readonly replicate: {
    from(remote: string, options: { batch_size: number }): Promise<{ docs_written: number; ok: boolean }>
  }
  allDocs(): Promise<{ total_rows: number }>
  destroy(): Promise<unknown>
}
declare const PouchDB: new (name: string) => Pouch
declare const syncSettings: SyncSettings

const ROUNDS = 30
/** PouchDB's own default, and the size at which it was fastest here. */
const BATCHES = [100, 1_000]

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work))
  return times.toSorted((a, b) => a - b)[ROUNDS / 2] ?? 0
}

/** From an empty store to everything verified, sealed and ready to be shown; then the same question with nothing new. */
async function waymark(): Promise<{ first: number; again: number; people: number; entries: number }> {
  const passphrase = 'quokka velodrome marzipan isthmus'
  const steadyClock = () => performance.now()
  const enrolTools = { derive: deriveHere, newId, steadyClock }
  const enrolled = await enrol(enrolTools, { ...syncSettings, passphrase })
  if (!enrolled.ok) throw new Error(`not enrolled: ${enrolled.error}`)
  const now = () => new Date().toISOString()
  const vault = await unlock(
    enrolTools,
    { now, today: () => now().slice(0, 10), newId },
    enrolled.value.vault,
    passphrase,
  )
  if (!vault.ok) throw new Error(`not unlocked: ${vault.error}`)
  const keeper: SessionKeeper = { session: undefined }
  const round = async () => {
    const pulled = await pull(vault.value, keeper, () => Promise.resolve())
    if (!pulled.ok) throw new Error(`not fetched: ${pulled.error}`)
  }
  const first = await timed(round)
  const again = await medianOf(round)
  const { pages } = vault.value.book
  const entries = [...pages.values()].reduce((sum, { front }) => sum + front.head, 0)
  return { first, again, people: pages.size, entries }
}

/** The same as plain documents, by PouchDB's replication; the better of its batch sizes. */
async function pouch(remote: string): Promise<{ first: number; again: number; documents: number }> {
  const firsts: number[] = []
  let documents = 0
  let again = Infinity
  for (const batch_size of BATCHES) {
    const local = new PouchDB(`bench-${newId()}`)
    firsts.push(await timed(() => local.replicate.from(remote, { batch_size })))
    documents = (await local.allDocs()).total_rows
    again = Math.min(again, await medianOf(() => local.replicate.from(remote, { batch_size })))
    await local.destroy()
  }
  return { first: Math.min(...firsts), again, documents }
}

async function bench() {
  const ours = await waymark()
  return { waymark: ours, pouch: syncSettings.pouch === undefined ? undefined : await pouch(syncSettings.pouch) }
}

void bench().then(report)
