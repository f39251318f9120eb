import { useEffect, useState } from 'preact/hooks'

/** A list being read, not to be had, or there. */
export type PaperLoad<T> =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'there'; readonly papers: readonly T[] }

/** Reads a list of copies, and reads it again whenever `changed` rises. What was there stays until the new one is. */
export function usePapers<T>(
  read: () => Promise<readonly T[]>,
  changed: unknown,
): { readonly load: PaperLoad<T>; readonly reload: () => Promise<void> } {
  const [load, setLoad] = useState<PaperLoad<T>>({ state: 'loading' })
  const reload = () =>
    read().then(
      (papers) => setLoad({ state: 'there', papers }),
      () => setLoad((before) => (before.state === 'there' ? before : { state: 'failed' })),
    )
  useEffect(() => void reload(), [changed])
  return { load, reload }
}

/** A copy as the newest list has it: what is saved of it stands on what others said meanwhile. */
export function asItIs<T extends { readonly id: string }>(copy: T, load: PaperLoad<T>): T {
  return (load.state === 'there' ? load.papers.find(({ id }) => id === copy.id) : undefined) ?? copy
}
