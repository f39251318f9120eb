import type { CaseloadApi, PersonView } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Load, useLoad } from './use-load.ts'

interface PersonAtSchool {
  readonly view: PersonView
  readonly school: string | undefined
}

/** A young person as a screen shows them. */
export type PersonLoad = Load<PersonAtSchool>

export type PersonSource = Pick<CaseloadApi, 'person' | 'people'>

/** Asks the caseload for a young person, and asks again whenever `changed` rises. */
export function usePersonView(
  api: PersonSource,
  person: PersonId,
  changed = 0,
): { readonly load: PersonLoad; readonly reload: () => void } {
  return useLoad(() => fetchPerson(api, person), [api, person, changed])
}

async function fetchPerson(api: PersonSource, person: PersonId): Promise<PersonAtSchool | undefined> {
  const [view, people] = await Promise.all([api.person(person), api.people()])
  return view && { view, school: people.find((card) => card.person === person)?.school }
}
