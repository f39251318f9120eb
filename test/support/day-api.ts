import type { CaseloadApi, SaveProblem } from '../../src/caseload/api.ts'
import { inDayOrder } from '../../src/caseload/day-list.ts'
import type { DayLine } from '../../src/caseload/record-api.ts'
import type { EntryId, PersonId } from '../../src/domain/ids.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { err, ok } from '../../src/lib/result.ts'
import { anEntryId, anId } from './entries.ts'
import type { FormApi } from '../../src/features/form/kept.tsx'
import { aFormApi } from './form-api.ts'
import { aCardOf, aPersonView } from './person-views.ts'

/** The part of the caseload that a visit asks, with its answers in our hands. */
export interface DayApiDouble
  extends Pick<CaseloadApi, 'people' | 'dayList' | 'followUps' | 'recordVisit' | 'calendar'>, FormApi {
  lines: readonly DayLine[]
  readonly recorded: { readonly person: PersonId; readonly visit: Visit; readonly of: EntryId | undefined }[]
  /** Why nothing can be saved from now on. */
  problem: SaveProblem | undefined
  /** When set, nothing can be read either. */
  broken: boolean
}

/** Somebody at Testbury High School with whom nothing is due, unless something else is said. */
export function aDayLine(given: string, family: string, over: Partial<DayLine> = {}): DayLine {
  return {
    ...aCardOf(aPersonView()),
    person: anId() as PersonId,
    name: `${family}, ${given}`,
    given,
    family,
    lastContactOn: '2026-11-12',
    visit: undefined,
    followUpsDue: [],
    lapseDue: false,
    offerMissing: false,
    planReviewDue: false,
    ...over,
  }
}

/** A place in the list of the visit to Testbury High School on 24 November 2026. */
export function aPlace(at?: string, over: Partial<Visit> = {}): NonNullable<DayLine['visit']> {
  const visit = { on: '2026-11-24', place: 'Testbury High School', state: 'planned', ...over } as const
  return { id: anEntryId(), visit: at === undefined ? visit : { ...visit, at } }
}

/** A caseload of these young people, which remembers the visits that are recorded. */
export function aDayApi(lines: readonly DayLine[]): DayApiDouble {
  const places = new Map<EntryId, { readonly person: PersonId; readonly visit: Visit }>(
    lines.flatMap(({ person, visit }) => (visit ? [[visit.id, { person, visit: visit.visit }]] : [])),
  )
  const placeOf = (person: PersonId, school: string, on: string): DayLine['visit'] => {
    const found = [...places].find(
      ([, { person: whose, visit }]) =>
        whose === person && visit.on === on && visit.place === school && visit.state !== 'cancelled',
    )
    return found && { id: found[0], visit: found[1].visit }
  }
  const read = <T>(answer: () => T) => (api.broken ? Promise.reject(new Error('locked')) : Promise.resolve(answer()))
  const api: DayApiDouble = {
    ...aFormApi(),
    calendar: () => Promise.resolve([]),
    lines,
    recorded: [],
    problem: undefined,
    broken: false,
    people: () => read(() => api.lines),
    dayList: (school, on) =>
      read(() => {
        const all = api.lines.map((line) => ({ ...line, visit: placeOf(line.person, school, on) }))
        return inDayOrder(all.filter((line) => line.visit !== undefined || line.school === school))
      }),
    followUps: (on) => read(() => api.lines.filter(({ followUpsDue }) => followUpsDue.some((day) => day <= on))),
    recordVisit(person, visit, of) {
      if (api.problem) return Promise.resolve(err(api.problem))
      api.recorded.push({ person, visit, of })
      places.set(of ?? anEntryId(), { person, visit })
      return Promise.resolve(ok(undefined))
    },
  }
  return api
}
