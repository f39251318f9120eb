import type { Tables } from './tables.ts'

/**
 * Removes everything from a vault but the sealed entries that the server has not acknowledged: those are never deleted. From here
 * on nothing is written any more but receipts. One transaction; safe to run again. Returns how many entries still wait.
 */
export async function wipeTables(tables: Tables): Promise<number> {
  const { slots, secrets, keys, dossiers, added, boxes, apart, drafts, handbacks, outbox, meta } = tables
  const emptied = [slots, secrets, keys, dossiers, added, boxes, apart, drafts, handbacks]
  return tables.transaction('rw', [...emptied, outbox, meta], async () => {
    await meta.put({ name: 'wiped', value: 1 })
    for (const table of emptied) await table.clear()
    await outbox.where('state').notEqual('waiting').delete()
    return outbox.count()
  })
}
