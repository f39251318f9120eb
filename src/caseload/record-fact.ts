import type { FactEntry } from '../domain/entry.ts'
import { Fact, type FactField, compartmentOf } from '../domain/fact.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { type Record, valueOf } from '../domain/record.ts'
import type { Source } from '../domain/source.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { mayRecord } from './allowed.ts'
import type { SaveProblem } from './api.ts'
import { knownRecord } from './book.ts'
import { checkedDestination } from './checked-destination.ts'
import { readCompartment } from './compartments.ts'
import { placeOf } from './fact-place.ts'
import type { OpenVault } from './open-vault.ts'
import type { FactChange } from './record-api.ts'
import { saveEntries } from './save.ts'
import { stamp } from './stamp.ts'

/**
 * Records a value of a young person in place of what its author saw there: what came meanwhile stays, and is contested. Health and convictions only with consent that
 * stands, or a named power (P11): without either, nothing is saved.
 */
export async function recordFact(
  vault: OpenVault,
  person: PersonId,
  change: FactChange,
): Promise<Result<EntryId, SaveProblem | 'no-consent'>> {
  assert(Fact.safeParse(change.fact).success, 'a form hands over a valid value')
  const record = knownRecord(vault, person)
  if (!record) return err('not-in-caseload')
  if (!mayRecord(record, change.fact)) return err('no-consent')
  const held = await recordHolding(vault, person, record, change.fact.field)
  if (!held.ok) return held
  const { of, heads } = placeOf(held.value, change.fact.field, change.of, change.seen)
  const entry: FactEntry = {
    ...stamp(vault, person, change.source, heads),
    kind: 'fact',
    ...(of ? { of } : {}),
    fact: complete(record, change.fact, change.source),
  }
  const saved = await saveEntries(vault, person, [entry])
  return saved.ok ? ok(of ?? entry.id) : saved
}

/** "Still correct": the newest statement again, with a new source and date. What was contested stays contested. */
export async function confirmFact(
  vault: OpenVault,
  person: PersonId,
  field: FactField,
  of: EntryId | undefined,
  source: Source,
): Promise<Result<void, SaveProblem>> {
  const record = knownRecord(vault, person)
  const heads = record ? placeOf(record, field, of).heads : []
  const head = heads.find(({ fact }) => fact.value !== null || fact.withheld)
  if (!record || !head) return err('not-in-caseload')
  const entry: FactEntry = {
    ...stamp(vault, person, source, [head]),
    kind: 'fact',
    ...(of ? { of } : {}),
    fact: complete(record, head.fact, source),
  }
  return saveEntries(vault, person, [entry])
}

/** The record that a field is part of: the ordinary one, or that of its compartment. */
function recordHolding(vault: OpenVault, person: PersonId, record: Record, field: FactField) {
  const compartment = compartmentOf(field)
  return compartment ? readCompartment(vault, person, compartment) : Promise.resolve(ok(record))
}

/** A destination carries the dates that follow from its code; every other value is as it was given. */
function complete(record: Record, fact: Fact, source: Source): Fact {
  if (fact.field !== 'currentDestination' || fact.value === null) return fact
  return { ...fact, value: checkedDestination(fact.value, valueOf(record, 'currentDestination'), source.asOf) }
}
