import type { Entry } from '../../src/domain/entry.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { type ProviderOptions, importProvider } from '../../src/server/import/provider.ts'
import { describeMalformed } from '../../src/server/import/report.ts'
import { anId } from './entries.ts'
import { type PeopleInMemory, peopleInMemory } from './provider-target.ts'

/** Numbers with the right check characters, of nobody. */
export const UPN = 'D998400100001'
export const OTHER_UPN = 'T998400100002'
export const ULN = '9000000016'

/** Whose list it is, unless a test says otherwise. */
export const college = { kind: 'college', name: 'Quillbridge College', asOf: '2026-10-31' } as const

/** Somebody fictional, as the council's own list has her. */
export const amara: readonly Fact[] = [
  { field: 'name', value: { given: 'Amara', family: 'Quillfeather' } },
  { field: 'dateOfBirth', value: '2009-03-14' },
  { field: 'uniquePupilNumber', value: UPN },
]

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Imports a list of a provider into memory. */
export function importing(text: string, target: PeopleInMemory, over: Partial<ProviderOptions> = {}) {
  return importProvider({
    open: () => inPieces(text, 37),
    list: college,
    target,
    dryRun: false,
    now: '2026-11-24T10:00:00.000Z',
    newId: anId,
    author: { id: anId() as StaffId, name: "Council's import" },
    ...over,
  })
}

/** The report of a list that is sound. */
export async function imported(text: string, target: PeopleInMemory, over: Partial<ProviderOptions> = {}) {
  const result = await importing(text, target, over)
  if (!result.ok) throw new Error(describeMalformed(result.error))
  return result.value
}

/** A list as a spreadsheet writes it. */
export function rows(header: string, ...lines: readonly string[]): string {
  return `${[header, ...lines].join('\r\n')}\r\n`
}

/** Amara is held, and this list comes in. */
export async function afterList(header: string, ...lines: readonly string[]) {
  const target = peopleInMemory()
  const person = target.listed(...amara)
  const report = await imported(rows(header, ...lines), target)
  return { target, person, report, record: target.recordOf(person) }
}

/** What others than the council's list said of somebody, newest last. */
export function saidByProvider(target: PeopleInMemory, person: PersonId): readonly Entry[] {
  return target.entriesOf(person).filter(({ source }) => source.kind !== 'council-list')
}
