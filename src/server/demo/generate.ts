import { isUniqueLearnerNumber, isUniquePupilNumber } from '../../domain/identifiers.ts'
import { addDays, addMonths } from '../../domain/time.ts'
import { type Tree, xmlOf } from '../return/xml.ts'
import { COUNCIL, DATABASE, PEOPLE, PERIOD_END, places, recordNumber } from './council.ts'
import { dice } from './dice.ts'
import { listedAlso } from './listed-also.ts'
import { familyNames, givenNames, unusualNames } from './names.ts'

/**
 * Writes the bundled list of a fictional council to standard output: `node src/server/demo/generate.ts > …/authority.xml`.
 * The same every time. Everybody in it is invented.
 */
const { below, pick, chance } = dice(20261031)

interface Activity {
  readonly code: string
  readonly place?: (typeof places)[number]
  readonly characteristic?: string
  readonly lapses?: string
  /** When somebody last confirmed it, where that decides when it lapses. */
  readonly verified?: string
  readonly review?: string
  readonly neetSince?: string
  readonly ends?: string
  readonly sen?: true
}

const yearStart = '2026-09-03'
const yearEnd = '2027-08-31'
/** Education of the school year before, that nobody has confirmed since. */
const lastYear = { lapses: '2026-08-31', ends: '2026-08-31', verified: '2026-06-19' } as const

/** Somebody of compulsory school age is at a school; later everybody is somewhere else. */
function activityOf(age: number): Activity {
  if (age < 16) return { code: '110', place: places[below(2) === 0 ? 0 : 1], lapses: yearEnd, ends: yearEnd }
  const verified = addDays(PERIOD_END, -below(200))
  const after = (months: number) => ({ verified, lapses: addMonths(verified, months) })
  const neetSince = addDays(PERIOD_END, -30 - below(300))
  return pick<() => Activity>([
    () => ({ code: '210', place: places[0], lapses: yearEnd, ends: yearEnd }),
    () => ({ code: '210', place: places[1], ...lastYear }),
    () => ({ code: '230', place: places[2], lapses: yearEnd, ends: yearEnd }),
    () => ({ code: '230', place: places[2], ...lastYear }),
    () => ({ code: '220', place: places[2], lapses: yearEnd, ends: yearEnd }),
    () => ({ code: '310', place: places[2], ...after(12) }),
    () => ({ code: '330', ...after(6) }),
    () => ({ code: '360', ...after(6) }),
    () => ({ code: '350', review: addDays(PERIOD_END, 20), lapses: addDays(PERIOD_END, 48) }),
    () => ({ code: '410', place: places[2], ...after(6), ends: yearEnd }),
    () => ({ code: '530', place: places[2], ...after(3), ends: yearEnd }),
    () => ({ code: '619', neetSince }),
    () => ({ code: '615', neetSince }),
    () => ({ code: '610', neetSince }),
    () => ({ code: '620', neetSince, characteristic: '140' }),
    () => ({ code: '640', neetSince }),
    () => ({ code: '680', neetSince }),
    () => ({ code: '810' }),
    () => ({ code: '820' }),
    () => ({ code: '830' }),
    () => ({ code: '280', place: places[2], lapses: yearEnd, ends: yearEnd, sen: true }),
    () => ({ code: '460', place: places[2], ...after(6), sen: true }),
  ])()
}

const ethnicities = [
  'WBRI',
  'WBRI',
  'WBRI',
  'WIRI',
  'WOTH',
  'MWBC',
  'MWAS',
  'AIND',
  'APKN',
  'ABAN',
  'BAFR',
  'BCRB',
  'CHNE',
  'OARA',
  'OOTH',
  'REFU',
  'NOBT',
]

function checked(make: () => string, isRight: (text: string) => boolean): string {
  for (;;) {
    const text = make()
    if (isRight(text)) return text
  }
}

const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')
const learnerNumber = () => checked(() => `9${digits(9)}`, isUniqueLearnerNumber)
const pupilNumber = () =>
  checked(() => `${pick([...'ABCDEFGHJKLMNPQRTUVWXYZ'])}998400${digits(6)}`, isUniquePupilNumber)

/** Somebody's age, needs and present activity: everything else follows. */
function somebody(index: number) {
  const older = index % 24 === 0
  const age = older ? 19 + below(6) : 13 + below(6)
  const sen = older || chance(0.06)
  const born = addDays(addMonths(PERIOD_END, -12 * age), -below(360))
  const activity = activityOf(age)
  return { age, born, activity, sen: sen || activity.sen === true, year11: age === 15 || age === 16 }
}

function person(index: number): Tree {
  const { age, born, activity, sen, year11 } = somebody(index)
  const guarantee: Tree = [
    ['GuaranteeStatus', pick(['110', '110', '120', '140'])],
    ['LEACode', COUNCIL],
  ]
  const need: Tree = [
    ['LevelOfNeedCode', pick(['1', '2', '2', '3', '3', '3', '3'])],
    ['SENDFlag', sen ? 'Y' : 'N'],
    ['SENSupportFlag', !sen && chance(0.1) ? 'Y' : 'N'],
    ['Characteristics', characteristics(activity, index)],
  ]
  const intended: Tree = [['IntendedDestinationYr11', pick(['111', '211', '311', '611'])]]
  return [
    ['PersonalDetails', personalDetails(index, age, born, year11)],
    ['SeptemberGuarantee', guarantees(year11 ? guarantee : undefined, listedAlso.get(index + 1)?.year12)],
    ['LevelOfNeed', need],
    ['Activities', [['Cohort', cohort(activity, startOf(activity), index)]]],
    ['IntendedDestination', age === 15 ? intended : undefined],
  ]
}

