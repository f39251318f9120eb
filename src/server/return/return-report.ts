/** What a rule found, and whose record it is by number: no report names anybody. */
export interface Finding {
  readonly id: string
  readonly severity: 1 | 2 | 3
  readonly says: string
  count: number
  readonly records: string[]
}

/** What became of everybody. */
export interface ReturnReport {
  readonly periodEnd: string
  returned: number
  /** Kept out of the file by a rule of severity 1. */
  refused: number
  readonly findings: Map<string, Finding>
  readonly leftOut: Map<string, { count: number; readonly records: string[] }>
  /** Records in which people said different things of a field that is returned; the more cautious or else the newest statement is in the file. */
  readonly contested: { count: number; readonly records: string[] }
}

/** So many record numbers are listed of each; the rest are counted. */
const LISTED = 1_000
/** Nobody has to do anything about those who are rightly left out. */
const LISTED_LEFT_OUT = 20

/** A report of nothing yet. */
export function emptyReturnReport(periodEnd: string): ReturnReport {
  return {
    periodEnd,
    returned: 0,
    refused: 0,
    findings: new Map(),
    leftOut: new Map(),
    contested: { count: 0, records: [] },
  }
}

/** Counts what a rule found. */
export function addFinding(report: ReturnReport, found: Omit<Finding, 'count'>): void {
  const key = `${found.id} ${found.says}`
  const known = report.findings.get(key) ?? { ...found, count: 0, records: [] }
  known.count++
  if (known.records.length < LISTED) known.records.push(...found.records)
  report.findings.set(key, known)
}

/** Counts somebody who is no part of the return. */
export function addLeftOut(report: ReturnReport, reason: string, record: string | undefined): void {
  const known = report.leftOut.get(reason) ?? { count: 0, records: [] }
  known.count++
  if (record !== undefined && known.records.length < LISTED_LEFT_OUT) known.records.push(record)
  report.leftOut.set(reason, known)
}

/** Counts somebody of whom people said different things. */
export function addContested(report: ReturnReport, record: string): void {
  report.contested.count++
  if (report.contested.records.length < LISTED) report.contested.records.push(record)
}

/** The report in plain words, for a terminal. */
export function describeReturn(report: ReturnReport): string {
  const { contested } = report
  const findings = [...report.findings.values()].toSorted((a, b) => a.severity - b.severity)
  const lines = [
    `Return for the period to ${report.periodEnd}: ${report.returned} young people, ${report.refused} set aside`,
  ]
  for (const { id, severity, says, count, records } of findings)
    lines.push(`  severity ${severity}, rule ${id}: ${count} × ${says}`, ...listed(records, count))
  if (contested.count > 0)
    lines.push(
      `  contested: ${contested.count} × people said different things; the more cautious, else the newest, is in the file`,
      ...listed(contested.records, contested.count),
    )
  for (const [reason, { count, records }] of report.leftOut)
    lines.push(`  left out: ${count} × ${reason}`, ...listed(records, count))
  return lines.join('\n')
}

const A_LINE = 7

function listed(records: readonly string[], count: number): string[] {
  const all = [...new Set(records)]
  const lines: string[] = []
  for (let from = 0; from < all.length; from += A_LINE) lines.push(`    ${all.slice(from, from + A_LINE).join(' ')}`)
  return count > records.length && all.length > 0 ? [...lines, `    … and ${count - records.length} more`] : lines
}
