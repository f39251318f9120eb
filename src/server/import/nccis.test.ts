import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFact, anId } from '../../../test/support/entries.ts'
import { aListTarget } from '../../../test/support/list-target.ts'
import { aList, aRecord } from '../../../test/support/lists.ts'
import { seed } from '../../../test/support/seed.ts'
import type { StaffId } from '../../domain/ids.ts'
import { foldRecord, valueOf } from '../../domain/record.ts'
import { type ImportOptions, importNccis } from './nccis.ts'
import { describeMalformed, describeReport } from './report.ts'
import type { ImportTarget } from './target.ts'

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function importing(text: string, target: ImportTarget, over: Partial<ImportOptions> = {}) {
  return importNccis({
    open: () => inPieces(text, 7_919),
    target,
    dryRun: false,
    now: '2026-11-24T10:00:00.000Z',
    newId: anId,
    author: { id: anId() as StaffId, name: "Council's import" },
    ...over,
  })
}

async function imported(text: string, target: ImportTarget, over: Partial<ImportOptions> = {}) {
  const result = await importing(text, target, over)
  if (!result.ok) throw new Error(describeMalformed(result.error))
  return result.value
}

test('P13: a list becomes young people with their facts', async () => {
  const target = aListTarget()
  const report = await imported(aList([aRecord(1), aRecord(2)]), target)
  expect(report).toMatchObject({ records: 2, added: 2, setAsideCount: 0, periodEnd: '2026-10-31' })
  const record = foldRecord(target.entriesOf('9990000000001'))
  expect(valueOf(record, 'name')).toEqual({ given: 'Amara', family: 'Quillfeather1' })
  expect(valueOf(record, 'currentDestination')).toMatchObject({
    activity: '230',
    lapsed: false,
    establishment: { name: 'Testbury College' },
  })
  expect(valueOf(record, 'ehcPlan')).toBe(false)
})

test("P18: every imported value says that it came from the council's list, and as of when", async () => {
  const target = aListTarget()
  await imported(aList([aRecord(1)]), target)
  const entries = target.entriesOf('9990000000001')
  expect(entries.length).toBeGreaterThan(12)
  for (const { source } of entries)
    expect(source).toEqual({ kind: 'council-list', detail: 'NCCIS list', asOf: '2026-10-31' })
})

test('the same file again changes nothing', async () => {
  const target = aListTarget()
  const list = aList([aRecord(1), aRecord(2)])
  await imported(list, target)
  expect(await imported(list, target)).toMatchObject({ added: 0, changed: 0, unchanged: 2, entries: 0 })
})

test('a changed value takes the place of the list’s own, and a value that is gone is no longer claimed', async () => {
  const target = aListTarget()
  await imported(aList([aRecord(1, { Postcode: 'ZZ1 1ZZ', Town: 'Testbury' })]), target)
  await imported(aList([aRecord(1, { Postcode: 'ZZ2 2ZZ', UniquePupilNumber: undefined })], '2026-11-30'), target)
  const record = foldRecord(target.entriesOf('9990000000001'))
  expect(valueOf(record, 'address')).toMatchObject({ postcode: 'ZZ2 2ZZ' })
  expect(record.facts.get('address')).toMatchObject({ current: { length: 1 }, history: { length: 2 } })
  expect(valueOf(record, 'uniquePupilNumber')).toBeUndefined()
})

const withCodes = (...codes: readonly string[]) =>
  aRecord(1).replace(
    '</LevelOfNeed>',
    `<Characteristics>${codes.map((code) => `<CharacteristicCode>${code}</CharacteristicCode>`).join('')}</Characteristics></LevelOfNeed>`,
  )

/** The fields of characteristics that somebody has ever had anything in, with what stands now. */
function characteristicsOf(target: ReturnType<typeof aListTarget>) {
  const record = foldRecord(target.entriesOf('9990000000001'))
  const fields = ['characteristics', 'healthCharacteristics', 'offenceCharacteristics'] as const
  return Object.fromEntries(
    fields
      .filter((field) => record.facts.has(field))
      .map((field) => [field, record.facts.get(field)?.current.map(({ fact }) => fact.value)]),
  )
}

