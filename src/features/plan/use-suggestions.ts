import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi, SaveProblem } from '../../caseload/api.ts'
import { MOST_SUGGESTIONS, type Suggestion } from '../../codes/suggestions.ts'

/** The adviser's list of common actions. */
export interface Library {
  readonly list: readonly Suggestion[]
  /** Keeps the list as it is now wanted; says why it was not kept. */
  readonly keep: (list: readonly Suggestion[]) => Promise<SaveProblem | undefined>
}

/** The list; undefined where it cannot be had, and then the form goes without. */
export function useSuggestions(
  api: Pick<CaseloadApi, 'suggestions' | 'keepSuggestions'>,
): Library | 'loading' | undefined {
  const [list, setList] = useState<readonly Suggestion[] | 'loading' | undefined>('loading')
  useEffect(() => {
    let current = true
    api.suggestions().then(
      (kept) => current && setList(kept),
      () => current && setList(undefined),
    )
    return () => {
      current = false
    }
  }, [api])
  if (list === 'loading' || list === undefined) return list
  const keep = async (wanted: readonly Suggestion[]) => {
    const kept = await api.keepSuggestions(wanted).catch(() => ({ ok: false, error: 'failed' }) as const)
    if (!kept.ok) return kept.error
    setList(wanted)
    return undefined
  }
  return { list, keep }
}

/** Whether a text is on the list already. */
export function isSuggested(list: readonly Suggestion[], text: string): boolean {
  return list.some((one) => one.text === text.trim())
}

/** Whether another one has room. */
export function hasRoom(list: readonly Suggestion[]): boolean {
  return list.length < MOST_SUGGESTIONS
}
