import { findCode } from '../../codes/code-list.ts'
import { characteristics } from '../../codes/person.ts'
import { type Fact, type FactField, factValues } from '../../domain/fact.ts'
import { isPostcode, isUniqueLearnerNumber, isUniquePupilNumber } from '../../domain/identifiers.ts'
import { isRealDate } from '../../domain/time.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import type { ListHeader } from './nccis-header.ts'
import type { Block } from './nccis-reader.ts'

/** One young person as the list has them. Warnings name what was left out, never what it said. */
export interface ListedPerson {
  readonly recordNumber: string
  readonly facts: readonly Fact[]
  readonly warnings: readonly string[]
}

const paths = {
  personal: 'personaldetails/',
  need: 'levelofneed/',
  activity: 'activities/cohort/',
  year11: 'septemberguarantee/year11/',
  year12: 'septemberguarantee/year12/',
} as const

const personal = [
  'youngpersonsid',
  'cohortstatus',
  'givenname',
  'middlename',
  'familyname',
  'addressline1',
  'addressline2',
  'addressline3',
  'addressline4',
  'town',
  'county',
  'postcode',
  'gender',
  'dob',
  'ethnicity',
  'leadlea',
  'educatedlea',
  'transferredtolacode',
  'leacodeatyear11',
  'uniquelearnerno',
  'uniquepupilnumber',
  'guaranteestatusindicator',
  'previousypididentifier',
]
const activity = [
  'activitycode',
  'startdate',
  'dateascertained',
  'dateverified',
  'reviewdate',
  'duetolapsedate',
  'currencylapsed',
  'establishmentnumber',
  'establishmentname',
  'ukproviderreferencenumber',
  'neetstartdate',
  'predictedenddate',
]

/** Every element that means something to us, by its path in a record. */
export const knownElements: ReadonlySet<string> = new Set([
  ...personal.map((name) => paths.personal + name),
  ...activity.map((name) => paths.activity + name),
  ...['levelofneedcode', 'sendflag', 'sensupportflag', 'characteristics', 'characteristics/characteristiccode'].map(
    (name) => paths.need + name,
  ),
  ...['guaranteestatus', 'leacode'].flatMap((name) => [paths.year11 + name, paths.year12 + name]),
  'septemberguarantee',
  'septemberguarantee/year11',
  'septemberguarantee/year12',
  'intendeddestination',
  'intendeddestination/intendeddestinationyr11',
])

/** Elements without which a record cannot be taken (national return, mandatory items). */
const mandatory: readonly string[] = [
  ...['youngpersonsid', 'cohortstatus', 'givenname', 'familyname', 'dob', 'postcode', 'leadlea'].map(
    (name) => paths.personal + name,
  ),
  ...['levelofneedcode', 'sendflag', 'sensupportflag'].map((name) => paths.need + name),
  ...['activitycode', 'startdate', 'dateascertained', 'currencylapsed'].map((name) => paths.activity + name),
]

/** A record's elements, with what they must look like. Anything wrong is a reason to set the record aside. */
class Reading {
  readonly #block: Block
  readonly problems: string[] = []
  readonly warnings: string[] = []

  constructor(block: Block) {
    this.#block = block
  }

  text(path: string): string | undefined {
    return this.#block.fields.get(path)?.[0]
  }

  all(path: string): readonly string[] {
    return this.#block.fields.get(path) ?? []
  }

  date(path: string): string | undefined {
    const text = this.text(path)
    if (text !== undefined && !isRealDate(text)) this.problems.push(`${elementName(path)} is not a date`)
    return text
  }

  flag(path: string): boolean | undefined {
    const text = this.text(path)
    if (text !== undefined && text !== 'Y' && text !== 'N')
      this.problems.push(`${elementName(path)} is neither Y nor N`)
    return text === undefined ? undefined : text === 'Y'
  }

  /** A number with a check character: a wrong one is left out, because a wrong number is worse than none. */
  checked(path: string, isRight: (text: string) => boolean): string | undefined {
    const text = this.text(path)
    if (text === undefined || isRight(text)) return text
    this.warnings.push(`${elementName(path)} has a wrong check character and was left out`)
    return undefined
  }
}

function elementName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Reads one record. The reasons it may be set aside for name elements, never values. */
export function readRecord(block: Block, header: ListHeader): Result<ListedPerson, readonly string[]> {
  const reading = new Reading(block)
  const missing = mandatory
    .filter((path) => reading.text(path) === undefined)
    .map((path) => `${elementName(path)} is missing`)
  if (block.mixed.length > 0) missing.push('an element holds both text and elements')
  if (missing.length > 0) return err(missing)
  const recordNumber = reading.text('personaldetails/youngpersonsid') ?? ''
  if (!/^\d{13}$/.test(recordNumber) || !header.databases.includes(recordNumber.slice(0, 3))) {
    reading.problems.push('youngpersonsid is not 13 digits that begin with the DatabaseID')
  }
  const facts = toFacts(factInputs(reading, recordNumber), reading)
  checkDates(reading, header)
  return reading.problems.length > 0 ? err(reading.problems) : ok({ recordNumber, facts, warnings: reading.warnings })
}