test.each([
  { codes: [], held: {} },
  { codes: ['160', '110'], held: { characteristics: [['110', '160']] } },
  { codes: ['150', '180', '210'], held: { healthCharacteristics: [['150', '180', '210']] } },
  { codes: ['170'], held: { offenceCharacteristics: [['170']] } },
  {
    codes: ['110', '210', '170', '999'],
    held: {
      characteristics: [['110', '999']],
      healthCharacteristics: [['210']],
      offenceCharacteristics: [['170']],
    },
  },
])('P10: of the characteristics $codes those of health and of offences are held apart', async ({ codes, held }) => {
  const target = aListTarget()
  await imported(aList([withCodes(...codes)]), target)
  expect(characteristicsOf(target)).toEqual(held)
  expect(await imported(aList([withCodes(...codes)]), target)).toMatchObject({ changed: 0, entries: 0 })
})

test('P10: a code that disappears from the list is no longer claimed, and its compartment says so', async () => {
  const target = aListTarget()
  await imported(aList([withCodes('110', '180', '170')]), target)
  await imported(aList([withCodes('110')], '2026-11-30'), target)
  expect(characteristicsOf(target)).toEqual({
    characteristics: [['110']],
    healthCharacteristics: [null],
    offenceCharacteristics: [null],
  })
  expect(await imported(aList([withCodes('110')], '2026-11-30'), target)).toMatchObject({ entries: 0 })
})

test('P10: what an earlier import left among the ordinary characteristics moves to its compartment', async () => {
  const target = aListTarget()
  const councilRecordNumber = '9990000000001'
  const source = { kind: 'council-list', detail: 'NCCIS list', asOf: '2026-09-30' } as const
  const mixed = aFact({ field: 'characteristics', value: ['110', '170', '210'] }, { source })
  await target.write([{ person: mixed.person, isNew: true, councilRecordNumber, entries: [mixed] }])
  await imported(aList([withCodes('110', '170', '210')]), target)
  expect(characteristicsOf(target)).toEqual({
    characteristics: [['110']],
    healthCharacteristics: [['210']],
    offenceCharacteristics: [['170']],
  })
})

test('what an adviser recorded meanwhile is not overwritten: both are shown', async () => {
  const target = aListTarget()
  await imported(aList([aRecord(1)]), target)
  target.adviserSays('9990000000001', { field: 'levelOfSupport', value: '1' })
  await imported(aList([aRecord(1, { LevelOfNeedCode: '3' })], '2026-11-30'), target)
  const state = foldRecord(target.entriesOf('9990000000001')).facts.get('levelOfSupport')
  expect(state?.current.map(({ fact }) => fact.value).toSorted()).toEqual(['1', '3'])
})

test('last month’s list after this month’s says nothing new', async () => {
  const target = aListTarget()
  await imported(aList([aRecord(1, { LevelOfNeedCode: '1' })], '2026-10-31'), target)
  const report = await imported(aList([aRecord(1, { LevelOfNeedCode: '3' })], '2026-09-30'), target)
  expect(report).toMatchObject({ entries: 0, olderFields: 1 })
})

test('a dry run reports the same and writes nothing', async () => {
  const target = aListTarget()
  const list = aList([aRecord(1), aRecord(2)])
  const dry = await imported(list, target, { dryRun: true })
  expect(target.people()).toBe(0)
  expect({ ...(await imported(list, target)), dryRun: true }).toEqual(dry)
})

test('suppliers may spell elements as they like, and unknown elements are counted', async () => {
  const target = aListTarget()
  const record = aRecord(1, {
    ActivityCode: '619',
    NeetStartDate: '2026-09-01',
    DueToLapseDate: undefined,
    ShoeSize: '42',
  })
  const report = await imported(aList([record.replace(/GivenName/g, 'GIVENNAME')]), target)
  expect(valueOf(foldRecord(target.entriesOf('9990000000001')), 'currentDestination')).toMatchObject({
    neetSince: '2026-09-01',
  })
  expect([...report.unknownElements]).toEqual([['activities/cohort/shoesize', 1]])
})

