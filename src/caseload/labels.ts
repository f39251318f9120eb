import type { Address, CurrentDestination, FactField, Name } from '../domain/fact.ts'
import type { SourceKind } from '../domain/source.ts'
import { spokenDay } from '../domain/read-back.ts'

/** How the office names the fields of a record. */
export const fieldLabels: { readonly [F in FactField]: string } = {
  name: 'Name',
  dateOfBirth: 'Date of birth',
  address: 'Address',
  gender: 'Gender',
  ethnicGroup: 'Ethnic group',
  councilRecordNumber: "Council's record number",
  previousCouncilRecordNumber: 'Earlier record number',
  uniqueLearnerNumber: 'Unique learner number (ULN)',
  uniquePupilNumber: 'Unique pupil number (UPN)',
  cohortStatus: 'Cohort status',
  leadAuthority: 'Lead council',
  educatedAuthority: 'Council where educated',
  authorityAtYear11: 'Council at Year 11',
  transferredToAuthority: 'Transferred to council',
  guaranteeRecorded: 'September Guarantee recorded',
  guaranteeYear11: 'September Guarantee, Year 11',
  guaranteeYear12: 'September Guarantee, Year 12',
  levelOfSupport: 'Level of support',
  ehcPlan: 'EHC plan',
  senSupport: 'SEN support',
  characteristics: 'Characteristics',
  currentDestination: 'Doing now',
  intendedDestination: 'Plans to do next',
}

/** Who said something, in the office's words. */
export const sourceLabels: { readonly [K in SourceKind]: string } = {
  'young-person': 'Young person',
  'parent-or-carer': 'Parent or carer',
  school: 'School',
  college: 'College',
  'training-provider': 'Training provider',
  employer: 'Employer',
  'council-list': "Council's list",
  'other-authority': 'Another council',
  'other-organisation': 'Another organisation',
  adviser: 'Adviser',
}

/** The name a list sorts and shows by: "Quillfeather, Amara". */
export function displayName(name: Name | undefined): string {
  if (!name) return 'Name not known'
  return `${name.family}, ${[name.given, name.middle].filter(Boolean).join(' ')}`
}

/** An address, a line each. */
export function addressLines({ lines, town, county, postcode }: Address): string[] {
  return [...lines, town, county, postcode].filter((line) => line !== undefined)
}

/** A current destination under its label: where, since when, last checked, until when it counts as known. */
export function destinationLines(value: CurrentDestination, label: string): string[] {
  return [
    label,
    value.establishment?.name,
    `Since ${spokenDay(value.startedOn)}`,
    value.verifiedOn ? `Last checked ${spokenDay(value.verifiedOn)}` : 'Not checked since it was recorded',
    value.lapsesOn ? `To be checked again by ${spokenDay(value.lapsesOn)}` : undefined,
    value.neetSince ? `Not in education, work or training since ${spokenDay(value.neetSince)}` : undefined,
  ].filter((line) => line !== undefined)
}
