import type { CaseloadApi } from '../../caseload/api.ts'
import type { SharingView } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { FormApi } from '../form/kept.tsx'
import { type Load, useLoad } from '../young-person/use-load.ts'

/** What the page asks of the caseload. */
export type SharingApi = Pick<CaseloadApi, 'sharing' | 'recordDisclosure' | 'recordReceived' | 'recordConsent'> &
  FormApi

/** Asks the caseload what is known about sharing, and asks again whenever `changed` rises. */
export function useSharing(
  api: Pick<CaseloadApi, 'sharing'>,
  person: PersonId,
  changed: number,
): { readonly load: Load<{ readonly view: SharingView }>; readonly reload: () => Promise<void> } {
  return useLoad(() => api.sharing(person).then((view) => view && { view }), [api, person, changed])
}
