import type { CaseloadApi, DraftFields, PersonView, SaveProblem } from '../../src/caseload/api.ts'
import type { Contact } from '../../src/domain/contact.ts'
import type { FactField } from '../../src/domain/fact.ts'
import type { EntryId } from '../../src/domain/ids.ts'
import type { Source } from '../../src/domain/source.ts'
import { err, ok } from '../../src/lib/result.ts'
import { anEntryId } from './entries.ts'
import { aCardOf, at1042 } from './person-views.ts'

type PersonApi = Pick<
  CaseloadApi,
  | 'person'
  | 'people'
  | 'saveDraft'
  | 'discardDraft'
  | 'recordContact'
  | 'recordNotRead'
  | 'prepareHandOver'
  | 'prepareReading'
  | 'plan'
  | 'confirmFact'
>

/** The part of the caseload that one young person's screens ask, with its answers in our hands. */
export interface PersonApiDouble extends PersonApi {
  view: PersonView | undefined
  readonly drafts: { readonly fields: DraftFields; readonly changes: EntryId | undefined }[]
  readonly contacts: { readonly contact: Contact; readonly changes: EntryId | undefined }[]
  readonly reasons: { readonly reason: string; readonly words: string | undefined }[]
  readonly confirmed: { readonly field: FactField; readonly of: EntryId | undefined; readonly source: Source }[]
  /** Why nothing can be saved from now on. */
  problem: SaveProblem | undefined
}

/** A caseload of one young person. */
export function aPersonApi(view: PersonView | undefined): PersonApiDouble {
  const api: PersonApiDouble = {
    view,
    drafts: [],
    contacts: [],
    reasons: [],
    confirmed: [],
    problem: undefined,
    person: () => Promise.resolve(api.view),
    people: () => Promise.resolve(api.view ? [aCardOf(api.view)] : []),
    saveDraft(_person, fields, changes) {
      if (api.problem) return Promise.resolve(err(api.problem))
      api.drafts.push({ fields, changes })
      return Promise.resolve(ok(at1042))
    },
    discardDraft() {
      if (api.view) api.view = { ...api.view, draft: undefined }
      return Promise.resolve()
    },
    recordContact(_person, contact, changes) {
      if (api.problem) return Promise.resolve(err(api.problem))
      api.contacts.push({ contact, changes })
      return Promise.resolve(ok(changes ?? anEntryId()))
    },
    recordNotRead(_person, _contact, reason, words) {
      if (api.problem) return Promise.resolve(err(api.problem))
      api.reasons.push({ reason, words })
      return Promise.resolve(ok(undefined))
    },
    confirmFact(_person, field, of, source) {
      if (api.problem) return Promise.resolve(err(api.problem))
      api.confirmed.push({ field, of, source })
      return Promise.resolve(ok(undefined))
    },
    plan: () => Promise.resolve(undefined),
    prepareReading: () => Promise.resolve(api.problem ? err(api.problem) : ok({ v: 1 })),
    prepareHandOver: () => Promise.resolve(api.problem ? err(api.problem) : ok({ v: 1 })),
  }
  return api
}
