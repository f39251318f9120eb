import { activityCodes } from '../../codes/activity.ts'
import { findCode } from '../../codes/code-list.ts'
import { Address, EmailAddress, Name, PhoneNumber } from '../../domain/fact-values.ts'
import { isUniqueLearnerNumber, isUniquePupilNumber } from '../../domain/identifiers.ts'
import type { Column, Columns } from './provider-columns.ts'
import { readDay, readOutcome, readYesOrNo } from './provider-words.ts'
import type { Row } from './provider-reader.ts'

/** Who a row says it is about. */
export interface RowIdentity {
  readonly upn: string | undefined
  readonly uln: string | undefined
  readonly name: Name | undefined
  readonly born: string | undefined
}

/** One row of a provider's list. Warnings name what was left out, never what it said. */
export interface ProviderRow extends RowIdentity {
  readonly line: number
  /** Whether they instructed the provider to pass on no more than name, address and date of birth; undefined: not said. */
  readonly limited: boolean | undefined
  readonly address: Address | undefined
  readonly phones: readonly { readonly number: string; readonly kind: string }[]
  readonly email: string | undefined
  readonly course: string | undefined
  readonly qualification: string | undefined
  readonly level: string | undefined
  readonly result: string | undefined
  readonly predicted: string | undefined
  readonly year: number | undefined
  readonly startsOn: string | undefined
  readonly endsOn: string | undefined
  readonly leftOn: string | undefined
  readonly appliedOn: string | undefined
  /** What became of an application: words of `applicationOutcomes` and `offerAnswers`. */
  readonly offer: { readonly outcome: string; readonly answer: string } | undefined
  readonly accredited: boolean | undefined
  readonly activity: string | undefined
  readonly warnings: readonly string[]
}

/** Reads the cells of one row, each as what its column says it is. What cannot be right is left out, with a warning. */
class Cells {
  readonly #row: Row
  readonly #columns: Columns
  readonly warnings: string[] = []

  constructor(row: Row, columns: Columns) {
    this.#row = row
    this.#columns = columns
  }

  text(column: Column): string | undefined {
    const index = this.#columns.at.get(column)
    return (index === undefined ? undefined : this.#row.cells[index]) || undefined
  }

  /** A cell in the form that is kept; `read` gives undefined for what cannot be right. */
  read<T>(column: Column, what: string, read: (text: string) => T | undefined): T | undefined {
    const text = this.text(column)
    const value = text === undefined ? undefined : read(text)
    if (text !== undefined && value === undefined) this.warnings.push(`${what} and was left out`)
    return value
  }

  day(column: Column, name: string): string | undefined {
    return this.read(column, `${name} is not a date (day, month and year in four digits)`, readDay)
  }

  short(column: Column, name: string, longest: number): string | undefined {
    return this.read(column, `${name} is too long`, (text) => (text.length <= longest ? text : undefined))
  }
}

/** Reads one row. */
export function readRow(row: Row, columns: Columns): ProviderRow {
  const cells = new Cells(row, columns)
  return {
    line: row.line,
    ...identityOf(cells),
    limited: cells.read('limited', 'no further information is neither Y nor N', readYesOrNo),
    address: addressOf(cells),
    phones: phonesOf(cells),
    email: cells.read('email', 'email is not an e-mail address', (text) => parsed(EmailAddress.safeParse(text))),
    ...courseOf(cells),
    warnings: cells.warnings,
  }
}

function identityOf(cells: Cells): RowIdentity {
  const given = cells.text('given')
  const family = cells.text('family')
  const middle = cells.text('middle')
  const name = Name.safeParse({ given, family, ...(middle === undefined ? {} : { middle }) })
  const checked = (column: Column, isRight: (text: string) => boolean) =>
    cells.read(column, `${column} has a wrong check character`, (text) => {
      const number = text.replaceAll(/\s/g, '').toUpperCase()
      return isRight(number) ? number : undefined
    })
  return {
    upn: checked('upn', isUniquePupilNumber),
    uln: checked('uln', isUniqueLearnerNumber),
    name: parsed(name),
    born: cells.day('born', 'date of birth'),
  }
}

function addressOf(cells: Cells): Address | undefined {
  const lines = (['line1', 'line2', 'line3', 'line4'] as const).map((line) => cells.text(line)).filter(isThere)
  const town = cells.text('town')
  const county = cells.text('county')
  const postcode = postcodeOf(cells.text('postcode'))
  if (lines.length === 0 && town === undefined && postcode === undefined) return undefined
  const value = { lines, postcode, ...(town ? { town } : {}), ...(county ? { county } : {}) }
  const address = parsed(Address.safeParse(value))
  if (!address) cells.warnings.push('address has no first line or no postcode and was left out')
  return address
}

/** A postcode as the national return has it: capitals, and one space before the last three. */
function postcodeOf(text: string | undefined): string | undefined {
  const [, outward, inward] =
    /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(text?.replaceAll(/\W/g, '').toUpperCase() ?? '') ?? []
  return outward === undefined ? undefined : `${outward} ${inward}`
}

function phonesOf(cells: Cells): { number: string; kind: string }[] {
  const number = (column: Column) =>
    cells.read(column, `${column} is not a telephone number`, (text) => parsed(PhoneNumber.safeParse(text)))
  const any = number('phone')
  const mobile = number('mobile')
  const home = number('homePhone')
  return [
    any && { number: any, kind: /^(\+44|0)\W*7/.test(any) ? 'mobile' : 'other' },
    mobile && { number: mobile, kind: 'mobile' },
    home && { number: home, kind: 'home' },
  ].filter((phone) => typeof phone === 'object')
}

function courseOf(cells: Cells) {
  const qualification = cells.short('qualification', 'qualification', 120)
  const course = cells.short('subject', 'subject', 120) ?? cells.short('course', 'course', 120) ?? qualification
  return {
    course,
    qualification: [qualification, cells.text('course')].filter(isThere).join(' ') || undefined,
    level: cells.short('level', 'level', 60),
    result: cells.short('result', 'result', 40),
    predicted: cells.short('predicted', 'predicted grade', 40),
    year: cells.read('year', 'year is not a year', (text) => (/^(199|20\d)\d$/.test(text) ? Number(text) : undefined)),
    startsOn: cells.day('startsOn', 'start date'),
    endsOn: cells.day('endsOn', 'expected end date'),
    leftOn: cells.day('leftOn', 'leaving date'),
    appliedOn: cells.day('appliedOn', 'application date'),
    offer: cells.read('outcome', 'offer or outcome has a word that is not known', readOutcome),
    accredited: cells.read('accredited', 'accredited is neither Y nor N', readYesOrNo),
    activity: cells.read('activity', 'activity code is not one of a place to learn or work', activityOf),
  }
}

/** A provider can say what somebody does there. That they do nothing, or nobody knows what, is not theirs to say. */
function activityOf(text: string): string | undefined {
  const found = findCode(activityCodes, text)
  return !found || found.retired || ['NEET', 'Not known', 'Other'].includes(found.group) ? undefined : found.code
}

function parsed<T>(result: { success: true; data: T } | { success: false }): T | undefined {
  return result.success ? result.data : undefined
}

function isThere(text: string | undefined): text is string {
  return text !== undefined
}
