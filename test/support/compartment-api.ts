import type { SaveProblem } from '../../src/caseload/api.ts'
import { mayRecord } from '../../src/caseload/allowed.ts'
import { consentView } from '../../src/caseload/consent-view.ts'
import { placeOf } from '../../src/caseload/fact-place.ts'
import { factView } from '../../src/caseload/fact-views.ts'
import type { CompartmentView } from '../../src/caseload/record-api.ts'
import type { Entry, FactEntry } from '../../src/domain/entry.ts'
import type { Sensitive } from '../../src/domain/fact-values.ts'
import type { Opening } from '../../src/domain/sharing.ts'
import type { CompartmentScreenProps } from '../../src/features/compartment/compartment-screen.tsx'
import { foldRecord } from '../../src/domain/record.ts'
import { err, ok } from '../../src/lib/result.ts'
import { aFact, anEntryId } from './entries.ts'
import { aFormApi } from './form-api.ts'
import { aConsent } from './sharing-api.ts'

/** Something about health that consent allowed, unless something else is said. */
export function someHealth(what: string, over: Partial<Sensitive> = {}): FactEntry {
  const basis = { kind: 'consent', consent: anEntryId() } as const
  return aFact({ field: 'health', value: { what, basis, ...over } })
}

/** The part of the caseload that a compartment's page asks, with its entries in our hands. */
export type CompartmentApiDouble = CompartmentScreenProps['api'] & {
  /** What lies in the compartment. */
  readonly inside: FactEntry[]
  readonly consents: Entry[]
  readonly openings: Opening[]
  /** Why nothing can be saved from now on. */
  problem: SaveProblem | undefined
  /** The compartment from outside, as it is now. */
  readonly held: () => CompartmentView
}

/** The health of one young person, by the rules of the real caseload, with its entries in lists. */
export function aCompartmentApi(
  inside: readonly FactEntry[],
  consents: readonly Entry[],
  today: string,
): CompartmentApiDouble {
  const ordinary = () => foldRecord(api.consents)
  const api: CompartmentApiDouble = {
    ...aFormApi(),
    inside: [...inside],
    consents: [...consents],
    openings: [],
    problem: undefined,
    held: () => ({
      compartment: 'health',
      label: 'Health',
      entries: api.inside.length,
      consent: consentView(ordinary(), 'health'),
    }),
    openCompartment(_person, opening) {
      if (api.problem) return Promise.resolve(err(api.problem))
      api.openings.push(opening)
      const record = foldRecord(api.inside)
      const states = [...record.facts.values(), ...[...record.items.values()].flat()]
      return Promise.resolve(ok(states.map((state) => factView(record, state, today))))
    },
    recordConsent(_person, consent) {
      if (api.problem) return Promise.resolve(err(api.problem))
      const entry = aConsent(consent, { supersedes: api.consents.map(({ id }) => id) })
      api.consents.push(entry)
      return Promise.resolve(ok(entry.id))
    },
    recordFact(_person, { fact, of, source }) {
      if (api.problem) return Promise.resolve(err(api.problem))
      if (!mayRecord(ordinary(), fact)) return Promise.resolve(err('no-consent'))
      const { of: first, heads } = placeOf(foldRecord(api.inside), fact.field, of)
      const entry = aFact(fact, { source, supersedes: heads.map(({ id }) => id) })
      api.inside.push({ ...entry, ...(first ? { of: first } : {}) })
      return Promise.resolve(ok(first ?? entry.id))
    },
  }
  return api
}
