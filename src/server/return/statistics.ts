import { type DestinationGroup, destinationGroup } from '../../codes/activity.ts'
import { findCode } from '../../codes/code-list.ts'
import { guaranteeStatuses } from '../../codes/person.ts'
import { countsAsNotKnown } from '../../domain/currency.ts'
import type { Record } from '../../domain/record.ts'
import type { ReturnHeader } from './elements.ts'
import { leftOut } from './leaving-out.ts'
import { type Returned, returnedOf } from './returned.ts'
import { type Shown, withoutSmall } from './small-numbers.ts'

/** Counts of one year group, a column each. */
interface Row {
  /** Of the National Curriculum; {@link LAST_YEAR} stands for all after it as well. */
  readonly year: number
  readonly counts: readonly Shown[]
}

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** Young people with an EHC plan are supported to 25: too few of each year to be counted by year. */
const LAST_YEAR = 14

const NOT_RECORDED = 'Not recorded'

const groups: readonly DestinationGroup[] = [
  'School age',
  'Education',
  'Employment',
  'Training',
  'Re-engagement',
  'NEET',
  'Not known',
  'Other',
]
const offers = [...new Set([...guaranteeStatuses.codes.map(({ label }) => label), NOT_RECORDED])]

/** One table being counted: what a person counts as, or nothing where they are no part of it. */
interface Question {
  readonly title: string
  readonly columns: readonly string[]
  answer(one: Returned): string | undefined
}

const questions: readonly Question[] = [
  { title: 'What young people do', columns: groups, answer: groupOf },
  { title: 'September Guarantee', columns: offers, answer: offerOf },
]

/**
 * How many young people of each year group do what, and have been offered a place (P31): of those in the return's main cohort.
 * It holds counts only, and no small ones. No sums are shown, because a sum gives away what a row hides.
 */
export async function statistics(
  people: AsyncIterable<{ readonly record: Record }>,
  header: ReturnHeader,
): Promise<Table[]> {
  const counted = questions.map(() => new Map<number, Map<string, number>>())
  for await (const { record } of people) {
    const one = returnedOf(record, header.periodEnd)
    if (one.year === undefined || one.cohortStatus !== 'P' || leftOut(one, header) !== undefined) continue
    for (const [index, question] of questions.entries())
      count(counted[index], Math.min(one.year, LAST_YEAR), question.answer(one))
  }
  return questions.map(({ title, columns }, index) => ({ title, columns, rows: rowsOf(counted[index], columns) }))
}

type Counted = Map<number, Map<string, number>>

function count(counted: Counted | undefined, year: number, answer: string | undefined): void {
  if (!counted || answer === undefined) return
  const row = counted.get(year) ?? new Map<string, number>()
  row.set(answer, (row.get(answer) ?? 0) + 1)
  counted.set(year, row)
}

function rowsOf(counted: Counted | undefined, columns: readonly string[]): Row[] {
  return [...(counted ?? [])]
    .toSorted(([a], [b]) => a - b)
    .map(([year, row]) => ({ year, counts: withoutSmall(columns.map((column) => row.get(column) ?? 0)) }))
}

/** What somebody counts as; what was known and is too old counts as not known. */
function groupOf({ currentDestination, periodEnd }: Returned): DestinationGroup {
  if (!currentDestination) return 'Not known'
  const group = destinationGroup(currentDestination.activity)
  return countsAsNotKnown(currentDestination.lapsesOn, group, periodEnd) ? 'Not known' : group
}

/**
 * Everybody leaving Year 11 or 12 is owed an offer. They move up in September, so from then to March the same people are
 * counted in Years 12 and 13.
 */
function offerOf(one: Returned): string | undefined {
  const month = Number(one.periodEnd.slice(5, 7))
  const moved = month >= 4 && month <= 8 ? 0 : 1
  if (one.year !== 11 + moved && one.year !== 12 + moved) return undefined
  const status = one.year === 11 + moved ? one.guaranteeYear11 : one.guaranteeYear12
  return (status && findCode(guaranteeStatuses, status.status)?.label) ?? NOT_RECORDED
}

/** The tables in plain text, for a terminal. */
export function describeStatistics(tables: readonly Table[], periodEnd: string): string {
  const shown = tables.flatMap(({ title, columns, rows }) => [
    '',
    title,
    ...rows.flatMap(({ year, counts }) => [
      `  Year ${year}${year === LAST_YEAR ? ' and after' : ''}`,
      ...columns.map((column, index) => `    ${column.padEnd(24)}${counts[index]}`),
    ]),
  ])
  return [
    `Young people at ${periodEnd}, by year group. Counts below 6, and those that would give one away, are not shown.`,
    ...shown,
  ].join('\n')
}
