import type { CaseloadApi, PersonView } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Load, useLoad } from './use-load.ts'

/** A young person as a screen shows them. */
export type PersonLoad = Load<{ readonly view: PersonView }>

export type PersonSource = Pick<CaseloadApi, 'person'>

/** Asks the caseload for a young person, and asks again whenever `changed` rises. */
export function usePersonView(
  api: PersonSource,
  person: PersonId,
  changed = 0,
): { readonly load: PersonLoad; readonly reload: () => void } {
  return useLoad(() => api.person(person).then((view) => view && { view }), [api, person, changed])
}
