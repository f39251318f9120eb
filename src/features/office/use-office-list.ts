import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../../lib/result.ts'
import type { OfficeProblem, SignedInOffice } from './office-api.ts'

/**
 * A list of the office's, asked for when it opens, and again by `load`. The list that is shown stays where asking fails. `P` are the
 * problems that deciding about something on it can have besides.
 */
export function useOfficeList<T, P extends string = OfficeProblem>(
  office: SignedInOffice,
  ask: () => Promise<Result<T, OfficeProblem>>,
) {
  const [list, setList] = useState<T | undefined>(undefined)
  const [problem, setProblem] = useState<P | OfficeProblem | undefined>(undefined)
  const load = async (): Promise<void> => {
    const reply = await ask()
    if (reply.ok) setList(reply.value)
    else setProblem(reply.error)
  }
  useEffect(() => void load(), [office])
  return { list, problem, setProblem, load }
}
