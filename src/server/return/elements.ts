import type { Returned } from './returned.ts'
import { type Tree, xmlOf } from './xml.ts'

/** What the file says of itself. */
export interface ReturnHeader {
  /** The three digits that record numbers begin with; usually one such database. */
  readonly databases: readonly string[]
  /** The councils whose young people the file is about. */
  readonly authorities: readonly string[]
  readonly sentOn: string
  readonly periodEnd: string
}

/** The file up to its first record. */
export function headOf({ databases, authorities, sentOn, periodEnd }: ReturnHeader): string {
  const header: Tree = [
    ['Databases', databases.map((id) => ['DatabaseID', id] as const)],
    ['SourceLEAs', authorities.map((code) => ['LEACode', code] as const)],
    ['DateOfSend', sentOn],
    ['PeriodEnd', periodEnd],
    ['SupplierName', 'Waymark'],
    ['SupplierXMLVersion', '1'],
    ['XMLSchemaVersion', '2019'],
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<NCCIS>\n${xmlOf([['FileHeader', header]], ' ')}`
}

/** The end of the file. */
export const TAIL = '</NCCIS>\n'

/** One young person in the order that the return wants (2019–20 shape). */
export function recordOf(one: Returned): string {
  const need: Tree = [
    ['LevelOfNeedCode', one.levelOfSupport],
    ['SENDFlag', flag(one.ehcPlan)],
    ['SENSupportFlag', flag(one.senSupport)],
    ['Characteristics', one.allCharacteristics.map((code) => ['CharacteristicCode', code] as const)],
  ]
  const tree: Tree = [
    ['PersonalDetails', personal(one)],
    [
      'SeptemberGuarantee',
      [
        ['Year11', guarantee(one.guaranteeYear11)],
        ['Year12', guarantee(one.guaranteeYear12)],
      ],
    ],
    ['LevelOfNeed', need],
    ['Activities', [['Cohort', activity(one)]]],
    ['IntendedDestination', [['IntendedDestinationYr11', one.intendedDestination]]],
  ]
  return xmlOf([['YoungPersonsRecord', tree]], ' ')
}

function personal(one: Returned): Tree {
  const { name, address } = one
  return [
    ['YoungPersonsID', one.councilRecordNumber],
    ['CohortStatus', one.cohortStatus],
    ['GivenName', name?.given],
    ['MiddleName', name?.middle],
    ['FamilyName', name?.family],
    ...[0, 1, 2, 3].map((line) => [`AddressLine${line + 1}`, address?.lines[line]] as const),
    ['Town', address?.town],
    ['County', address?.county],
    ['Postcode', address?.postcode],
    ['Gender', one.gender],
    ['DOB', one.dateOfBirth],
    ['Ethnicity', one.ethnicGroup],
    ['LeadLEA', one.leadAuthority],
    ['EducatedLEA', one.educatedAuthority],
    ['TransferredToLACode', one.transferredToAuthority],
    ['LEACodeAtYear11', one.authorityAtYear11],
    ['UniqueLearnerNo', one.uniqueLearnerNumber],
    ['UniquePupilNumber', one.uniquePupilNumber],
    ['GuaranteeStatusIndicator', flag(one.guaranteeRecorded)],
    ['PreviousYPIDIdentifier', one.previousCouncilRecordNumber],
  ]
}

function guarantee(status: Returned['guaranteeYear11']): Tree {
  return [
    ['GuaranteeStatus', status?.status],
    ['LEACode', status?.authority],
  ]
}

function activity({ currentDestination: now, periodEnd }: Returned): Tree {
  return [
    ['ActivityCode', now?.activity],
    ['StartDate', now?.startedOn],
    ['DateAscertained', now?.ascertainedOn],
    ['DateVerified', now?.verifiedOn],
    ['ReviewDate', now?.reviewOn],
    ['DueToLapseDate', now?.lapsesOn],
    ['CurrencyLapsed', now && flag(now.lapsesOn !== undefined && now.lapsesOn < periodEnd)],
    ['EstablishmentNumber', now?.establishment?.number],
    ['EstablishmentName', now?.establishment?.name],
    ['UKProviderReferenceNumber', now?.providerReference],
    ['NEETStartDate', now?.neetSince],
    ['PredictedEndDate', now?.expectedToEndOn],
  ]
}

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'Y' : 'N'
}
