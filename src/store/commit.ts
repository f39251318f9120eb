import { Dexie, type Table } from 'dexie'
import { type Result, err, ok } from '../lib/result.ts'
import { applyHeard } from './heard.ts'
import { type Numbers, keptNumbers, newNumbers, wrapsSomething } from './numbers.ts'
import type { Change, CommitProblem } from './rows.ts'
import { CLOSED_EPOCH, SCHEMA_EPOCH, type Tables } from './tables.ts'

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
    await tables.transaction('rw', scopeOf(tables, change), async () => applyChange(tables, change))
    return ok(undefined)
  } catch (error) {
    return err(problemOf(error))
  }
}

/** Reads that may refuse the change come first, then every write; both side by side, which is what makes a save quick. */
async function applyChange(tables: Tables, change: Change): Promise<void> {
  const dossiers = change.dossiers ?? []
  const [kept, owned, ...asExpected] = await Promise.all([
    keptNumbers(tables),
    areHeld(tables, ownersOf(change)),
    ...dossiers.map(({ pid, expected }) => isAsExpected(tables, pid, expected)),
    ...(change.newBoxes ?? []).map(({ box }) => isMissing(tables, box)),
    ...(change.expectSlots ?? []).map((id) => isThere(tables, id)),
  ])
  const refused = refusal(change, kept)
  if (refused) throw new Refusal(refused)
  if (asExpected.includes(false)) throw new Refusal('stale')
  if (!owned) throw new Refusal('gone')
  await Promise.all([
    tables.meta.bulkPut(newNumbers(change, kept)),
    dossiers.length > 0 && tables.dossiers.bulkPut(dossiers.map(({ pid, rev, sealed }) => ({ pid, rev, sealed }))),
    ...plainWrites(tables, change),
    ...(change.outbox ?? []).map((row) => addOnce(tables, row)),
    change.heard && applyHeard(tables, change.heard),
    ...(change.decided ?? []).map((decided) => decide(tables, decided)),
    applyHandbacks(tables, change),
  ])
}

/**
 * Why nothing of a change may be stored, whatever it is. A store that was closed for good has an epoch that no code reaches; one
 * that was wiped goes on hearing of what it still has to send.
 */
function refusal(change: Change, kept: Numbers): CommitProblem | undefined {
  if ((kept.schemaEpoch ?? 0) > SCHEMA_EPOCH) return 'newer-store'
  if (kept.wiped !== undefined && !onlyHeard(change)) return 'wiped'
  if (!wrapsSomething(change)) return undefined
  if (change.generation !== undefined && change.generation !== (kept.generation ?? 1)) return 'rotated'
  return change.rotate && change.rotate.wraps !== (kept.wraps ?? 0) ? 'stale' : undefined
}

/** Whether the outbox hears of the server and nothing else changes: what a wiped tablet may still do. */
function onlyHeard({ heard, generation: _generation, ...rest }: Change): boolean {
  return heard !== undefined && Object.keys(rest).length === 0
}

/**
 * Closes a store for good if nothing waits in its outbox, and, if they are to be handed over, no copy of a draft: in the same
 * transaction, so that nothing can be saved after it was counted. The epoch that no code reaches keeps everybody out, code of any age.
 */
export function closeForGood(tables: Tables, handOver: { readonly drafts: boolean }): Promise<boolean> {
  return tables.transaction('rw', tables.outbox, tables.drafts, tables.meta, async () => {
    if ((await tables.outbox.where('state').equals('waiting').count()) > 0) return false
    if (handOver.drafts && (await tables.drafts.filter(({ copy }) => copy !== undefined).count()) > 0) return false
    await tables.meta.put({ name: 'schemaEpoch', value: CLOSED_EPOCH })
    return true
  })
}

/** Compare and swap: looks at the index alone, because a dossier is large and its revision is small. */
async function isAsExpected(tables: Tables, pid: string, expected: number): Promise<boolean> {
  if (expected === 0) return (await tables.dossiers.where('pid').equals(pid).count()) === 0
  return (await tables.dossiers.where('[pid+rev]').equals([pid, expected]).count()) === 1
}

/** Whose rows a change adds, other than those whose dossier comes with it. A row of nobody names nobody. */
function ownersOf({ dossiers = [], added = [], newBoxes = [], apart = [], drafts = [] }: Change): string[] {
  const pids = new Set([...added, ...newBoxes, ...apart, ...drafts].map(({ pid }) => pid))
  for (const { pid } of [...dossiers, { pid: '' }]) pids.delete(pid)
  return [...pids]
}

