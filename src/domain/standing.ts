import type { EntryId } from './ids.ts'

/** What the rule below needs of an entry. */
interface Replacing {
  readonly id: EntryId
  readonly supersedes: readonly EntryId[]
}

/**
 * The entries of one history that nothing else in it takes the place of, in the order of the history; never none of a history
 * that has any. Only an entry of the same history counts: what is said of one thing makes no other thing disappear. Of entries
 * that take the place of each other in a circle, which only a broken device can write, the first one stands.
 */
export function standing<E extends Replacing>(history: readonly E[]): E[] {
  const superseded = new Set(history.flatMap(({ supersedes }) => supersedes))
  const byId = new Map(history.map((entry) => [entry.id, entry]))
  const covered = new Set<EntryId>()
  let heads: E[] = []
  for (const entry of [...history.filter(({ id }) => !superseded.has(id)), ...history]) {
    if (covered.has(entry.id)) continue
    const behind = reach(entry, byId)
    heads = [...heads.filter(({ id }) => !behind.has(id)), entry]
    for (const id of behind) covered.add(id)
  }
  const stands = new Set(heads)
  return history.filter((entry) => stands.has(entry))
}

/** An entry and everything it takes the place of, at once or by way of others. */
function reach<E extends Replacing>(from: E, byId: ReadonlyMap<EntryId, E>): ReadonlySet<EntryId> {
  const reached = new Set<EntryId>([from.id])
  for (const id of reached) for (const next of byId.get(id)?.supersedes ?? []) if (byId.has(next)) reached.add(next)
  return reached
}
