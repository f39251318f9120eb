import { type SetAside, type Warnings, describeSetAside, describeWarnings } from './report.ts'

/** What an import of a provider's list did, or would do. It holds no value of the list: it may be printed, sent and kept. */
export interface ProviderReport {
  readonly asOf: string
  readonly dryRun: boolean
  rows: number
  /** Rows about somebody for whom something new was recorded. */
  changed: number
  unchanged: number
  entries: number
  /** Values that a newer list of the same provider had already said. */
  older: number
  /** Values of what a young person keeps to themselves. */
  withheld: number
  /** Rows of which only name, address and date of birth were taken. */
  limited: number
  setAsideCount: number
  readonly setAside: SetAside[]
  readonly warnings: Warnings
  readonly unknownColumns: readonly string[]
}

/** A report of nothing yet. */
export function emptyProviderReport(asOf: string, dryRun: boolean, unknownColumns: readonly string[]): ProviderReport {
  return {
    asOf,
    dryRun,
    rows: 0,
    changed: 0,
    unchanged: 0,
    entries: 0,
    older: 0,
    withheld: 0,
    limited: 0,
    setAsideCount: 0,
    setAside: [],
    warnings: new Map(),
    unknownColumns,
  }
}

/** The report in plain words, for a terminal. */
export function describeProviderReport(report: ProviderReport): string {
  const { limited, older, withheld, unknownColumns } = report
  const dry = report.dryRun ? ' (dry run: nothing was written)' : ''
  const lines = [
    `List as of ${report.asOf}: ${report.rows} rows${dry}`,
    `  ${report.changed} changed a record, ${report.unchanged} said nothing new, ${report.entries} entries`,
  ]
  if (limited > 0)
    lines.push(`  ${limited} rows of which only name, address and date of birth were taken: they asked for no more`)
  if (older > 0) lines.push(`  ${older} values left alone: a newer list of theirs has been imported before`)
  if (withheld > 0) lines.push(`  ${withheld} values left alone: the young person chose not to have this held`)
  lines.push(...describeWarnings(report.warnings))
  if (unknownColumns.length > 0) lines.push(`  Columns not known, and not taken: ${unknownColumns.join(', ')}`)
  lines.push(...describeSetAside(report, 'row'))
  return lines.join('\n')
}
