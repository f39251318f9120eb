import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { PlanView } from '../../caseload/plan-api.ts'
import type { PersonId } from '../../domain/ids.ts'

/** A young person's plan: being fetched, not in the caseload any more, not to be had, or there. */
export type PlanLoad =
  | { readonly state: 'loading' | 'gone' | 'failed' }
  | { readonly state: 'there'; readonly view: PlanView }

/** Asks the caseload for a plan, and asks again whenever `changed` rises. The old view stays until the new one is there. */
export function usePlanView(
  api: Pick<CaseloadApi, 'plan'>,
  person: PersonId,
  changed = 0,
): { readonly load: PlanLoad; readonly reload: () => void } {
  const [load, setLoad] = useState<PlanLoad>({ state: 'loading' })
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let current = true
    api.plan(person).then(
      (view) => current && setLoad(view ? { state: 'there', view } : { state: 'gone' }),
      () => current && setLoad({ state: 'failed' }),
    )
    return () => {
      current = false
    }
  }, [api, person, changed, asked])
  return { load, reload: () => setAsked((times) => times + 1) }
}
