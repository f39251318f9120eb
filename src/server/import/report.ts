import type { ListHeader } from './nccis-header.ts'
import type { MalformedFile } from './nccis-reader.ts'

/** A record that was set aside: where it stands and why, and never what it says. */
export interface SetAside {
  readonly line: number
  /** Place among the records of the file, counted from 1. */
  readonly record: number
  readonly reasons: readonly string[]
}

/** Warnings by what they say, with how often and where first. */
export type Warnings = Map<string, { count: number; firstLine: number }>

/** What an import did, or would do. It holds no value of the list: it may be printed, sent and kept. */
export interface ImportReport {
  readonly periodEnd: string
  /** By what codes the list names its databases and councils. */
  readonly databases: readonly string[]
  readonly authorities: readonly string[]
  readonly dryRun: boolean
  records: number
  added: number
  changed: number
  unchanged: number
  entries: number
  /** Fields that a newer list had already said. */
  olderFields: number
  /** People who share name and date of birth with another record of the file. */
  suspectedDuplicates: number
  setAsideCount: number
  readonly setAside: SetAside[]
  readonly warnings: Warnings
  readonly unknownElements: Map<string, number>
}

/** So many records set aside are listed; the rest are counted. */
const LISTED = 1_000
/** So many different unknown elements are listed. */
const NAMES = 200

/** A report of nothing yet. */
export function emptyReport({ periodEnd, databases, authorities }: ListHeader, dryRun: boolean): ImportReport {
  return {
    periodEnd,
    databases,
    authorities,
    dryRun,
    records: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    entries: 0,
    olderFields: 0,
    suspectedDuplicates: 0,
    setAsideCount: 0,
    setAside: [],
    warnings: new Map(),
    unknownElements: new Map(),
  }
}

/** Sets a record aside. */
export function setAside(report: Pick<ImportReport, 'setAsideCount' | 'setAside'>, record: SetAside): void {
  report.setAsideCount++
  if (report.setAside.length < LISTED) report.setAside.push(record)
}

/** Counts a warning of one kind. */
export function warn(report: Pick<ImportReport, 'warnings'>, kind: string, line: number): void {
  const known = report.warnings.get(kind)
  if (known) known.count++
  else report.warnings.set(kind, { count: 1, firstLine: line })
}

/** Counts an element that means nothing to us. */
export function countUnknown(report: ImportReport, name: string): void {
  const known = report.unknownElements.get(name)
  if (known !== undefined || report.unknownElements.size < NAMES) report.unknownElements.set(name, (known ?? 0) + 1)
}

/** The report in plain words, for a terminal. */
export function describeReport(report: ImportReport): string {
  const lines = [
    `List as of ${report.periodEnd}: ${report.records} records${report.dryRun ? ' (dry run: nothing was written)' : ''}`,
    `  ${report.added} new young people, ${report.changed} changed, ${report.unchanged} unchanged, ${report.entries} facts`,
  ]
  if (report.olderFields > 0)
    lines.push(`  ${report.olderFields} values left alone: a newer list has been imported before`)
  if (report.suspectedDuplicates > 0)
    lines.push(`  ${report.suspectedDuplicates} people may be in the list twice (same name and date of birth)`)
  lines.push(...describeWarnings(report.warnings))
  for (const [name, count] of report.unknownElements) lines.push(`  ${count} × element not known: ${name}`)
  lines.push(...describeSetAside(report, 'record'))
  return lines.join('\n')
}

/** Warnings in plain words, a line each. */
export function describeWarnings(warnings: Warnings): string[] {
  return [...warnings].map(([kind, { count, firstLine }]) => `  ${count} × ${kind} (first at line ${firstLine})`)
}

/** What was set aside, a line each; nothing where nothing was. */
export function describeSetAside(
  { setAsideCount, setAside: listed }: Pick<ImportReport, 'setAsideCount' | 'setAside'>,
  what: 'record' | 'row',
): string[] {
  if (setAsideCount === 0) return []
  const more = setAsideCount - listed.length
  return [
    `  ${setAsideCount} ${what}s set aside:`,
    ...listed.map(({ line, record, reasons }) => `    line ${line}, ${what} ${record}: ${reasons.join('; ')}`),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ]
}

/** Why nothing was imported, in one line. */
export function describeMalformed({ line, reason }: MalformedFile): string {
  return `Nothing was imported. Line ${line}: ${reason}`
}
