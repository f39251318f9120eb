import type { Application, Placement, Qualification } from '../../domain/fact-values.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Record } from '../../domain/record.ts'
import type { Day } from '../../domain/time.ts'
import { destinationFor } from './provider-destination.ts'
import type { ProviderRow } from './provider-row.ts'
import { readApplicationKind, readQualificationKind } from './provider-words.ts'

/** Which provider a list comes from, and the day it speaks of. */
export interface ProviderList {
  readonly kind: 'school' | 'college' | 'training-provider'
  readonly name: string
  readonly asOf: Day
}

/**
 * What a row says, as facts. Of somebody who instructed the provider to pass on no more, name, address and date of birth only
 * (Education and Skills Act 2008, sections 14 and 72).
 */
export function factsOf(row: ProviderRow, record: Record, list: ProviderList, limited: boolean): Fact[] {
  const always: (Fact | undefined)[] = [
    row.name && { field: 'name', value: row.name },
    row.born === undefined ? undefined : { field: 'dateOfBirth', value: row.born },
    row.address && { field: 'address', value: row.address },
  ]
  return [...always, ...(limited ? [] : furtherFacts(row, record, list))].filter((fact) => fact !== undefined)
}

function furtherFacts(row: ProviderRow, record: Record, list: ProviderList): (Fact | undefined)[] {
  const destination = destinationFor(row, record, list)
  const placement = placementOf(row, list)
  const application = applicationOf(row, list)
  return [
    row.upn === undefined ? undefined : { field: 'uniquePupilNumber', value: row.upn },
    row.uln === undefined ? undefined : { field: 'uniqueLearnerNumber', value: row.uln },
    ...row.phones.map((value): Fact => ({ field: 'phone', value })),
    row.email === undefined ? undefined : { field: 'email', value: row.email },
    placement && { field: 'placement', value: placement },
    ...qualificationsOf(row).map((value): Fact => ({ field: 'qualification', value })),
    application && { field: 'application', value: application },
    destination && { field: 'currentDestination', value: destination },
  ]
}

/** Whoever is on the list goes there, or went; but not somebody who only applied, or has not begun yet. */
function placementOf(
  { offer, startsOn, leftOn }: ProviderRow,
  { kind, name, asOf }: ProviderList,
): Placement | undefined {
  if (offer || (startsOn !== undefined && startsOn > asOf)) return undefined
  const until = leftOn !== undefined && leftOn <= asOf ? { until: leftOn } : {}
  return { kind, name, ...(startsOn === undefined ? {} : { from: startsOn }), ...until }
}

function qualificationsOf({ course, qualification, level, result, predicted, year }: ProviderRow): Qualification[] {
  if (course === undefined) return []
  const kind = readQualificationKind(qualification ?? course, level)
  const one = (grade: string, isPredicted: boolean): Qualification => ({
    kind,
    subject: course.replace(/^(gcse|[at][ -]levels?) +/i, ''),
    result: grade,
    predicted: isPredicted,
    ...(year === undefined ? {} : { year }),
  })
  return [
    ...(result === undefined ? [] : [one(result, false)]),
    ...(predicted === undefined ? [] : [one(predicted, true)]),
  ]
}

/**
 * An application and what came of it (P05). Whether it leads to a recognised qualification decides the September Guarantee:
 * where the list does not say, only what has a level counts as one.
 */
function applicationOf(row: ProviderRow, { name }: ProviderList): Application | undefined {
  const { offer, course, level, startsOn, appliedOn, accredited, qualification } = row
  if (!offer || course === undefined) return undefined
  return {
    kind: readApplicationKind(`${qualification ?? ''} ${course}`),
    provider: name,
    title: course,
    ...(level === undefined ? {} : { level }),
    accredited: accredited ?? level !== undefined,
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(appliedOn === undefined ? {} : { appliedOn }),
    ...offer,
  }
}
