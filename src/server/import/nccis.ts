import { setImmediate } from 'node:timers/promises'
import type { Author } from '../../domain/entry.ts'
import type { Fact } from '../../domain/fact.ts'
import type { PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/record.ts'
import type { Moment } from '../../domain/time.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import { type ListHeader, readHeader } from './nccis-header.ts'
import { isSomebodyElse } from './somebody-else.ts'
import { mergeList } from './nccis-merge.ts'
import { type Block, Malformed, type MalformedFile, readBlocks } from './nccis-reader.ts'
import { type ListedPerson, knownElements, readRecord } from './nccis-record.ts'
import { type ImportReport, countUnknown, emptyReport, setAside, warn } from './report.ts'
import type { ImportTarget, ImportedPerson } from './target.ts'

/** So many young people are compared and written at a time: memory holds these and no more. */
const AT_ONCE = 200

export interface ImportOptions {
  /** Opens the file from its beginning; called twice. */
  readonly open: () => AsyncIterable<Uint8Array | string>
  readonly target: ImportTarget
  readonly dryRun: boolean
  readonly now: Moment
  readonly newId: () => string
  readonly author: Author
  readonly onProgress?: (records: number) => void
}

/**
 * Imports the council's monthly list (P13): every value becomes a fact that says it came from the list, and as of when
 * (P18). The whole file is read once before anything is written, because a file that is malformed anywhere imports
 * nothing; a record that is invalid is set aside while the others go in.
 */
export async function importNccis(options: ImportOptions): Promise<Result<ImportReport, MalformedFile>> {
  try {
    const header = await checkFile(options.open())
    return ok(await importRecords(options, header))
  } catch (error) {
    if (error instanceof Malformed) return err(error.at)
    throw error
  }
}

async function checkFile(chunks: AsyncIterable<Uint8Array | string>): Promise<ListHeader> {
  let header: ListHeader | undefined
  for await (const block of readBlocks(chunks)) {
    if (block.name !== 'fileheader') continue
    if (header) throw new Malformed(block.line, 'There is a second FileHeader.')
    header = readHeader(block)
  }
  if (!header) throw new Malformed(1, 'There is no FileHeader.')
  return header
}

async function importRecords(options: ImportOptions, header: ListHeader): Promise<ImportReport> {
  const report = emptyReport(header, options.dryRun)
  const seen = { numbers: new Set<number>(), people: new Set<string>() }
  let batch: ListedPerson[] = []
  const flush = async () => {
    await importBatch(options, header, batch, report)
    batch = []
    // The embedded database answers at once, so nothing else would ever let the collector finish its work.
    await setImmediate()
    options.onProgress?.(report.records)
  }
  for await (const block of readBlocks(options.open())) {
    if (block.name !== 'youngpersonsrecord') continue
    const listed = takeRecord(block, header, seen, report)
    if (listed) batch.push(listed)
    if (batch.length === AT_ONCE) await flush()
  }
  if (batch.length > 0) await flush()
  return report
}

/** Reads one record into the report; undefined when it is set aside. */
function takeRecord(
  block: Block,
  header: ListHeader,
  seen: { readonly numbers: Set<number>; readonly people: Set<string> },
  report: ImportReport,
): ListedPerson | undefined {
  report.records++
  for (const path of block.fields.keys()) if (!knownElements.has(path)) countUnknown(report, path)
  const place = { line: block.line, record: report.records }
  const read = readRecord(block, header)
  if (!read.ok) {
    setAside(report, { ...place, reasons: read.error })
    return undefined
  }
  const { recordNumber, facts, warnings } = read.value
  // As numbers: a text cut out of the file would keep its whole surroundings in memory.
  if (seen.numbers.has(Number(recordNumber))) {
    setAside(report, { ...place, reasons: ['youngpersonsid stands in the file twice'] })
    return undefined
  }
  seen.numbers.add(Number(recordNumber))
  const same = sameness(facts)
  if (seen.people.has(same)) report.suspectedDuplicates++
  seen.people.add(same)
  for (const warning of warnings) warn(report, warning, block.line)
  return read.value
}

/** Same name and date of birth: the national return's own rule for suspecting a duplicate. */
function sameness(facts: readonly Fact[]): string {
  const name = facts.find(({ field }) => field === 'name')?.value
  const born = facts.find(({ field }) => field === 'dateOfBirth')?.value
  return canonical([name, born]).toLowerCase()
}

async function importBatch(
  options: ImportOptions,
  header: ListHeader,
  batch: readonly ListedPerson[],
  report: ImportReport,
): Promise<void> {
  const held = await options.target.find(batch.map(({ recordNumber }) => recordNumber))
  const imported: ImportedPerson[] = []
  for (const { recordNumber, facts } of batch) {
    const found = held.get(recordNumber)
    // Of two records of one person, one is heard: two would contradict each other month after month.
    if (found?.again) {
      report.unchanged++
      continue
    }
    const known = found && isSomebodyElse(found.entries, facts) ? undefined : found
    const person = known?.person ?? (options.newId() as PersonId)
    const merged = mergeList(person, facts, known?.entries ?? [], { ...options, periodEnd: header.periodEnd })
    report.olderFields += merged.olderFields
    report.entries += merged.entries.length
    if (!known) report.added++
    else if (merged.entries.length > 0) report.changed++
    else report.unchanged++
    if (merged.entries.length > 0)
      imported.push({ person, isNew: !known, councilRecordNumber: recordNumber, entries: merged.entries })
  }
  if (!options.dryRun && imported.length > 0) await options.target.write(imported)
}
