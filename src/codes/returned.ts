import type { FactField } from '../domain/fact.ts'

/** What the monthly return carries of everybody in it (the national return's data items; P31). */
const fields = [
  'name',
  'dateOfBirth',
  'address',
  'gender',
  'ethnicGroup',
  'councilRecordNumber',
  'previousCouncilRecordNumber',
  'uniqueLearnerNumber',
  'uniquePupilNumber',
  'cohortStatus',
  'leadAuthority',
  'educatedAuthority',
  'authorityAtYear11',
  'transferredToAuthority',
  'guaranteeRecorded',
  'guaranteeYear11',
  'guaranteeYear12',
  'levelOfSupport',
  'ehcPlan',
  'senSupport',
  'characteristics',
  'healthCharacteristics',
  'offenceCharacteristics',
  'currentDestination',
  'intendedDestination',
] as const satisfies readonly FactField[]

export type ReturnedField = (typeof fields)[number]

/**
 * The fields that go to the Department for Education each month, because the law says so (P25, P31). The return reads nothing
 * of a record but these, so that what a young person is told of it cannot differ from what is sent.
 */
export const returnedFields: ReadonlySet<ReturnedField> = new Set(fields)

/** Whether a field goes to the Department for Education each month. */
export function isReturned(field: FactField): boolean {
  return (returnedFields as ReadonlySet<FactField>).has(field)
}
