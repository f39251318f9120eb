import { activityCodes } from '../../codes/activity.ts'
import { type CodeList, findCode } from '../../codes/code-list.ts'
import {
  characteristics,
  cohortStatuses,
  ethnicGroups,
  genders,
  guaranteeStatuses,
  intendedDestinations,
  supportLevels,
} from '../../codes/person.ts'
import { isPostcode, isUniqueLearnerNumber, isUniquePupilNumber } from '../../domain/identifiers.ts'
import { addMonths } from '../../domain/time.ts'
import type { ReturnHeader } from './elements.ts'
import type { Returned } from './returned.ts'

/**
 * One rule of the return. `id` is the number of the error it prevents, or several where they say one thing together. Severity
 * 1 keeps a record out of the file; 2 and 3 are for somebody to look at.
 */
export interface Rule {
  readonly id: string
  readonly severity: 1 | 2 | 3
  /** What is wrong, in words that name no value. */
  readonly says: string
  broken(one: Returned, header: ReturnHeader): boolean
}

type Broken = Rule['broken']

const rule = (id: string, severity: Rule['severity'], says: string, broken: Broken): Rule => ({
  id,
  severity,
  says,
  broken,
})

const isListed = (list: CodeList, code: string | undefined) => code === undefined || findCode(list, code) !== undefined
const codeOf = ({ currentDestination }: Returned) =>
  currentDestination && findCode(activityCodes, currentDestination.activity)
const isAfter = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a > b
/** Year 12 and 13: academic age 16 and 17. */
const isSixteenOrSeventeen = ({ year }: Returned) => year === 12 || year === 13

const identity: readonly Rule[] = [
  rule('1, 903', 1, 'the record number does not begin with the database’s digits', (one, { databases }) =>
    databases.every((id) => !one.councilRecordNumber?.startsWith(id)),
  ),
  rule('2', 1, 'there is no given name', ({ name }) => !name?.given),
  rule('3', 1, 'there is no family name', ({ name }) => !name?.family),
  rule('8', 1, 'there is no date of birth', ({ dateOfBirth }) => dateOfBirth === undefined),
  rule('31', 1, 'there is no address', ({ address }) => address === undefined),
  rule(
    '32',
    1,
    'the postcode is not a postcode',
    ({ address }) => address !== undefined && !isPostcode(address.postcode),
  ),
  rule('4, 5', 2, 'the gender is not a code of the return', ({ gender }) => !isListed(genders, gender)),
  rule('6, 7', 2, 'the ethnic group is not a code of the return', (one) => !isListed(ethnicGroups, one.ethnicGroup)),
  rule(
    '30',
    2,
    'the unique learner number has a wrong check digit',
    ({ uniqueLearnerNumber: uln }) => uln !== undefined && !isUniqueLearnerNumber(uln),
  ),
  rule(
    '38',
    2,
    'the unique pupil number has a wrong check letter',
    ({ uniquePupilNumber: upn }) => upn !== undefined && !isUniquePupilNumber(upn),
  ),
]

const cohort: readonly Rule[] = [
  rule(
    'YP10',
    1,
    'there is no cohort status, or it is not a code of the return',
    ({ cohortStatus }) => cohortStatus === undefined || !isListed(cohortStatuses, cohortStatus),
  ),
  rule('13, 34, 35, 41, 42', 1, 'the council they moved to does not go with the cohort status', isTransferWrong),
  rule('25', 1, 'the council at Year 11 is not that of the September Guarantee', (one) =>
    differ(one.authorityAtYear11, one.guaranteeYear11?.authority),
  ),
  rule('906', 1, 'the September Guarantee is said to be recorded, and is not', isGuaranteeMissing),
  rule('27, 261, 905', 2, 'the September Guarantee status is not a code of the return', (one) =>
    [one.guaranteeYear11, one.guaranteeYear12].some((status) => !isListed(guaranteeStatuses, status?.status)),
  ),
  rule(
    '301',
    2,
    'there is no intended destination in Year 11',
    (one) => one.year === 11 && one.intendedDestination === undefined,
  ),
  rule(
    '302',
    2,
    'the intended destination is not a code of the return',
    (one) => !isListed(intendedDestinations, one.intendedDestination),
  ),
]

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

function isGuaranteeMissing({ guaranteeRecorded, guaranteeYear11, guaranteeYear12 }: Returned): boolean {
  if (!guaranteeRecorded) return false
  const said = [guaranteeYear11, guaranteeYear12].filter((status) => status !== undefined)
  return said.length === 0 || said.some(({ authority }) => authority === undefined)
}

/** To another council of England: not our own, not unknown (004). Out of England: 000 to 003. Otherwise to none. */
function isTransferWrong(
  { cohortStatus, transferredToAuthority: to }: Returned,
  { authorities }: ReturnHeader,
): boolean {
  if (cohortStatus === 'T') return to === undefined || to <= '004' || authorities.includes(to)
  if (cohortStatus === 'E') return to === undefined || to > '003'
  return to !== undefined
}

