import { useEffect, useState } from 'preact/hooks'
import type { Hint } from '../../domain/plain-words.ts'
import type { NoteCheck } from './use-note-check.ts'

/** How long nobody types before the text is looked over: never between two keys. */
const PAUSE = 700

/** What there is to say of a text, once its writer pauses. `look` looks at once, for a change that nobody typed. */
export function useHints(
  find: NoteCheck['find'] | undefined,
  text: string,
): { readonly hints: readonly Hint[]; readonly look: (text: string) => void } {
  const [hints, setHints] = useState<readonly Hint[]>([])
  useEffect(() => {
    if (!find) return undefined
    const timer = setTimeout(() => setHints(find(text)), PAUSE)
    return () => clearTimeout(timer)
  }, [find, text])
  return { hints: text.trim() === '' ? [] : hints, look: (changed) => setHints(find?.(changed) ?? []) }
}
