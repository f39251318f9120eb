import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  OTHER_UPN,
  UPN,
  afterList,
  amara,
  imported,
  importing,
  saidByProvider,
} from '../../../test/support/provider-lists.ts'
import { peopleInMemory } from '../../../test/support/provider-target.ts'
import { seed } from '../../../test/support/seed.ts'
import { valueOf, valuesOf } from '../../domain/record.ts'
import { describeProviderReport } from './provider-report.ts'
import { describeMalformed } from './report.ts'

describe('files', () => {
  test('a byte order mark, quotes, commas, line ends inside a value and blank lines are read', async () => {
    const text = `\uFEFFupn , Address line 1,POSTCODE\n"${UPN}","Flat ""B"", 2 Sample\r\nRoad",ZZ2 2ZZ\n\n,,\n`
    const target = peopleInMemory()
    const person = target.listed(...amara)
    expect(await imported(text, target)).toMatchObject({ rows: 1, setAsideCount: 0 })
    expect(valueOf(target.recordOf(person), 'address')?.lines).toEqual(['Flat "B", 2 Sample\nRoad'])
  })

  test('lines are counted as an editor counts them', async () => {
    const text = `UPN,Address\r\n${UPN},"1\r\n2\r\n3"\r\n\r\n${OTHER_UPN},x\r\n`
    const target = peopleInMemory()
    target.listed(...amara)
    expect((await imported(text, target)).setAside).toMatchObject([{ line: 6, record: 2 }])
  })

  test('columns that mean nothing to us are reported and not taken', async () => {
    const { report } = await afterList('UPN,Parent phone,,Shoe size', `${UPN},07700 900999,x,42`)
    expect(report.unknownColumns).toEqual(['Parent phone', 'column 3, which has no name', 'Shoe size'])
  })

  test('what cannot be right is left out, and the rest is taken', async () => {
    const { report, record } = await afterList(
      'UPN,Phone,Email,Postcode,Start date,Course,Outcome',
      `${UPN},ask mum,nobody,ZZ1,03/09/26,Physics,Declined`,
    )
    expect(report).toMatchObject({ changed: 1, entries: 1 })
    expect(valuesOf(record, 'placement')).toHaveLength(1)
    expect([...report.warnings.keys()]).toHaveLength(4)
  })

  test.each([
    ['an empty file', '', 1],
    ['semicolons', 'UPN;Phone\n1;2\n', 1],
    ['no header', 'Amara,Quillfeather,14/03/2009\n', 1],
    ['nothing to tell people by', 'Forename,Surname,Phone\n', 1],
    ['two columns for one thing', 'UPN,Email,E-mail\n', 1],
    ['a row too long', `UPN,Phone\n${UPN},1\n${UPN},07700 900123,Zebrafinch\n`, 3],
    ['a row too short', `UPN,Phone\n${UPN}\n`, 2],
    ['an unclosed quote', `UPN,Phone\n${UPN},1\n${UPN},"Zebrafinch\n${UPN},2\n`, 3],
    ['a quote in the middle', `UPN,Phone\n${UPN},Zebra"finch"\n`, 2],
    ['text after a quote', `UPN,Phone\n${UPN},"Zebra"finch\n`, 2],
  ])('P13: %s imports nothing, and says where', async (_case, text, line) => {
    const target = peopleInMemory()
    const person = target.listed(...amara)
    const result = await importing(text, target)
    expect(result).toMatchObject({ ok: false, error: { line } })
    expect(result.ok || describeMalformed(result.error)).not.toMatch(/zebra|finch|Quillfeather|D9984/i)
    expect(saidByProvider(target, person)).toEqual([])
  })

  test('P13: a file in another encoding imports nothing, and says how to save it', async () => {
    const target = peopleInMemory()
    const bytes = Buffer.from('UPN,Forename\nX,S\xF8ren\n', 'latin1')
    const result = await importing('', target, {
      open: async function* open() {
        yield bytes
      },
    })
    expect(result.ok ? '' : describeMalformed(result.error)).toContain('CSV UTF-8')
  })

  test('P13: any table is either read whole or refused with a line; nothing else happens', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(UPN, '14/03/2009', 'Amara', '"', 'a\nb', 'Y', '230'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }),
        fc.boolean(),
        async (table, quoted) => {
          const quote = (text: string) => (quoted ? `"${text.replaceAll('"', '""')}"` : text)
          const body = table.map((row) => row.map(quote).join(',')).join('\n')
          const target = peopleInMemory()
          target.listed(...amara)
          const result = await importing(`UPN,Forename,Surname,DOB,Phone\n${body}`, target)
          const { changed, unchanged, setAsideCount, rows } = result.ok
            ? result.value
            : { changed: 0, unchanged: 0, setAsideCount: 0, rows: 0 }
          expect(changed + unchanged + setAsideCount).toBe(rows)
          expect(result.ok || result.error.line > 0).toBe(true)
        },
      ),
      { seed: seed(), numRuns: 200 },
    )
  })

  test('P20: no report says anything of anybody', async () => {
    const { report } = await afterList(
      'UPN,Forename,Surname,DOB,Phone,Email',
      `${UPN},Zebrafinch,Quillfeather,14/03/2009,Heliotrope,Marmalade`,
      'X1,Zebrafinch,Heliotrope,1/1/1,,',
    )
    expect(report.setAsideCount).toBe(1)
    expect(describeProviderReport(report)).not.toMatch(/Zebrafinch|Heliotrope|Marmalade|Quillfeather|D9984/i)
  })
})
