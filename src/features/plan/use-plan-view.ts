import type { CaseloadApi } from '../../caseload/api.ts'
import type { PlanView } from '../../caseload/plan-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Load, useLoad } from '../young-person/use-load.ts'

/** A young person's plan as a screen shows it. */
export type PlanLoad = Load<{ readonly view: PlanView }>

/** Asks the caseload for a plan, and asks again whenever `changed` rises. */
export function usePlanView(
  api: Pick<CaseloadApi, 'plan'>,
  person: PersonId,
  changed = 0,
): { readonly load: PlanLoad; readonly reload: () => void } {
  return useLoad(() => api.plan(person).then((view) => view && { view }), [api, person, changed])
}
