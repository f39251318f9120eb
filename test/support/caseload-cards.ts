import type { CaseloadApi, PersonCard, SaveProblem } from '../../src/caseload/api.ts'
import type { SearchHitView } from '../../src/caseload/record-api.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Source } from '../../src/domain/source.ts'
import { err, ok } from '../../src/lib/result.ts'
import { anEntryId, anId } from './entries.ts'
import { aCardOf, aPersonView } from './person-views.ts'

/** A line of the list: at school, checked and agreed, unless something else is said. */
export function aCard(name: string, over: Partial<PersonCard> = {}): PersonCard {
  const [family = '', given = ''] = name.split(', ')
  return {
    ...aCardOf(aPersonView()),
    person: anId() as PersonId,
    name,
    given,
    family,
    lastContactOn: '2026-11-06',
    ...over,
  }
}

/** Somebody whose activity lapsed, or lapses on a day. */
export const lapsed = { lapse: 'lapsed', lapsesOn: '2026-08-31' } as const
export const lapsesSoon = { lapse: 'lapses-soon', lapsesOn: '2026-12-12' } as const
export const notKnown = {
  lapse: 'not-known',
  lapsesOn: undefined,
  destination: 'Situation not known',
  destinationGroup: 'Not known',
} as const
export const neet = {
  lapse: 'never-lapses',
  lapsesOn: '2026-08-31',
  destination: 'Seeking education, work or training',
  destinationGroup: 'NEET',
} as const

/** A note that was found: what stands in square brackets is the match. */
export function aNoteHit(card: PersonCard, text: string): SearchHitView {
  const snippet = text
    .split(/[[\]]/)
    .map((part, index) => ({ text: part, match: index % 2 === 1 }))
    .filter((part) => part.text !== '')
  return { card, where: 'note', contact: anEntryId(), snippet }
}

/** The part of the caseload that its screen asks, with its answers in our hands. */
export interface CaseloadDouble extends Pick<CaseloadApi, 'people' | 'search' | 'confirmFact'> {
  cards: readonly PersonCard[]
  /** What is found for what is typed. A promise is an answer that takes its time. */
  answer: (query: string) => readonly SearchHitView[] | Promise<readonly SearchHitView[]>
  readonly asked: { readonly query: string; readonly among: readonly PersonId[] | undefined }[]
  readonly confirmed: { readonly person: PersonId; readonly field: string; readonly source: Source }[]
  /** Why nothing can be saved from now on. */
  problem: SaveProblem | undefined
}

/** A caseload in which whatever is confirmed counts until the next 31 August. */
export function aCaseload(cards: readonly PersonCard[]): CaseloadDouble {
  const api: CaseloadDouble = {
    cards,
    answer: () => [],
    asked: [],
    confirmed: [],
    problem: undefined,
    people: () => Promise.resolve(api.cards),
    search(query, among) {
      api.asked.push({ query, among })
      return Promise.resolve(api.answer(query))
    },
    confirmFact(person, field, _of, source) {
      if (api.problem) return Promise.resolve(err(api.problem))
      api.confirmed.push({ person, field, source })
      api.cards = api.cards.map((card) =>
        card.person === person ? { ...card, lapse: 'current', lapsesOn: '2027-08-31' } : card,
      )
      return Promise.resolve(ok(undefined))
    },
  }
  return api
}
