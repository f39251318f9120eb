import type { Basis, ConsentPurpose } from './basis.ts'
import { onceConsentStands, consentStands } from './consent.ts'
import type { DisclosureEntry, ReceivedEntry } from './entry.ts'
import type { EntryId } from './ids.ts'
import { type Chain, type Record, canonical } from './record.ts'
import type { Disclosure, Shared } from './sharing.ts'
import type { Day } from './time.ts'

/**
 * Whether something may be recorded as shared: with a consent that stood on that day, or a named power, for the sharing itself
 * and for everything in it that is held apart (P30, P11). A decision not to share needs neither. A new version that
 * only puts words right, takes something away or releases it stands on what allowed the first.
 */
export function mayDisclose(record: Record, disclosure: Disclosure, before?: Chain<DisclosureEntry>): boolean {
  if (disclosure.decision === 'not-shared') return true
  if (before?.heads.some((head) => saysNoMore(head.disclosure, disclosure))) return true
  const others = record.disclosures.filter(({ id }) => id !== before?.id)
  const allows = (basis: Basis, purpose: ConsentPurpose) =>
    basis.kind === 'power' || consentAllows(record, others, basis.consent, purpose, disclosure.on)
  return (
    allows(disclosure.basis, 'sharing') &&
    disclosure.includes.every(({ compartment, basis }) => allows(basis, compartment))
  )
}

/** A general yes allows while it stands; a yes to one sharing allows one. */
function consentAllows(
  { consents }: Record,
  others: readonly Chain<DisclosureEntry>[],
  named: EntryId,
  purpose: ConsentPurpose,
  day: Day,
): boolean {
  if (consentStands(consents, named, purpose, day)) return true
  return onceConsentStands(consents, named, purpose, day) && !isUsed(others, named)
}

/** Whether a disclosure, in any of its versions, stands on a consent. */
export function isUsed(disclosures: readonly Chain<DisclosureEntry>[], consent: EntryId): boolean {
  return disclosures.some(({ versions }) =>
    versions.some(({ disclosure }) => disclosure.decision === 'shared' && basesOf(disclosure).includes(consent)),
  )
}

function basesOf({ basis, includes }: Shared): EntryId[] {
  return [basis, ...includes.map((one) => one.basis)].flatMap((one) => (one.kind === 'consent' ? [one.consent] : []))
}

/** Whether a new version goes no further than one before: to the same, on the same day, on the same basis, with nothing more in it. */
function saysNoMore(before: Disclosure, after: Shared): boolean {
  if (before.decision === 'not-shared') return false
  const same = ({ path, to, on, basis }: Shared) => canonical([path, to, on, basis])
  const had = new Set(before.includes.map(canonical))
  return same(before) === same(after) && after.includes.every((one) => had.has(canonical(one)))
}

/**
 * Whether the young person reads it with the rest of their record: what was ever said to be safeguarding only once it is
 * released, and where two people changed it apart, only once both released it (P28).
 */
export function isShown({ current, heads, versions }: Chain<DisclosureEntry> | Chain<ReceivedEntry>): boolean {
  const said = (entry: DisclosureEntry | ReceivedEntry) =>
    entry.kind === 'disclosure' ? entry.disclosure : entry.received
  return (
    versions.every((one) => said(one).path === 'ordinary') ||
    [current, ...heads].every((one) => said(one).released !== undefined)
  )
}
