import { Malformed } from './nccis-reader.ts'
import type { Row } from './provider-reader.ts'

/** What a column of a provider's list may say; nothing else is taken from it (P27). */
const names = {
  upn: ['upn', 'unique pupil number', 'unique pupil no'],
  uln: ['uln', 'unique learner number', 'unique learner no'],
  given: ['forename', 'forenames', 'given name', 'given names', 'first name', 'first names', 'legal forename'],
  middle: ['middle name', 'middle names'],
  family: ['surname', 'family name', 'last name', 'legal surname'],
  born: ['date of birth', 'dob', 'birth date', 'birthdate'],
  line1: ['address', 'address 1', 'address line 1', 'addressline1', 'address1', 'street'],
  line2: ['address 2', 'address line 2', 'addressline2', 'address2'],
  line3: ['address 3', 'address line 3', 'addressline3', 'address3'],
  line4: ['address 4', 'address line 4', 'addressline4', 'address4'],
  town: ['town', 'city', 'town or city', 'town city', 'post town'],
  county: ['county'],
  postcode: ['postcode', 'post code'],
  phone: ['phone', 'phone number', 'telephone', 'telephone number', 'tel', 'contact number'],
  mobile: ['mobile', 'mobile number', 'mobile phone', 'mobile telephone'],
  homePhone: ['home phone', 'home telephone', 'landline'],
  email: ['email', 'e mail', 'email address', 'e mail address'],
  course: ['course', 'course title', 'course name', 'programme', 'learning aim', 'learning aim title'],
  qualification: ['qualification', 'qualification type', 'qualification title'],
  subject: ['subject'],
  level: ['level', 'course level', 'qualification level'],
  startsOn: ['start date', 'course start date', 'learning start date', 'start'],
  endsOn: ['expected end date', 'planned end date', 'learning planned end date', 'predicted end date', 'end date'],
  leftOn: ['leaving date', 'date left', 'left on', 'date of leaving', 'actual end date', 'learning actual end date'],
  result: ['result', 'grade', 'final grade', 'results'],
  predicted: ['predicted grade', 'predicted result', 'expected grade'],
  year: ['year', 'exam year', 'year awarded', 'award year'],
  outcome: ['offer', 'outcome', 'offer status', 'application status', 'application outcome', 'decision'],
  appliedOn: ['application date', 'date applied', 'applied on'],
  accredited: ['accredited', 'regulated', 'recognised qualification'],
  activity: ['activity code', 'current activity code', 'activity', 'ca01'],
  limited: ['no further information', 'no further info', 'withhold further information'],
} as const

export type Column = keyof typeof names

/** Which cell of a row is what, and the columns that mean nothing to us. */
export interface Columns {
  readonly at: ReadonlyMap<Column, number>
  readonly unknown: readonly string[]
}

const columnOf: ReadonlyMap<string, Column> = new Map(
  Object.entries(names).flatMap(([column, all]) => all.map((name) => [name, column as Column])),
)

/** Reads the header. Without a way to tell who a row is about, or with two columns for one thing, the file is no list. */
export function readColumns({ cells, line }: Row): Columns {
  const at = new Map<Column, number>()
  const unknown: string[] = []
  for (const [index, cell] of cells.entries()) {
    const column = columnOf.get(plainHeader(cell))
    if (column === undefined) unknown.push(printable(cell, index))
    else if (at.has(column)) throw new Malformed(line, `Two columns say the same: ${names[column][0]}.`)
    else at.set(column, index)
  }
  const named = at.has('given') && at.has('family') && at.has('born')
  if (!named && !at.has('upn') && !at.has('uln')) throw new Malformed(line, whyNoHeader(cells))
  return { at, unknown }
}

/** Says nothing of the cells: a file without a header begins with somebody's details. */
function whyNoHeader(cells: readonly string[]): string {
  const [only = ''] = cells
  if (cells.length === 1 && /[;\t]/.test(only)) return 'The columns are not separated by commas. Save the list as CSV.'
  return 'The first row does not name the columns: a list has UPN or ULN, or first name, last name and date of birth.'
}

function plainHeader(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

function printable(cell: string, index: number): string {
  const text = cell.replaceAll(/\p{C}/gu, '').slice(0, 60)
  return text === '' ? `column ${index + 1}, which has no name` : text
}
