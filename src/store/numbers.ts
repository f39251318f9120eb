import type { Change } from './rows.ts'
import { type MetaRow, SCHEMA_EPOCH, type Tables } from './tables.ts'

/** What the store keeps of itself; what was never written is missing. */
export type Numbers = { readonly [N in NumberRow['name']]?: number | undefined }
type NumberRow = Exclude<MetaRow, { name: 'lineage' }>

const names = ['schemaEpoch', 'generation', 'wraps', 'wiped', 'heardAt', 'latestAt'] as const

/** Reads all of it at once. */
export async function keptNumbers(tables: Tables): Promise<Numbers> {
  const rows = await tables.meta.bulkGet([...names])
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row.name, row.value]] : [])))
}

/** Whether a change holds anything that the vault key itself wraps or seals. */
export function wrapsSomething({ keys, newBoxes, secrets, slots, drafts, rotate }: Change): boolean {
  return Boolean(keys ?? newBoxes ?? secrets ?? slots ?? rotate ?? drafts?.some(({ pid }) => pid === ''))
}

/** Whether a rotation that read what is wrapped before this change would undo it: it puts back whatever it read. */
function touchesWrapped(change: Change): boolean {
  const { dropSlots, dropSecrets, dropDrafts, forget } = change
  return wrapsSomething(change) || Boolean(dropSlots ?? dropSecrets ?? dropDrafts ?? forget)
}

/** The numbers that a change moves. The latest time only ever rises, except that hearing the server begins it anew. */
export function newNumbers(change: Change, kept: Numbers): NumberRow[] {
  const { rotate, heardAt, seenAt } = change
  const latest = heardAt ?? (seenAt === undefined ? undefined : Math.max(seenAt, kept.latestAt ?? seenAt))
  const next: Numbers = {
    schemaEpoch: SCHEMA_EPOCH,
    generation: rotate?.to,
    wraps: touchesWrapped(change) ? (kept.wraps ?? 0) + 1 : undefined,
    heardAt,
    latestAt: latest,
  }
  return names.flatMap((name) => {
    const value = next[name]
    return value === undefined || value === kept[name] ? [] : [{ name, value }]
  })
}