/** What is added of somebody whom another tab forgot would stay for ever: nobody says again that they are gone (P21). */
async function areHeld(tables: Tables, pids: readonly string[]): Promise<boolean> {
  return pids.length === 0 || (await tables.dossiers.where('pid').anyOf(pids).count()) === pids.length
}

/** A compartment's key is made once: a second one would make what lies under the first unreadable. */
async function isMissing(tables: Tables, box: string): Promise<boolean> {
  return (await tables.boxes.where('box').equals(box).count()) === 0
}

/** A slot is replaced once: of two tabs that change the passphrase at a time, one has to start anew. */
async function isThere(tables: Tables, slot: string): Promise<boolean> {
  return (await tables.slots.where('id').equals(slot).count()) === 1
}

function plainWrites(tables: Tables, change: Change): (PromiseLike<unknown> | undefined)[] {
  return [
    change.forget && forget(tables, change.forget),
    change.slots && tables.slots.bulkPut(change.slots),
    change.dropSlots && tables.slots.bulkDelete([...change.dropSlots]),
    change.secrets && tables.secrets.bulkPut(change.secrets),
    change.dropSecrets && tables.secrets.bulkDelete([...change.dropSecrets]),
    change.keys && tables.keys.bulkPut(change.keys),
    change.added && tables.added.bulkAdd(change.added),
    change.dropAdded && tables.added.bulkDelete([...change.dropAdded]),
    change.newBoxes && tables.boxes.bulkAdd(change.newBoxes),
    change.boxes && tables.boxes.bulkPut(change.boxes),
    change.apart && tables.apart.bulkPut(change.apart),
    change.dropApart && tables.apart.bulkDelete([...change.dropApart]),
    change.drafts && tables.drafts.bulkPut(change.drafts),
    change.dropDrafts && tables.drafts.bulkDelete([...change.dropDrafts]),
  ]
}

/** Only the tables that a change touches are locked for it. */
function scopeOf(tables: Tables, change: Change): Table[] {
  const { slots, secrets, keys, dossiers, added, boxes, apart, drafts, outbox, handbacks, meta } = tables
  const touched: readonly (readonly [Table, boolean])[] = [
    [meta, true],
    [slots, Boolean(change.slots ?? change.dropSlots ?? change.expectSlots)],
    [secrets, Boolean(change.secrets ?? change.dropSecrets)],
    [keys, Boolean(change.keys ?? change.forget)],
    [dossiers, Boolean(change.dossiers ?? change.forget) || ownersOf(change).length > 0],
    [added, Boolean(change.added ?? change.dropAdded ?? change.forget)],
    [boxes, Boolean(change.newBoxes ?? change.boxes ?? change.forget)],
    [apart, Boolean(change.apart ?? change.dropApart ?? change.forget)],
    [drafts, Boolean(change.drafts ?? change.dropDrafts ?? change.forget)],
    [outbox, Boolean(change.outbox ?? change.heard ?? change.decided)],
    [handbacks, Boolean(change.addHandbacks ?? change.putHandbacks ?? change.dropHandbacks ?? change.dropHandbackKeys)],
  ]
  return touched.filter(([, is]) => is).map(([table]) => table)
}

async function forget(tables: Tables, pids: readonly string[]): Promise<void> {
  await tables.keys.bulkDelete([...pids])
  await tables.dossiers.bulkDelete([...pids])
  await tables.added.where('pid').anyOf(pids).delete()
  await tables.boxes.where('pid').anyOf(pids).delete()
  await tables.apart.where('pid').anyOf(pids).delete()
  await tables.drafts.where('pid').anyOf(pids).delete()
}

/** A hash that is there already is the same envelope: it is not added twice, and its receipt stays. */
async function addOnce(tables: Tables, row: NonNullable<Change['outbox']>[number]): Promise<void> {
  try {
    await tables.outbox.add({ ...row, state: 'waiting' })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConstraintError') throw error
  }
}

async function decide(tables: Tables, { hash, ...what }: NonNullable<Change['decided']>[number]): Promise<void> {
  const row = await tables.outbox.get({ hash })
  if (row) await tables.outbox.update(row.n, what)
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