test('a record that cannot be right is set aside with its line and reason, and the others go in', async () => {
  const target = aListTarget()
  const list = aList([
    aRecord(1),
    aRecord(2, { DOB: '2011-02-30' }),
    aRecord(3, { FamilyName: undefined }),
    aRecord(1),
    aRecord(4),
  ])
  const report = await imported(list, target)
  expect(report).toMatchObject({ records: 5, added: 2, setAsideCount: 3 })
  const lines = list.split('\n')
  for (const { line } of report.setAside) expect(lines[line - 1]).toContain('<YoungPersonsRecord>')
  expect(report.setAside.map(({ record, reasons }) => [record, reasons[0]])).toEqual([
    [2, 'dob is not a date'],
    [3, 'familyname is missing'],
    [4, 'youngpersonsid stands in the file twice'],
  ])
})

test('a number with a wrong check character is left out, and the record goes in', async () => {
  const target = aListTarget()
  const report = await imported(aList([aRecord(1, { UniquePupilNumber: 'B207000016049' })]), target)
  expect(report.added).toBe(1)
  expect([...report.warnings.keys()]).toEqual(['uniquepupilnumber has a wrong check character and was left out'])
  expect(valueOf(foldRecord(target.entriesOf('9990000000001')), 'uniquePupilNumber')).toBeUndefined()
})

test('a file that ends or breaks anywhere imports nothing', async () => {
  const whole = aList([aRecord(1), aRecord(2)])
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.trimEnd().length - 1 }), async (end) => {
      const target = aListTarget()
      expect((await importing(whole.slice(0, end), target)).ok).toBe(false)
      expect(target.people()).toBe(0)
    }),
    { seed: seed(), numRuns: 300 },
  )
})

test.each([
  ['an unescaped ampersand', aList([aRecord(1).replace('Amara', 'Am & ara')])],
  ['a DOCTYPE', aList([aRecord(1)]).replace('<NCCIS>', '<!DOCTYPE NCCIS [<!ENTITY x "y">]><NCCIS>')],
  ['another root', aList([aRecord(1)]).replaceAll('NCCIS', 'OTHER')],
  ['no header', `<NCCIS>${aRecord(1)}</NCCIS>`],
  ['two headers', aList([aRecord(1)]).replace(/(<FileHeader>[\s\S]*<\/FileHeader>)/, '$1$1')],
  ['a period that is no date', aList([aRecord(1)], '2026-02-30')],
  ['another encoding', aList([aRecord(1)]).replace('UTF-8', 'windows-1252')],
  ['a value without end', aList([aRecord(1).replace('Amara', 'A'.repeat(20_000))])],
])('%s imports nothing', async (_case, list) => {
  const target = aListTarget()
  expect((await importing(list, target)).ok).toBe(false)
  expect(target.people()).toBe(0)
})

test('P20: no report says anything of anybody', async () => {
  const target = aListTarget()
  const canary = {
    GivenName: 'Zebrafinch',
    UniquePupilNumber: 'Z801200005001',
    Postcode: 'NO POSTCODE',
    Marmalade: 'Heliotrope',
  }
  const report = await imported(aList([aRecord(1, canary), aRecord(2, { ...canary, Postcode: 'ZZ1 1ZZ' })]), target)
  expect(describeReport(report)).not.toMatch(/Zebrafinch|Z8012|NO POSTCODE|Heliotrope|Quillfeather/i)
  const broken = await importing(aList([aRecord(1, canary)]).replace('</NCCIS>', '<Zebra'), target)
  expect(broken.ok || describeMalformed(broken.error)).not.toMatch(/Zebrafinch|Heliotrope/)
})
