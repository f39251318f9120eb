import { Readable, pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Malformed } from './nccis-reader.ts'

/** One row of a provider's list, the header among them. */
export interface Row {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** No row of a list is longer; a longer one is a quote that somebody forgot to close. */
const LONGEST_ROW = 50_000

/**
 * Reads a list of comma-separated values row by row, in whatever pieces the file comes: memory holds one row. Throws
 * {@link Malformed} at the first place where the file is no sound list. No message repeats what the file says.
 */
export async function* readRows(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Row> {
  let parsed = 0
  const parser = parse({
    info: true,
    on_record: (record: string[], { lines }) => {
      parsed = lines
      return record
    },
    record_delimiter: '\n',
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  })
  // Whatever breaks in the file's own stream is thrown where the rows are read.
  pipeline(Readable.from(texts(chunks)), parser, () => undefined)
  try {
    for await (const read of parser) {
      const { info, record } = read as { info: { lines: number }; record: string[] }
      const cells = record.map((cell) => cell.trim().normalize('NFC'))
      if (cells.some(Boolean)) yield { line: info.lines - lineEndsIn(record), cells }
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, parsed) : error
  }
}

function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
}

function malformed({ code, lines }: CsvError & { readonly lines?: unknown }, lastLine: number): Malformed {
  const line = typeof lines === 'number' ? lines : lastLine + 1
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return new Malformed(line, 'The row has more or fewer columns than the header.')
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return new Malformed(lastLine + 1, 'A quotation mark that opens here, or a little later, is never closed.')
    default:
      return new Malformed(line, 'There is a quotation mark in the middle of a value.')
  }
}

/** Text with one kind of line end, so that lines are counted alike whichever programme wrote the file. */
async function* texts(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let carried = ''
  const decode = (chunk: Uint8Array, more: boolean) => {
    try {
      return decoder.decode(chunk, { stream: more })
    } catch {
      throw new Malformed(line, 'The file is not in UTF-8. In a spreadsheet, save it as “CSV UTF-8”.')
    }
  }
  for await (const chunk of chunks) {
    const text = carried + (typeof chunk === 'string' ? chunk : decode(chunk, true))
    carried = text.endsWith('\r') ? '\r' : ''
    const whole = text.slice(0, text.length - carried.length).replaceAll(/\r\n?/g, '\n')
    line += whole.split('\n').length - 1
    yield whole
  }
  yield (carried + decode(new Uint8Array(0), false)).replaceAll('\r', '\n')
}
