import type { Name } from '../domain/fact-values.ts'
import type { Compartment, FactField } from '../domain/fact.ts'
import type { SourceKind } from '../domain/source.ts'

/** How the office names the fields of a record. */
export const fieldLabels: { readonly [F in FactField]: string } = {
  name: 'Name',
  knownAs: 'Likes to be called',
  dateOfBirth: 'Date of birth',
  address: 'Address',
  phone: 'Phone',
  email: 'E-mail',
  parentOrCarer: 'Parent or carer',
  placement: 'School, college or provider',
  qualification: 'Qualification',
  application: 'Application',
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
  intendedPlan: 'What they want to do, in words',
  health: 'Health',
  healthCharacteristics: 'Health, for the national return',
  conviction: 'Conviction',
  offenceCharacteristics: 'Offending, for the national return',
}

/** What is held apart (P10). */
export const compartmentLabels: { readonly [C in Compartment]: string } = {
  health: 'Health',
  convictions: 'Criminal convictions',
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
