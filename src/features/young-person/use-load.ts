import { useEffect, useRef, useState } from 'preact/hooks'

/** Something about a young person: being fetched, not in the caseload any more, not to be had, or there. */
export type Load<There extends object> =
  | { readonly state: 'loading' | 'gone' | 'failed' }
  | ({ readonly state: 'there' } & There)

/**
 * Asks the caseload, and asks again whenever something in `about` changes; an answer of undefined is that they are gone. The old
 * answer stays until the new one is there. `reload` resolves when its answer is on its way to the screen, and never rejects.
 */
export function useLoad<There extends object>(
  ask: () => Promise<There | undefined>,
  about: readonly unknown[],
): { readonly load: Load<There>; readonly reload: () => Promise<void> } {
  const [load, setLoad] = useState<Load<There>>({ state: 'loading' })
  // Somebody who kept an old `reload` still asks about what the page is about now.
  const wanted = useRef(ask)
  wanted.current = ask
  // Only the newest question is answered: what comes late to an older one is old.
  const asked = useRef(0)
  const reload = async () => {
    const mine = ++asked.current
    const next = await answerTo(wanted.current)
    if (mine === asked.current) setLoad(next)
  }
  useEffect(() => {
    void reload()
    return () => {
      asked.current++
    }
  }, about)
  return { load, reload }
}

function answerTo<There extends object>(ask: () => Promise<There | undefined>): Promise<Load<There>> {
  return ask().then(
    (there): Load<There> => (there ? { state: 'there', ...there } : { state: 'gone' }),
    () => ({ state: 'failed' }),
  )
}
