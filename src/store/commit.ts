import { Dexie } from 'dexie'
import { type Result, err, ok } from '../lib/result.ts'
import type { Receipt } from '../protocol/push.ts'
import type { Change, CommitProblem } from './rows.ts'
import { SCHEMA_EPOCH, type Tables } from './tables.ts'

/** Thrown inside a transaction to undo all of it. */
class Refusal extends Error {
  readonly problem: CommitProblem

  constructor(problem: CommitProblem) {
    super(problem)
    this.problem = problem
  }
}

/**
 * Stores a change, or nothing of it. One strict transaction, in which nothing but the tables is awaited: everything was
 * sealed before (other engines than Chromium half-commit when a transaction waits for anything else). Resolves only after
 * the transaction has completed. Safe to run again.
 */
export async function commitChange(tables: Tables, change: Change): Promise<Result<void, CommitProblem>> {
  try {
    // The function has to be `async` itself: by that alone Dexie knows that it must follow native promises. Without it, a
    // change is stored and then reported as failed (PrematureCommitError).
    await tables.transaction('rw', tables.tables, async () => applyChange(tables, change))
    return ok(undefined)
  } catch (error) {
    return err(problemOf(error))
  }
}

async function applyChange(tables: Tables, change: Change): Promise<void> {
  await guardEpoch(tables)
  await putDossiers(tables, change.dossiers ?? [])
  if (change.forget) await forget(tables, change.forget)
  if (change.slots) await tables.slots.bulkPut(change.slots)
  if (change.dropSlots) await tables.slots.bulkDelete([...change.dropSlots])
  if (change.secrets) await tables.secrets.bulkPut(change.secrets)
  if (change.keys) await tables.keys.bulkPut(change.keys)
  if (change.drafts) await tables.drafts.bulkPut(change.drafts)
  if (change.dropDrafts) await tables.drafts.bulkDelete([...change.dropDrafts])
  for (const row of change.outbox ?? []) await addOnce(tables, row)
  for (const receipt of change.receipts ?? []) await settle(tables, receipt)
  await applyHandbacks(tables, change)
}

async function guardEpoch(tables: Tables): Promise<void> {
  const stored = await tables.meta.get('schemaEpoch')
  if (stored && stored.value > SCHEMA_EPOCH) throw new Refusal('newer-store')
  if (stored?.value !== SCHEMA_EPOCH) await tables.meta.put({ name: 'schemaEpoch', value: SCHEMA_EPOCH })
}

async function putDossiers(tables: Tables, dossiers: NonNullable<Change['dossiers']>): Promise<void> {
  if (dossiers.length === 0) return
  const stored = await tables.dossiers.bulkGet(dossiers.map(({ pid }) => pid))
  if (dossiers.some(({ expected }, index) => (stored[index]?.rev ?? 0) !== expected)) throw new Refusal('stale')
  await tables.dossiers.bulkPut(dossiers.map(({ pid, rev, sealed }) => ({ pid, rev, sealed })))
}

async function forget(tables: Tables, pids: readonly string[]): Promise<void> {
  await tables.keys.bulkDelete([...pids])
  await tables.dossiers.bulkDelete([...pids])
  await tables.drafts.where('pid').anyOf(pids).delete()
}

async function addOnce(tables: Tables, row: NonNullable<Change['outbox']>[number]): Promise<void> {
  if (await tables.outbox.get({ hash: row.hash })) return
  await tables.outbox.add({ ...row, state: 'waiting' })
}

/** A receipt moves a row forward only: news that comes late never makes an applied entry look unsent. */
async function settle(tables: Tables, { hash, state, reason }: Receipt): Promise<void> {
  const row = await tables.outbox.get({ hash })
  if (!row || (row.state === 'applied' && state === 'received')) return
  await tables.outbox.update(row.n, { state, reason })
}

async function applyHandbacks(tables: Tables, change: Change): Promise<void> {
  for (const { sealed } of change.addHandbacks ?? []) await tables.handbacks.add({ sealed })
  for (const key of [...(change.dropHandbackKeys ?? []), ...(change.putHandbacks ?? []).map((row) => row.key)]) {
    await tables.handbacks.where('key').equals(key).delete()
  }
  for (const row of change.putHandbacks ?? []) await tables.handbacks.add(row)
  if (change.dropHandbacks) await tables.handbacks.bulkDelete([...change.dropHandbacks])
}

/** The word for what a transaction threw. Dexie wraps the platform's error, sometimes twice. */
function problemOf(error: unknown): CommitProblem {
  let at: unknown = error
  for (let depth = 0; depth < 4 && at instanceof Error; depth++) {
    if (at instanceof Refusal) return at.problem
    if (at.name === 'QuotaExceededError') return 'full'
    at = (at as { inner?: unknown }).inner
  }
  return error instanceof Dexie.DexieError && error.name === 'VersionError' ? 'newer-store' : 'failed'
}
