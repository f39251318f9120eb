import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi, PersonView } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'

/** A young person as a screen shows them: being fetched, not in the caseload any more, not to be had, or there. */
export type PersonLoad =
  | { readonly state: 'loading' | 'gone' | 'failed' }
  | { readonly state: 'there'; readonly view: PersonView; readonly school: string | undefined }

export type PersonSource = Pick<CaseloadApi, 'person' | 'people'>

/** Asks the caseload for a young person, and asks again whenever `changed` rises. The old view stays until the new one is there. */
export function usePersonView(
  api: PersonSource,
  person: PersonId,
  changed = 0,
): { readonly load: PersonLoad; readonly reload: () => void } {
  const [load, setLoad] = useState<PersonLoad>({ state: 'loading' })
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let current = true
    fetchPerson(api, person).then(
      (fetched) => current && setLoad(fetched),
      () => current && setLoad({ state: 'failed' }),
    )
    return () => {
      current = false
    }
  }, [api, person, changed, asked])
  return { load, reload: () => setAsked((times) => times + 1) }
}

async function fetchPerson(api: PersonSource, person: PersonId): Promise<PersonLoad> {
  const [view, people] = await Promise.all([api.person(person), api.people()])
  if (!view) return { state: 'gone' }
  return { state: 'there', view, school: people.find((card) => card.person === person)?.school }
}
