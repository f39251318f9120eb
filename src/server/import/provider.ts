import { setImmediate } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Author, Entry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Record, canonical, foldRecord } from '../../domain/record.ts'
import type { Moment } from '../../domain/time.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import { shortHash } from '../context.ts'
import { Malformed, type MalformedFile } from './nccis-reader.ts'
import { type Columns, readColumns } from './provider-columns.ts'
import { type ProviderList, factsOf } from './provider-facts.ts'
import { partsOf, slotOf } from './provider-likeness.ts'
import { instruction, isInstructed } from './provider-limit.ts'
import { PeopleIndex, mistaken } from './provider-match.ts'
import { mergeFact } from './provider-merge.ts'
import { readRows } from './provider-reader.ts'
import { type ProviderReport, emptyProviderReport } from './provider-report.ts'
import { type ProviderRow, readRow } from './provider-row.ts'
import type { ProviderTarget } from './provider-target.ts'
import { setAside, warn } from './report.ts'

/** Who may send a list. */
export const ProviderKind = z.enum(['school', 'college', 'training-provider'])

/** So many rows are compared and written at a time: memory holds these and no more. */
const AT_ONCE = 200

export interface ProviderOptions {
  /** Opens the file from its beginning; called twice. */
  readonly open: () => AsyncIterable<Uint8Array | string>
  readonly list: ProviderList
  readonly target: ProviderTarget
  readonly dryRun: boolean
  readonly now: Moment
  readonly newId: () => string
  readonly author: Author
  readonly onProgress?: (rows: number) => void
}

/** A row whose person was found. */
interface Matched {
  readonly person: PersonId
  readonly row: ProviderRow
  readonly place: number
}

/** What this file has said of whom: a second row that says something else of the same thing does not undo the first. */
type Said = Map<number, number>

/**
 * Imports a list that a school, college or training provider sent (P13): what a row says becomes facts whose source is the
 * provider, as of the day of the list (P18). The whole file is read once before anything is written, because a file that is
 * malformed anywhere imports nothing; a row whose person is not found beyond doubt is set aside.
 */
export async function importProvider(options: ProviderOptions): Promise<Result<ProviderReport, MalformedFile>> {
  try {
    const columns = await checkFile(options.open())
    return ok(await importRows(options, columns))
  } catch (error) {
    if (error instanceof Malformed) return err(error.at)
    throw error
  }
}

async function checkFile(chunks: AsyncIterable<Uint8Array | string>): Promise<Columns> {
  let columns: Columns | undefined
  for await (const row of readRows(chunks)) columns ??= readColumns(row)
  if (!columns) throw new Malformed(1, 'The file is empty.')
  return columns
}

async function importRows(options: ProviderOptions, columns: Columns): Promise<ProviderReport> {
  const report = emptyProviderReport(options.list.asOf, options.dryRun, columns.unknown)
  const index = new PeopleIndex()
  for await (const { person, record } of options.target.everybody()) index.add(person, record)
  const said: Said = new Map()
  let batch: Matched[] = []
  const flush = async () => {
    await importBatch(options, batch, said, report)
    batch = []
    // The embedded database answers at once, so nothing else would ever let the collector finish its work.
    await setImmediate()
    options.onProgress?.(report.rows)
  }
  for await (const read of afterHeader(readRows(options.open()))) {
    const row = readRow(read, columns)
    const place = ++report.rows
    const found = index.find(row)
    if (found.ok) batch.push({ person: found.value, row, place })
    else setAside(report, { line: row.line, record: place, reasons: [found.error] })
    if (batch.length === AT_ONCE) await flush()
  }
  await flush()
  return report
}

async function* afterHeader<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  let first = true
  for await (const row of rows) {
    if (!first) yield row
    first = false
  }
}

async function importBatch(options: ProviderOptions, batch: readonly Matched[], said: Said, report: ProviderReport) {
  const held = await options.target.find([...new Set(batch.map(({ person }) => person))])
  const added = new Map<PersonId, Entry[]>()
  for (const matched of batch) {
    const { person } = matched
    const before = added.get(person) ?? []
    const record = foldRecord([...(held.get(person) ?? []), ...before])
    const entries = importRow(options, matched, record, said, report)
    if (entries.length > 0) added.set(person, [...before, ...entries])
  }
  const additions = [...added].map(([person, entries]) => ({ person, entries }))
  if (!options.dryRun && additions.length > 0) await options.target.write(additions)
}

function importRow(
  options: ProviderOptions,
  { person, row, place }: Matched,
  record: Record,
  said: Said,
  report: ProviderReport,
): Entry[] {
  const wrong = mistaken(row, record)
  if (wrong !== undefined) {
    setAside(report, { line: row.line, record: place, reasons: [wrong] })
    return []
  }
  for (const warning of row.warnings) warn(report, warning, row.line)
  const known = isInstructed(record, options.list)
  const limited = row.limited ?? known
  const entries: Entry[] = limited && !known ? [instruction(person, options)] : []
  for (const fact of factsOf(row, record, options.list, limited)) {
    if (isSaidInFile(person, fact, said, row.line, report)) continue
    const merged = mergeFact(person, fact, record, options)
    if (typeof merged === 'object') entries.push(merged)
    else if (merged === 'newer-list') report.older++
    else if (merged === 'withheld') report.withheld++
  }
  if (limited) report.limited++
  if (entries.length > 0) report.changed++
  else report.unchanged++
  report.entries += entries.length
  return entries
}

/** Whether an earlier row of the file spoke of the same thing of the same person; what was said first counts. */
function isSaidInFile(
  person: PersonId,
  fact: Parameters<typeof slotOf>[0],
  said: Said,
  line: number,
  report: ProviderReport,
): boolean {
  const slot = shortHash(`${person} ${slotOf(fact)}`)
  const saying = shortHash(canonical(partsOf(fact)))
  const before = said.get(slot)
  if (before === undefined) said.set(slot, saying)
  else if (before !== saying)
    warn(report, `${fact.field} differs between rows of the same person; the first row counts`, line)
  return before !== undefined
}
