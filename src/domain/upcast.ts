/** An entry as its text says it, of whatever version. */
export type EntryOfVersion = { readonly v: number; readonly [name: string]: unknown }

/** Makes an entry of one version into what the next version calls the same; everything but `v`, which is raised for it. */
export type Upcaster = (entry: EntryOfVersion) => EntryOfVersion

/**
 * How to read what was written before: the first makes version 2 of version 1, and so on; none is ever taken out or edited. What
 * is stored, signed and hashed stays the text as its author wrote it: only what is read of it is raised.
 */
export const upcasters: readonly Upcaster[] = []

/** An entry of an older version as the newest version says it; one of the newest version as it is. */
export function upcast(entry: EntryOfVersion, steps: readonly Upcaster[] = upcasters): EntryOfVersion {
  return steps.slice(entry.v - 1).reduce((older, step) => ({ ...step(older), v: older.v + 1 }), entry)
}
