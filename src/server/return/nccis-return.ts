import type { Record } from '../../domain/record.ts'
import { AcrossRecords } from './across.ts'
import { type ReturnHeader, TAIL, headOf, recordOf } from './elements.ts'
import { leftOut } from './leaving-out.ts'
import { type ReturnReport, addContested, addFinding, addLeftOut, emptyReturnReport } from './return-report.ts'
import { type Returned, returnedOf } from './returned.ts'
import { rules } from './rules.ts'

/**
 * Writes the monthly return to the Department for Education (P31), one young person after the other. A record that breaks a
 * rule of severity 1 would be refused there, so it is set aside and named in the report by its number.
 */
export async function writeReturn(
  people: AsyncIterable<{ readonly record: Record }>,
  header: ReturnHeader,
  write: (text: string) => Promise<void>,
): Promise<ReturnReport> {
  const report = emptyReturnReport(header.periodEnd)
  const across = new AcrossRecords()
  await write(headOf(header))
  for await (const { record } of people) {
    const one = returnedOf(record, header.periodEnd)
    const reason = leftOut(one, header)
    if (reason !== undefined) addLeftOut(report, reason, one.councilRecordNumber)
    else if (mayBeSent(one, header, across, report)) {
      report.returned++
      await write(recordOf(one))
    } else report.refused++
  }
  await write(TAIL)
  return report
}

function mayBeSent(one: Returned, header: ReturnHeader, across: AcrossRecords, report: ReturnReport): boolean {
  const number = one.councilRecordNumber ?? ''
  const broken = rules.filter((rule) => rule.broken(one, header))
  for (const { id, severity, says } of broken) addFinding(report, { id, severity, says, records: [number] })
  const twice = across.check(one)
  for (const found of twice) addFinding(report, { ...found, records: [...found.records] })
  if (one.contested.length > 0) addContested(report, number)
  return [...broken, ...twice].every(({ severity }) => severity !== 1)
}