function checkDates(reading: Reading, { periodEnd }: ListHeader): void {
  const born = reading.text('personaldetails/dob')
  if (born !== undefined && born > periodEnd) reading.problems.push('dob is after the period of the list')
  const started = reading.text('activities/cohort/startdate')
  const ascertained = reading.text('activities/cohort/dateascertained')
  if (started !== undefined && ascertained !== undefined && started > ascertained)
    reading.warnings.push('startdate is after dateascertained')
}

function factInputs(reading: Reading, recordNumber: string): { readonly [F in FactField]?: unknown } {
  const at = (name: string) => reading.text(paths.personal + name)
  return {
    name: { given: at('givenname'), middle: at('middlename'), family: at('familyname') },
    dateOfBirth: reading.date('personaldetails/dob'),
    address: addressOf(reading),
    gender: at('gender'),
    ethnicGroup: at('ethnicity'),
    councilRecordNumber: recordNumber,
    previousCouncilRecordNumber: at('previousypididentifier'),
    uniqueLearnerNumber: reading.checked('personaldetails/uniquelearnerno', isUniqueLearnerNumber),
    uniquePupilNumber: reading.checked('personaldetails/uniquepupilnumber', isUniquePupilNumber),
    cohortStatus: at('cohortstatus'),
    leadAuthority: at('leadlea'),
    educatedAuthority: at('educatedlea'),
    authorityAtYear11: at('leacodeatyear11'),
    transferredToAuthority: at('transferredtolacode'),
    guaranteeRecorded: reading.flag('personaldetails/guaranteestatusindicator'),
    guaranteeYear11: guaranteeOf(reading, paths.year11),
    guaranteeYear12: guaranteeOf(reading, paths.year12),
    levelOfSupport: reading.text('levelofneed/levelofneedcode'),
    ehcPlan: reading.flag('levelofneed/sendflag'),
    senSupport: reading.flag('levelofneed/sensupportflag'),
    ...characteristicsOf(reading),
    currentDestination: destinationOf(reading),
    intendedDestination: reading.text('intendeddestination/intendeddestinationyr11'),
  }
}

function addressOf(reading: Reading): unknown {
  const at = (name: string) => reading.text(paths.personal + name)
  const postcode = at('postcode') ?? ''
  if (!isPostcode(postcode)) reading.problems.push('postcode is not a postcode')
  const lines = ['addressline1', 'addressline2', 'addressline3', 'addressline4']
    .map(at)
    .filter((line) => line !== undefined)
  return { lines, town: at('town'), county: at('county'), postcode }
}

function guaranteeOf(reading: Reading, path: string): unknown {
  const status = reading.text(`${path}guaranteestatus`)
  return status === undefined ? undefined : { status, authority: reading.text(`${path}leacode`) }
}

/**
 * One list in the file, three facts: what tells of health or of an offence goes into a compartment (P10), so that nobody reads it
 * who only looks up who is looked after. A code our list does not know stays with the ordinary ones.
 */
function characteristicsOf(reading: Reading): { readonly [F in FactField]?: readonly string[] | undefined } {
  const codes = [...new Set(reading.all('levelofneed/characteristics/characteristiccode'))].toSorted()
  const held = Map.groupBy(codes, (code) => findCode(characteristics, code)?.special ?? 'ordinary')
  return {
    characteristics: held.get('ordinary'),
    healthCharacteristics: held.get('health'),
    offenceCharacteristics: held.get('offence'),
  }
}

function destinationOf(reading: Reading): unknown {
  const text = (name: string) => reading.text(paths.activity + name)
  const date = (name: string) => reading.date(paths.activity + name)
  const establishment = { number: text('establishmentnumber'), name: text('establishmentname') }
  return {
    activity: text('activitycode'),
    startedOn: date('startdate'),
    ascertainedOn: date('dateascertained'),
    verifiedOn: date('dateverified'),
    reviewOn: date('reviewdate'),
    lapsesOn: date('duetolapsedate'),
    lapsed: reading.flag(`${paths.activity}currencylapsed`),
    establishment: establishment.number === undefined && establishment.name === undefined ? undefined : establishment,
    providerReference: text('ukproviderreferencenumber'),
    neetSince: date('neetstartdate'),
    expectedToEndOn: date('predictedenddate'),
  }
}

/** Facts of the values that are there, each held against its schema. */
function toFacts(inputs: { readonly [F in FactField]?: unknown }, reading: Reading): Fact[] {
  const facts: Fact[] = []
  for (const [field, input] of Object.entries(inputs) as [FactField, unknown][]) {
    if (input === undefined) continue
    const value = factValues[field].safeParse(withoutAbsent(input))
    if (value.success) facts.push({ field, value: value.data } as Fact)
    else reading.problems.push(`${field} has a value that cannot be right`)
  }
  return facts
}

function withoutAbsent(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, withoutAbsent(value)]),
  )
}
