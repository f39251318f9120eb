import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { SearchHitView } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'

/** What the caseload found. While it looks, the last answer stands, so that nothing comes and goes at every letter. */
export interface Search {
  readonly hits: readonly SearchHitView[]
  readonly state: 'idle' | 'looking' | 'found' | 'failed'
}

interface Asked {
  /** All that the answer depends on. */
  readonly question: string
  readonly hits: readonly SearchHitView[] | 'failed'
}

/**
 * Asks the caseload for what is typed, among some or everybody. An answer that comes after a newer question is dropped.
 * `changed` asks again.
 */
export function useSearch(
  api: Pick<CaseloadApi, 'search'>,
  query: string,
  among: readonly PersonId[] | undefined,
  changed: number,
): Search {
  const [last, setLast] = useState<Asked | undefined>(undefined)
  const typed = query.trim()
  const question = typed === '' ? '' : [typed, changed, ...(among ?? [])].join('\n')
  useEffect(() => {
    if (typed === '') {
      setLast(undefined)
      return undefined
    }
    let newest = true
    const answer = (hits: Asked['hits']) => {
      if (newest) setLast({ question, hits })
    }
    api.search(typed, among).then(answer, () => answer('failed'))
    return () => {
      newest = false
    }
  }, [api, question])
  const hits = typed === '' || !last || last.hits === 'failed' ? [] : last.hits
  if (typed === '') return { hits, state: 'idle' }
  if (last?.question !== question) return { hits, state: 'looking' }
  return { hits, state: last.hits === 'failed' ? 'failed' : 'found' }
}