const needs: readonly Rule[] = [
  rule('100', 1, 'there is no level of support', ({ levelOfSupport }) => levelOfSupport === undefined),
  rule(
    '101',
    2,
    'the level of support is not a code of the return',
    (one) => !isListed(supportLevels, one.levelOfSupport),
  ),
  rule('102, 103', 1, 'it is not known whether there is an EHC plan', ({ ehcPlan }) => ehcPlan === undefined),
  rule('303, 304', 1, 'it is not known whether there is SEN support', ({ senSupport }) => senSupport === undefined),
  rule('104', 2, 'a characteristic is not a code of the return', ({ allCharacteristics }) =>
    allCharacteristics.some((code) => !isListed(characteristics, code)),
  ),
  rule('233, 234, 235', 2, 'the activity needs a characteristic that is not recorded', (one) => {
    const characteristic = codeOf(one)?.needs?.characteristic
    return characteristic !== undefined && !one.allCharacteristics.includes(characteristic)
  }),
  rule(
    '260',
    2,
    'a characteristic does not go with the gender',
    ({ gender, allCharacteristics }) => gender === 'M' && allCharacteristics.includes('180'),
  ),
  rule(
    '254, 255',
    2,
    'the activity needs an EHC plan',
    (one) => codeOf(one)?.needs?.ehcPlan === true && one.ehcPlan !== true,
  ),
]

const activity: readonly Rule[] = [
  rule('200–203, 220', 1, 'what they do now is not recorded', ({ currentDestination }) => !currentDestination),
  rule(
    '200',
    2,
    'the activity is not a code of the return, or is retired',
    (one) => one.currentDestination !== undefined && (codeOf(one)?.retired ?? codeOf(one) === undefined),
  ),
  rule(
    '229',
    1,
    'an activity of after Year 11 before Year 12',
    (one) =>
      one.year !== undefined && one.year < 12 && codeOf(one) !== undefined && codeOf(one)?.group !== 'School age',
  ),
  rule(
    '230',
    1,
    'an activity of school age after Year 11',
    (one) => one.year !== undefined && one.year > 11 && codeOf(one)?.group === 'School age',
  ),
  rule('226', 1, 'the start of being NEET is after the start of the activity', ({ currentDestination: now }) =>
    isAfter(now?.neetSince, now?.startedOn),
  ),
  rule(
    '251',
    2,
    'the start of being NEET is before the 15th birthday',
    ({ currentDestination: now, dateOfBirth }) =>
      dateOfBirth !== undefined && isAfter(addMonths(dateOfBirth, 15 * 12), now?.neetSince),
  ),
  rule(
    '253',
    2,
    'the activity is not for 16 and 17 year-olds',
    (one) => one.currentDestination?.activity === '440' && isSixteenOrSeventeen(one),
  ),
]

const dates: readonly Rule[] = [
  rule('242', 1, 'the activity begins after the day it was heard of', ({ currentDestination: now }) =>
    isAfter(now?.startedOn, now?.ascertainedOn),
  ),
  rule('237', 2, 'the activity was checked before it was heard of', ({ currentDestination: now }) =>
    isAfter(now?.ascertainedOn, now?.verifiedOn),
  ),
  rule('256, 305', 1, 'a date of the activity is after the end of the period', ({ currentDestination, periodEnd }) => {
    const { startedOn, ascertainedOn, verifiedOn } = currentDestination ?? {}
    return [startedOn, ascertainedOn, verifiedOn].some((day) => isAfter(day, periodEnd))
  }),
  rule('238', 2, 'the activity counts longer than it is expected to last', ({ currentDestination: now }) =>
    isAfter(now?.lapsesOn, now?.expectedToEndOn),
  ),
  rule('257', 2, 'the review is after the expected end', ({ currentDestination: now }) =>
    isAfter(now?.reviewOn, now?.expectedToEndOn),
  ),
  rule('259', 2, 'education or training has no expected end', (one) => {
    const group = codeOf(one)?.group
    const learning = (group === 'Education' || group === 'Training') && one.currentDestination?.activity !== '260'
    return learning && one.currentDestination?.expectedToEndOn === undefined
  }),
  rule(
    '262',
    2,
    'the activity needs a review date',
    (one) => codeOf(one)?.needs?.reviewDate === true && one.currentDestination?.reviewOn === undefined,
  ),
]

/**
 * The useful part of the return's own validation (2019–20 requirement), as far as one record can be checked by itself. That
 * currency and the start of being NEET agree with the activity is not among them: the return derives both.
 */
export const rules: readonly Rule[] = [...identity, ...cohort, ...needs, ...activity, ...dates]
