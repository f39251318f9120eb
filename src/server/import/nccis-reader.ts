import { SaxesParser } from 'saxes'

/** Why a list is not one: nothing of such a file is imported. `line` counts from 1. */
export interface MalformedFile {
  readonly line: number
  readonly reason: string
}

/** Thrown while reading; {@link MalformedFile} says what the person importing has to know. */
export class Malformed extends Error {
  readonly at: MalformedFile

  constructor(line: number, reason: string) {
    super(reason)
    this.at = { line, reason }
  }
}

/** The text elements of one block of the list, by their path below it, in lower case: suppliers differ in case. */
export interface Block {
  readonly name: 'fileheader' | 'youngpersonsrecord'
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly fields: ReadonlyMap<string, readonly string[]>
  /** Elements that hold both text and elements, which the list does not allow. */
  readonly mixed: readonly string[]
}

/** No element of the list is longer; a longer one is not a list but an attack or an accident. */
const LONGEST_TEXT = 10_000
const MOST_FIELDS = 1_000
const DEEPEST = 12

interface Open {
  readonly name: string
  text: string
  children: number
}

/**
 * Reads a list block by block, in whatever pieces the file comes: memory holds one block. Throws {@link Malformed} at the
 * first place where the file is no well-formed list. Entities are never expanded: a DOCTYPE is refused.
 */
export async function* readBlocks(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Block> {
  const ready: Block[] = []
  const parser = createParser((block) => ready.push(block))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) {
    parser.write(typeof chunk === 'string' ? chunk : decode(decoder, chunk, parser.line))
    yield* ready.splice(0)
  }
  parser.write(decode(decoder, new Uint8Array(0), parser.line, true))
  parser.close()
  yield* ready.splice(0)
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array, line: number, last = false): string {
  try {
    return decoder.decode(chunk, { stream: !last })
  } catch {
    throw new Malformed(line, 'The file is not in UTF-8.')
  }
}

function createParser(emit: (block: Block) => void): SaxesParser {
  const parser = new SaxesParser()
  const path: Open[] = []
  let building: { line: number; fields: Map<string, string[]>; mixed: string[] } | undefined
  const fail = (reason: string): never => {
    throw new Malformed(parser.line, reason)
  }
  parser.on('error', () => fail('The file is not well-formed XML here.'))
  parser.on('doctype', () => fail('The file has a DOCTYPE, which a list never has.'))
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding)) fail('The file says that it is not in UTF-8.')
  })
  parser.on('opentag', ({ name }) => {
    const lower = name.toLowerCase()
    if (path.length === 0 && lower !== 'nccis') fail('The file does not begin with NCCIS.')
    if (path.length === 1 && lower !== 'fileheader' && lower !== 'youngpersonsrecord')
      fail('Only FileHeader and YoungPersonsRecord may stand in NCCIS.')
    if (path.length >= DEEPEST) fail('Elements are nested too deeply.')
    if (path.length === 1) building = { line: parser.line, fields: new Map(), mixed: [] }
    const parent = path.at(-1)
    if (parent) parent.children++
    path.push({ name: lower, text: '', children: 0 })
  })
  const addText = (text: string) => {
    const open = path.at(-1)
    // Between records there are line ends, as many as records: they are not kept.
    if (!open || path.length === 1) return void (text.trim() === '' || fail('There is text between the records.'))
    open.text += text
    if (open.text.length > LONGEST_TEXT) fail('A value is longer than any value of a list.')
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = path.pop()
    if (!closed || !building) return
    if (path.length === 1) {
      emit({ name: closed.name as Block['name'], ...building })
      building = undefined
      return
    }
    keep(building, [...path.slice(2).map(({ name }) => name), closed.name].join('/'), closed)
    if (building.fields.size > MOST_FIELDS) fail('A record has more elements than any record of a list.')
  })
  return parser
}

function keep(building: { fields: Map<string, string[]>; mixed: string[] }, path: string, closed: Open): void {
  const text = closed.text.trim().normalize('NFC')
  if (closed.children > 0) {
    if (text !== '') building.mixed.push(path)
    return
  }
  if (text !== '') building.fields.set(path, [...(building.fields.get(path) ?? []), text])
  else if (!building.fields.has(path)) building.fields.set(path, [])
}
