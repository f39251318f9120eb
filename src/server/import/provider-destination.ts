import { activityCodes } from '../../codes/activity.ts'
import { findCode } from '../../codes/code-list.ts'
import { lapsesOn } from '../../domain/currency.ts'
import type { CurrentDestination } from '../../domain/fact-values.ts'
import type { Record } from '../../domain/record.ts'
import type { Day } from '../../domain/time.ts'
import type { ProviderList } from './provider-facts.ts'
import { sameWords } from './provider-likeness.ts'
import type { ProviderRow } from './provider-row.ts'

/** Nobody has said what they do now. */
const NOT_KNOWN = '810'

/**
 * What a row says of what somebody does now (P06); undefined where it says nothing of it. A list says it in three ways: with
 * an activity code; by still having somebody on the course that the record has them on; or by a leaving date, after which what
 * they do is not known. No code is ever guessed from the name of a course.
 */
export function destinationFor(row: ProviderRow, record: Record, list: ProviderList): CurrentDestination | undefined {
  const standing = standingDestinations(record)
  const here = standing.filter(({ establishment }) => sameWords(establishment?.name, list.name))
  if (row.leftOn !== undefined && row.leftOn <= list.asOf) return afterLeaving(here, row.leftOn, list.asOf)
  const { startsOn, course, endsOn } = row
  if (row.offer || course === undefined || startsOn === undefined || startsOn > list.asOf) return undefined
  const same = here.find(({ activity, startedOn }) => startedOn === startsOn && (row.activity ?? activity) === activity)
  if (same) return checked({ ...same, ...(endsOn === undefined ? {} : { expectedToEndOn: endsOn }) }, list.asOf)
  if (row.activity === undefined) return undefined
  const begun: CurrentDestination = {
    activity: row.activity,
    startedOn: startsOn,
    ascertainedOn: list.asOf,
    lapsed: false,
    establishment: here[0]?.establishment ?? { name: list.name },
    ...(endsOn === undefined ? {} : { expectedToEndOn: endsOn }),
  }
  return checked(begun, list.asOf)
}

function standingDestinations(record: Record): CurrentDestination[] {
  const current = record.facts.get('currentDestination')?.current ?? []
  return current
    .map(({ fact }) => (fact.field === 'currentDestination' ? fact.value : null))
    .filter((value) => value !== null)
}

/** Only somebody whom the record still has there; what they began elsewhere since is not the list's to end. */
function afterLeaving(here: readonly CurrentDestination[], leftOn: Day, asOf: Day): CurrentDestination | undefined {
  if (!here.some(({ startedOn }) => startedOn <= leftOn)) return undefined
  return { activity: NOT_KNOWN, startedOn: leftOn, ascertainedOn: asOf, verifiedOn: asOf, lapsed: false }
}

/** With the date it was checked, and until when it therefore counts as known. */
function checked(value: CurrentDestination, verifiedOn: Day): CurrentDestination {
  const { lapsesOn: _before, ...rest } = value
  const rule = findCode(activityCodes, value.activity)?.currency
  const lapses = rule && lapsesOn(rule, { ...rest, verifiedOn })
  return { ...rest, verifiedOn, lapsed: false, ...(lapses === undefined ? {} : { lapsesOn: lapses }) }
}
