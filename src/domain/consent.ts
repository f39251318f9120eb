import type { ConsentPurpose } from './basis.ts'
import type { ConsentEntry } from './entry.ts'
import type { Record } from './record.ts'

/** Where consent for one purpose stands. `not-asked` is not a refusal, and is never taken for consent either. */
export type ConsentState =
  | { readonly state: 'not-asked' }
  | { readonly state: 'given' | 'refused' | 'withdrawn'; readonly entry: ConsentEntry }

const caution = { given: 0, refused: 1, withdrawn: 2 } as const

/**
 * Where consent for one purpose stands (P11). Where two answers were recorded apart and neither takes the place of the other,
 * the more cautious one counts until somebody asks again.
 */
export function consentFor(record: Record, purpose: ConsentPurpose): ConsentState {
  const answers = record.consents.filter(({ consent }) => consent.purpose === purpose && consent.scope === undefined)
  const superseded = new Set(record.consents.flatMap(({ supersedes }) => supersedes))
  const heads = answers.filter(({ id }) => !superseded.has(id))
  const [first] = heads.toSorted((a, b) => caution[b.consent.answer] - caution[a.consent.answer])
  return first ? { state: first.consent.answer, entry: first } : { state: 'not-asked' }
}

/** The answers that a new one takes the place of: those its author saw. */
export function answeredConsents(record: Record, purpose: ConsentPurpose): readonly ConsentEntry[] {
  const superseded = new Set(record.consents.flatMap(({ supersedes }) => supersedes))
  return record.consents.filter(
    ({ id, consent }) => consent.purpose === purpose && consent.scope === undefined && !superseded.has(id),
  )
}
