import { expect, test } from 'vitest'
import { type Values, aRecordOf, inTurn, october } from '../../../test/support/returned.ts'
import type { Record } from '../../domain/record.ts'
import { describeStatistics, statistics } from './statistics.ts'

const times = (count: number, values: Values): Record[] => Array.from({ length: count }, () => aRecordOf(values))
const activity = (code: string, lapsesOn?: string): Values => ({
  currentDestination: {
    activity: code,
    startedOn: '2026-09-03',
    ascertainedOn: '2026-09-10',
    lapsed: false,
    ...(lapsesOn === undefined ? {} : { lapsesOn }),
  },
})

async function counted(records: readonly Record[], periodEnd = october.periodEnd) {
  const [groups, offers] = await statistics(inTurn(records), { ...october, periodEnd })
  const shown = (table: typeof groups, year: number) => {
    const row = table?.rows.find((one) => one.year === year)
    return row && Object.fromEntries(table?.columns.map((column, index) => [column, row.counts[index]]) ?? [])
  }
  return { groups: (year: number) => shown(groups, year), offers: (year: number) => shown(offers, year) }
}

test('P31: what young people do is counted by year; what lapsed counts as not known, NEET never lapses', async () => {
  const { groups } = await counted([
    ...times(20, activity('230', '2027-07-16')),
    ...times(9, activity('330', '2026-10-30')),
    ...times(8, activity('810')),
    ...times(12, activity('619', '2026-01-01')),
    ...times(3, activity('430', '2027-01-01')),
    ...times(30, { ...activity('310', '2027-07-16'), dateOfBirth: '2010-03-14' }),
    ...times(4, { ...activity('619'), dateOfBirth: '2010-03-14' }),
  ])
  expect(groups(13)).toMatchObject({ Education: 20, NEET: 12, 'Not known': 17, Training: 'fewer than 6' })
  expect(groups(12)).toMatchObject({ Employment: 30, NEET: 'fewer than 6', Education: 'fewer than 6' })
})

test('P31: only the main cohort that the council leads for is counted', async () => {
  const { groups } = await counted([
    ...times(20, { leadAuthority: '997' }),
    ...times(20, { cohortStatus: 'G' }),
    ...times(20, { dateOfBirth: '2012-03-14' }),
  ])
  expect([11, 12, 13].map((year) => groups(year))).toEqual([undefined, undefined, undefined])
})

/** Of 97 people of a year, most have one status for Year 11 and the other for Year 12, and a few a third or none. */
function offered(dateOfBirth: string): Record[] {
  const both = (status: string, others: string): Values => ({
    dateOfBirth,
    guaranteeYear11: { status, authority: '998' },
    guaranteeYear12: { status: others, authority: '998' },
  })
  return [
    ...times(50, both('110', '140')),
    ...times(40, both('140', '110')),
    ...times(3, both('120', '120')),
    ...times(4, { dateOfBirth }),
  ]
}

test.each([
  ['2026-08-31', '2010-03-14', 11, 12],
  ['2026-10-31', '2009-09-14', 12, 13],
  ['2027-03-31', '2009-09-14', 12, 13],
])(
  'P31: at %s the September Guarantee is that of Years 11 and 12 of the summer',
  async (periodEnd, born, first, second) => {
    const older = `${Number(born.slice(0, 4)) - 1}${born.slice(4)}`
    const oldest = `${Number(born.slice(0, 4)) - 2}${born.slice(4)}`
    const records = [born, older, oldest].flatMap((date) => offered(date))
    const { offers } = await counted(records, periodEnd)
    expect(offers(first)).toMatchObject({ 'Offer made': 50, 'No offer': 40, 'Not recorded': 'fewer than 6' })
    expect(offers(second)).toMatchObject({ 'Offer made': 40, 'No offer': 50, 'Not recorded': 'fewer than 6' })
    expect([10, 11, 12, 13, 14].filter((year) => offers(year))).toEqual([first, second])
  },
)

test('P31: what is printed names no sum from which a small count could be told', async () => {
  const records = [
    ...times(40, activity('230', '2027-07-16')),
    ...times(3, activity('619')),
    ...times(17, activity('810')),
  ]
  const said = describeStatistics(await statistics(inTurn(records), october), october.periodEnd)
  expect(said).toMatch(/NEET +fewer than 6/)
  expect(said).not.toMatch(/\b(60|43|20)\b/)
})
