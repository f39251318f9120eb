import type { Consent, ConsentPurpose } from './basis.ts'
import type { ConsentEntry } from './entry.ts'
import type { EntryId } from './ids.ts'
import type { Record } from './record.ts'
import type { Day } from './time.ts'

/** What the rules need of an answer: what was said, and the earlier answers that whoever recorded it had seen. */
export interface ConsentAnswer {
  readonly id: EntryId
  readonly consent: Consent
  readonly supersedes: readonly EntryId[]
}

/** Where consent for one purpose stands. `not-asked` is not a refusal, and is never taken for consent either. */
export type ConsentState<A extends ConsentAnswer = ConsentEntry> =
  | { readonly state: 'not-asked' }
  | { readonly state: Consent['answer']; readonly entry: A }

const caution = { given: 0, refused: 1, withdrawn: 2 } as const

/**
 * Where consent for one purpose stands (P11). Where two answers were recorded apart and neither takes the place of the other,
 * the more cautious one counts until somebody asks again. Consent for one sharing only says nothing of any other.
 */
export function consentFor(record: Record, purpose: ConsentPurpose): ConsentState {
  return standing(generalAnswers(record.consents, purpose))
}

/** Where consent stood at the end of a day: what was answered later neither allows nor forbids what was done by then. */
export function consentOn<A extends ConsentAnswer>(
  answers: readonly A[],
  purpose: ConsentPurpose,
  day: Day,
): ConsentState<A> {
  return standing(generalAnswers(answers, purpose).filter(({ consent }) => consent.on <= day))
}

/**
 * Whether a named answer is the consent that stands, or that stood at the end of a day. A yes that was taken back, or to
 * something else, is none.
 */
export function consentStands(
  answers: readonly ConsentAnswer[],
  named: EntryId,
  purpose: ConsentPurpose,
  day?: Day,
): boolean {
  const by = generalAnswers(answers, purpose).filter(({ consent }) => day === undefined || consent.on <= day)
  return standing(by).state === 'given' && heads(by).some(({ id }) => id === named)
}

/**
 * Whether a named answer is a yes to one sharing that had not been taken back by a day. A general "no more" that came after
 * it takes it back as well.
 */
export function onceConsentStands(
  answers: readonly ConsentAnswer[],
  named: EntryId,
  purpose: ConsentPurpose,
  day: Day,
): boolean {
  const yes = answers.find(({ id }) => id === named)?.consent
  if (!yes || yes.purpose !== purpose || yes.scope === undefined || yes.answer !== 'given' || yes.on > day) return false
  return !answers.some(
    ({ consent, supersedes }) =>
      consent.purpose === purpose &&
      consent.answer !== 'given' &&
      consent.on <= day &&
      (supersedes.includes(named) || (consent.scope === undefined && consent.on > yes.on)),
  )
}

/** The answers that a new one takes the place of. "No" also takes back a yes to one sharing that did not happen (`unused`). */
export function replacedBy(
  record: Record,
  { purpose, answer, scope }: Consent,
  unused: (id: EntryId) => boolean,
): readonly ConsentEntry[] {
  if (scope !== undefined) return []
  const general = heads(generalAnswers(record.consents, purpose))
  if (answer === 'given') return general
  const once = record.consents.filter(({ id, consent }) => isYesToOne(consent, purpose) && unused(id))
  return [...general, ...once].slice(0, MOST_REPLACED)
}

/** As many as an entry may supersede. */
const MOST_REPLACED = 50

function isYesToOne({ purpose, answer, scope }: Consent, asked: ConsentPurpose): boolean {
  return purpose === asked && answer === 'given' && scope !== undefined
}

function generalAnswers<A extends ConsentAnswer>(answers: readonly A[], purpose: ConsentPurpose): A[] {
  return answers.filter(({ consent }) => consent.purpose === purpose && consent.scope === undefined)
}

function standing<A extends ConsentAnswer>(answers: readonly A[]): ConsentState<A> {
  const [first] = heads(answers).toSorted((a, b) => caution[b.consent.answer] - caution[a.consent.answer])
  return first ? { state: first.consent.answer, entry: first } : { state: 'not-asked' }
}

/** Answers in whose place no other stands. What was said earlier never takes the place of what was said later. */
function heads<A extends ConsentAnswer>(answers: readonly A[]): A[] {
  return answers.filter(
    (one) =>
      !answers.some(
        ({ id, consent, supersedes }) => id !== one.id && supersedes.includes(one.id) && consent.on >= one.consent.on,
      ),
  )
}
