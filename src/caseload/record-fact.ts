import { activityCodes, isNeet } from '../codes/activity.ts'
import { findCode } from '../codes/code-list.ts'
import { lapsesOn, neetSince } from '../domain/currency.ts'
import { consentFor } from '../domain/consent.ts'
import type { FactEntry } from '../domain/entry.ts'
import type { CurrentDestination } from '../domain/fact-values.ts'
import { Fact, type FactField, compartmentOf } from '../domain/fact.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Record } from '../domain/record.ts'
import type { Source } from '../domain/source.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { SaveProblem } from './api.ts'
import { dossierOf } from './book.ts'
import { readCompartment } from './compartments.ts'
import { recordOf } from './dossier.ts'
import { headsFor } from './fact-views.ts'
import type { OpenVault } from './open-vault.ts'
import type { FactChange } from './record-api.ts'
import { saveEntries } from './save.ts'
import { stamp } from './stamp.ts'

/**
 * Records a value of a young person in place of what its author saw there. Health and convictions only with consent that
 * stands, or a named power (P11): without either, nothing is saved.
 */
export async function recordFact(
  vault: OpenVault,
  person: PersonId,
  change: FactChange,
): Promise<Result<EntryId, SaveProblem | 'no-consent'>> {
  assert(Fact.safeParse(change.fact).success, 'a form hands over a valid value')
  const page = vault.book.pages.get(person)
  if (!page) return err('not-in-caseload')
  const { record } = recordOf(dossierOf(page))
  if (!mayRecord(record, change.fact)) return err('no-consent')
  const held = await recordHolding(vault, person, record, change.fact.field)
  if (!held.ok) return held
  const entry: FactEntry = {
    ...stamp(vault, person, change.source, headsFor(held.value, change.fact.field, change.of)),
    kind: 'fact',
    ...(change.of ? { of: change.of } : {}),
    fact: complete(record, change.fact, change.source),
  }
  const saved = await saveEntries(vault, person, [entry])
  return saved.ok ? ok(change.of ?? entry.id) : saved
}

/** "Still correct": the newest statement again, with a new source and date. What was contested stays contested. */
export async function confirmFact(
  vault: OpenVault,
  person: PersonId,
  field: FactField,
  of: EntryId | undefined,
  source: Source,
): Promise<Result<void, SaveProblem>> {
  const page = vault.book.pages.get(person)
  const record = page && recordOf(dossierOf(page)).record
  const [head] = record ? headsFor(record, field, of) : []
  if (!record || !head) return err('not-in-caseload')
  const entry: FactEntry = {
    ...stamp(vault, person, source, [head]),
    kind: 'fact',
    ...(of ? { of } : {}),
    fact: complete(record, head.fact, source),
  }
  return saveEntries(vault, person, [entry])
}

/** Taking something out, or saying that it is withheld, needs nobody's leave; writing it down does. */
function mayRecord(record: Record, fact: Fact): boolean {
  const compartment = compartmentOf(fact.field)
  if (!compartment || fact.value === null) return true
  if (fact.field !== 'health' && fact.field !== 'conviction') return false
  if (fact.value.basis.kind === 'power') return true
  const consent = consentFor(record, compartment)
  return consent.state === 'given' && consent.entry.id === fact.value.basis.consent
}

/** The record that a field is part of: the ordinary one, or that of its compartment. */
function recordHolding(vault: OpenVault, person: PersonId, record: Record, field: FactField) {
  const compartment = compartmentOf(field)
  return compartment ? readCompartment(vault, person, compartment) : Promise.resolve(ok(record))
}

/** A destination carries the dates that follow from its code: until when it counts as known, and since when it is NEET (P06). */
function complete(record: Record, fact: Fact, source: Source): Fact {
  if (fact.field !== 'currentDestination' || fact.value === null) return fact
  const before = record.facts.get('currentDestination')?.current[0]?.fact
  const earlier = before?.field === 'currentDestination' ? before.value : null
  return { ...fact, value: checkedDestination(fact.value, earlier, source) }
}

function checkedDestination(
  value: CurrentDestination,
  before: CurrentDestination | null,
  source: Source,
): CurrentDestination {
  const { lapsesOn: _lapse, neetSince: _neet, ...rest } = value
  const verifiedOn = source.asOf
  const rule = findCode(activityCodes, value.activity)?.currency
  const lapse = rule && lapsesOn(rule, { ...rest, verifiedOn })
  const spell = neetSince(before ? { isNeet: isNeet(before.activity), neetSince: before.neetSince } : undefined, {
    isNeet: isNeet(value.activity),
    startedOn: value.startedOn,
  })
  return {
    ...rest,
    verifiedOn,
    lapsed: false,
    ...(lapse === undefined ? {} : { lapsesOn: lapse }),
    ...(spell === undefined ? {} : { neetSince: spell }),
  }
}
