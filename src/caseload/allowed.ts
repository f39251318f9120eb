import { findCode } from '../codes/code-list.ts'
import { isPowerFor, recipientsOn } from '../codes/sharing.ts'
import type { Basis } from '../domain/basis.ts'
import { consentStands } from '../domain/consent.ts'
import { type Fact, compartmentOf } from '../domain/fact.ts'
import type { Record } from '../domain/record.ts'
import type { Disclosure, Party } from '../domain/sharing.ts'
import type { Day } from '../domain/time.ts'

/**
 * Taking something out, or saying that it is withheld, needs nobody's leave; writing it down does: the consent that stands,
 * or a power that lets the council record it (P11).
 */
export function mayRecord(record: Record, fact: Fact): boolean {
  const compartment = compartmentOf(fact.field)
  if (!compartment || fact.value === null) return true
  if (fact.field !== 'health' && fact.field !== 'conviction') return false
  const { basis } = fact.value
  if (basis.kind === 'power') return isPowerFor('recording', basis.power)
  return consentStands(record.consents, basis.consent, compartment)
}

/** Whether every power that is named is one we know, and one that lets something be shared (P30). */
export function namesPowers(disclosure: Disclosure): boolean {
  if (disclosure.decision === 'not-shared') return true
  const use = disclosure.path === 'safeguarding' ? 'safeguarding' : 'sharing'
  const bases: readonly Basis[] = [disclosure.basis, ...disclosure.includes.map(({ basis }) => basis)]
  return bases.every((basis) => basis.kind === 'consent' || isPowerFor(use, basis.power))
}

/** Whether somebody was on the known list on a day, and that day has come (P29). */
export function isKnown({ kind }: Party, on: Day, today: Day): boolean {
  return on <= today && findCode(recipientsOn(on), kind) !== undefined
}
