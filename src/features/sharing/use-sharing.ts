import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { SharingView } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { FormApi } from '../form/kept.tsx'

/** What the page asks of the caseload. */
export type SharingApi = Pick<CaseloadApi, 'sharing' | 'recordDisclosure' | 'recordReceived' | 'recordConsent'> &
  FormApi

/** What is known about sharing: being fetched, not in the caseload any more, not to be had, or there. */
export type SharingLoad =
  | { readonly state: 'loading' | 'gone' | 'failed' }
  | { readonly state: 'there'; readonly view: SharingView }

/** Asks the caseload, and asks again whenever `changed` rises. The old view stays until the new one is there. */
export function useSharing(
  api: Pick<CaseloadApi, 'sharing'>,
  person: PersonId,
  changed: number,
): { readonly load: SharingLoad; readonly reload: () => Promise<void> } {
  const [load, setLoad] = useState<SharingLoad>({ state: 'loading' })
  // Only the newest question is answered: what comes late to an older one is old.
  const asked = useRef(0)
  const reload = async () => {
    const mine = ++asked.current
    const next = await fetchSharing(api, person)
    if (mine === asked.current) setLoad(next)
  }
  useEffect(() => {
    void reload()
    return () => {
      asked.current++
    }
  }, [api, person, changed])
  return { load, reload }
}

function fetchSharing(api: Pick<CaseloadApi, 'sharing'>, person: PersonId): Promise<SharingLoad> {
  return api.sharing(person).then(
    (view) => (view ? { state: 'there', view } : { state: 'gone' }),
    () => ({ state: 'failed' }),
  )
}