function guarantees(year11: Tree | undefined, year12: string | undefined): Tree | undefined {
  if (year11 === undefined && year12 === undefined) return undefined
  const second: Tree = [
    ['GuaranteeStatus', year12],
    ['LEACode', COUNCIL],
  ]
  return [
    ['Year11', year11],
    ['Year12', year12 === undefined ? undefined : second],
  ]
}

/** Nothing is confirmed before it begins. */
function startOf({ neetSince, verified, ends }: Activity): string {
  if (neetSince !== undefined) return neetSince
  if (ends === lastYear.ends) return '2025-09-03'
  return verified !== undefined && verified < yearStart ? addDays(verified, -30) : yearStart
}

function personalDetails(index: number, age: number, born: string, year11: boolean): Tree {
  const usual = { given: pick(givenNames), family: familyNames[index % familyNames.length] ?? 'Sample' }
  const { given, family } = unusualNames[index - 20] ?? usual
  const street = `${pick(['Sample', 'Fictional', 'Placeholder', 'Invented', 'Example'])} ${pick(['Street', 'Road', 'Lane', 'Close'])}`
  const letters = [...'ABDEFGHJ']
  const { before, movedTo } = listedAlso.get(index + 1) ?? {}
  const postcode = `ZZ${1 + below(9)} ${below(10)}${pick(letters)}${pick(letters)}`
  return [
    ['YoungPersonsID', recordNumber(index + 1)],
    ['CohortStatus', movedTo === undefined ? 'P' : 'T'],
    ['GivenName', given],
    ['MiddleName', chance(0.2) ? pick(givenNames) : undefined],
    ['FamilyName', family],
    ['AddressLine1', `${1 + below(98)} ${street}`],
    ['Town', pick(['Testbury', 'Fernmoor', 'Quillbridge'])],
    ['Postcode', chance(0.05) ? 'ZZ99 9ZZ' : postcode],
    ['Gender', chance(0.04) ? 'U' : pick(['F', 'M'])],
    ['DOB', born],
    ['Ethnicity', pick(ethnicities)],
    ['LeadLEA', COUNCIL],
    ['EducatedLEA', COUNCIL],
    ['TransferredToLACode', movedTo],
    ['LEACodeAtYear11', age > 15 ? COUNCIL : undefined],
    ['UniqueLearnerNo', chance(0.9) ? learnerNumber() : undefined],
    ['UniquePupilNumber', chance(0.9) ? pupilNumber() : undefined],
    ['GuaranteeStatusIndicator', year11 ? 'Y' : 'N'],
    ['PreviousYPIDIdentifier', before],
  ]
}

function characteristics({ characteristic }: Activity, index: number): Tree | undefined {
  const byChance = [characteristic, chance(0.05) ? '110' : undefined, chance(0.03) ? '170' : undefined]
  const also = listedAlso.get(index + 1)?.characteristics ?? []
  const codes = [...byChance, ...also].filter((code) => code !== undefined)
  return codes.length > 0 ? codes.map((code) => ['CharacteristicCode', code] as const) : undefined
}

/** Suppliers differ in how they spell the start of a spell out of learning and work. */
function cohort(activity: Activity, started: string, index: number): Tree {
  const verified = activity.code.startsWith('8') ? undefined : addDays(PERIOD_END, -below(20))
  return [
    ['ActivityCode', activity.code],
    ['StartDate', started],
    ['DateAscertained', started],
    ['DateVerified', activity.verified ?? verified],
    ['ReviewDate', activity.review],
    ['DueToLapseDate', activity.lapses],
    ['CurrencyLapsed', activity.lapses !== undefined && activity.lapses < PERIOD_END ? 'Y' : 'N'],
    ['EstablishmentNumber', activity.place?.number],
    ['EstablishmentName', activity.place?.name],
    [index % 2 === 0 ? 'NEETStartDate' : 'NeetStartDate', activity.neetSince],
    ['PredictedEndDate', activity.ends],
  ]
}

const header: Tree = [
  ['Databases', [['DatabaseID', DATABASE]]],
  ['SourceLEAs', [['LEACode', COUNCIL]]],
  ['DateOfSend', '2026-11-03'],
  ['PeriodEnd', PERIOD_END],
  ['SupplierName', 'Fictional Supplier'],
  ['SupplierXMLVersion', '1'],
  ['XMLSchemaVersion', '2019'],
]

process.stdout.write('<?xml version="1.0" encoding="UTF-8"?>\n')
process.stdout.write(
  '<!-- A fictional council. Every person, place and number in this file is invented. -->\n<NCCIS>\n',
)
process.stdout.write(xmlOf([['FileHeader', header]], ' '))
for (let index = 0; index < PEOPLE; index++) process.stdout.write(xmlOf([['YoungPersonsRecord', person(index)]], ' '))
process.stdout.write('</NCCIS>\n')
