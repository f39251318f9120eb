import type { Receipt } from '../protocol/push.ts'
import { retentionOf } from './retention.ts'
import type { Clocks, EndedState, Heard } from './rows.ts'
import type { Tables } from './tables.ts'

/** The states of rows that the server said it has, and of those that somebody decided about there. */
const ACKNOWLEDGED = ['received', 'applied'] as const
const ENDED: readonly EndedState[] = ['withdrawn', 'replaced', 'attached']

/**
 * Writes down what the server said, inside the transaction of a change. A server that was restored from a backup is another
 * history: nothing that an earlier one acknowledged counts as acknowledged by this one, so all that is kept waits to be sent again.
 * One transaction notices that and remembers it, so that it happens once, whoever notices first; the server knows every envelope by
 * its hash and every entry by its id, so that nothing is there twice.
 */
export async function applyHeard(tables: Tables, heard: Heard): Promise<void> {
  const known = await tables.meta.get('lineage')
  const isAnother = known?.value !== heard.lineage
  if (isAnother) await sendAgain(tables, heard.lineage)
  for (const receipt of heard.receipts ?? []) await settle(tables, receipt)
  // What an earlier history held, this one has not heard of: it releases nothing.
  if (!isAnother) for (const hash of heard.released ?? []) await release(tables, hash)
  if (heard.clocks) await age(tables, heard.clocks)
}

async function sendAgain(tables: Tables, lineage: string): Promise<void> {
  await tables.outbox
    .where('state')
    .anyOf([...ACKNOWLEDGED, ...ENDED, 'held'])
    .modify({ state: 'waiting', reason: undefined, acknowledged: undefined, decided: undefined })
  await tables.meta.put({ name: 'lineage', value: lineage })
}

/** A receipt moves a row forward only: news that comes late never makes an applied entry look unsent, nor undoes a decision. */
async function settle(tables: Tables, { hash, state, reason }: Receipt): Promise<void> {
  const row = await tables.outbox.get({ hash })
  if (!row || (row.state === 'applied' && state === 'received')) return
  if (ENDED.some((ended) => ended === row.state)) return
  // What a person has to look at counts from the day when they have.
  const held = state === 'held' ? { acknowledged: undefined } : {}
  await tables.outbox.update(row.n, { state, reason, ...held })
}

async function release(tables: Tables, hash: string): Promise<void> {
  const row = await tables.outbox.get({ hash })
  if (row?.state === 'held') await settle(tables, { hash, state: 'received' })
}

/** Lets go of what was acknowledged long enough ago. What waits or is held is not looked at. */
async function age(tables: Tables, now: Clocks): Promise<void> {
  const rows = await tables.outbox
    .where('state')
    .anyOf([...ACKNOWLEDGED, ...ENDED])
    .toArray()
  const retained = rows.map(({ n, acknowledged }) => ({ n, retention: retentionOf(acknowledged, now) }))
  const named = (which: ReturnType<typeof retentionOf>) =>
    retained.filter(({ retention }) => retention === which).map(({ n }) => n)
  await tables.outbox.bulkDelete(named('expired'))
  await tables.outbox.bulkUpdate(named('stamp').map((key) => ({ key, changes: { acknowledged: now } })))
}
