import { describe, expect, test } from 'vitest'
import {
  OTHER_UPN,
  UPN,
  afterList,
  amara,
  college,
  imported,
  rows,
  saidByProvider,
} from '../../../test/support/provider-lists.ts'
import { aFact } from '../../../test/support/entries.ts'
import { peopleInMemory } from '../../../test/support/provider-target.ts'
import { valuesOf } from '../../domain/record.ts'

describe('what is held already', () => {
  const header = 'UPN,Mobile,Course,Grade,Leaving date'
  const line = `${UPN},07700 900123,GCSE Mathematics,6,`

  test('P13: the same file again changes nothing', async () => {
    const { target } = await afterList(header, line)
    expect(await imported(rows(header, line), target)).toMatchObject({ changed: 0, unchanged: 1, entries: 0 })
  })

  test('P13: a changed value takes the place of the same provider’s', async () => {
    const { target, person } = await afterList(header, line)
    const later = { list: { ...college, name: 'QUILLBRIDGE COLLEGE', asOf: '2026-11-20' } }
    await imported(rows(header, `${UPN},07700 900456,GCSE Mathematics,7,`), target, later)
    const record = target.recordOf(person)
    expect(valuesOf(record, 'phone')).toEqual([{ number: '07700 900456', kind: 'mobile' }])
    expect(valuesOf(record, 'qualification')).toMatchObject([{ result: '7' }])
    for (const field of ['phone', 'qualification'] as const)
      expect(record.items.get(field)).toMatchObject([{ current: { length: 1 }, history: { length: 2 } }])
  })

  test('P13: where somebody else said something different, both stand', async () => {
    const target = peopleInMemory()
    const person = target.listed(...amara, {
      field: 'address',
      value: { lines: ['1 Invented Street'], town: 'Testbury', postcode: 'ZZ1 1ZZ' },
    })
    const own = aFact({
      field: 'qualification',
      value: { kind: 'gcse', subject: 'Mathematics', result: '5', predicted: false },
    })
    target.also(person, { ...own, person })
    const list = rows(
      'UPN,Address line 1,Town,Postcode,Course,Grade',
      `${UPN},9 Other Road,Fernmoor,ZZ9 9ZZ,GCSE Mathematics,6`,
    )
    await imported(list, target)
    const record = target.recordOf(person)
    expect(record.facts.get('address')?.current).toHaveLength(2)
    const [item] = record.items.get('qualification') ?? []
    expect(item?.current.map(({ fact }) => fact.value)).toMatchObject([{ result: '5' }, { result: '6' }])
    expect(await imported(list, target)).toMatchObject({ entries: 0 })
  })

  test('P13: what somebody else said already needs no second entry', async () => {
    const target = peopleInMemory()
    const person = target.listed(...amara, {
      field: 'address',
      value: { lines: ['1 Invented Street', 'Testbury'], postcode: 'ZZ1 1ZZ' },
    })
    target.also(person, { ...aFact({ field: 'phone', value: { number: '+44 7700 900123', kind: 'mobile' } }), person })
    const list = rows('UPN,Address,Town,Postcode,Phone', `${UPN},1 Invented Street,TESTBURY,ZZ1 1ZZ,07700900123`)
    const report = await imported(list, target)
    expect(report.entries).toBe(1)
    expect(saidByProvider(target, person).map((entry) => entry.kind === 'fact' && entry.fact.field)).toEqual([
      'phone',
      'placement',
    ])
  })

  test('P16: an address that is still so half a year later is said again', async () => {
    const target = peopleInMemory()
    const value = { lines: ['1 Invented Street'], postcode: 'ZZ1 1ZZ' }
    const source = { kind: 'young-person', asOf: '2026-02-01' } as const
    const person = target.listed(...amara)
    target.also(person, { ...aFact({ field: 'address', value }, { source }), person })
    await imported(rows('UPN,Address,Postcode', `${UPN},1 INVENTED STREET,ZZ1 1ZZ`), target)
    const state = target.recordOf(person).facts.get('address')
    expect(state?.current.map(({ fact, source: from }) => [fact.value, from.asOf])).toEqual([[value, '2026-10-31']])
  })

  test('an older list of the same provider says nothing new', async () => {
    const { target } = await afterList(header, line)
    const earlier = { list: { ...college, asOf: '2026-09-30' } }
    const report = await imported(rows(header, `${UPN},07700 900456,GCSE Mathematics,4,`), target, earlier)
    expect(report).toMatchObject({ entries: 0, older: 3 })
  })

  test('P12: what a young person chose not to have held is not brought back', async () => {
    const target = peopleInMemory()
    const person = target.listed(...amara)
    target.also(person, { ...aFact({ field: 'email', value: null, withheld: true }), person })
    const report = await imported(rows('UPN,Email', `${UPN},amara@example.org`), target)
    expect(report.withheld).toBe(1)
    expect(valuesOf(target.recordOf(person), 'email')).toEqual([])
  })

  test('several rows of one person: each thing once, and the first row counts', async () => {
    const lines = [
      `${UPN},07700 900123,GCSE Mathematics,6,`,
      `${UPN},07700 900123,GCSE Physics,7,`,
      `${UPN},07700 900456,GCSE Mathematics,6,`,
    ]
    const { target, report, record } = await afterList(header, ...lines)
    expect(valuesOf(record, 'qualification')).toHaveLength(2)
    expect(valuesOf(record, 'phone')).toEqual([{ number: '07700 900123', kind: 'mobile' }])
    expect([...report.warnings.keys()]).toEqual(['phone differs between rows of the same person; the first row counts'])
    expect(await imported(rows(header, ...lines), target)).toMatchObject({ entries: 0 })
  })

  test('who left and came back later was there twice', async () => {
    const times = 'UPN,Start date,Leaving date'
    const { target, person } = await afterList(times, `${UPN},04/09/2023,19/07/2024`)
    await imported(rows(times, `${UPN},07/09/2026,`), target, { list: { ...college, asOf: '2026-11-01' } })
    expect(valuesOf(target.recordOf(person), 'placement')).toEqual(
      expect.arrayContaining([
        { kind: 'college', name: 'Quillbridge College', from: '2023-09-04', until: '2024-07-19' },
        { kind: 'college', name: 'Quillbridge College', from: '2026-09-07' },
      ]),
    )
  })

  test('a dry run reports the same and writes nothing', async () => {
    const target = peopleInMemory()
    const person = target.listed(...amara)
    const list = rows(header, line, `${UPN},07700 900456,GCSE Physics,7,`, `${OTHER_UPN},,,,`)
    const dry = await imported(list, target, { dryRun: true })
    expect(saidByProvider(target, person)).toEqual([])
    expect({ ...(await imported(list, target)), dryRun: true }).toEqual(dry)
  })
})

describe('who asked for no more to be passed on', () => {
  const header = 'UPN,Surname,Forename,DOB,Address,Postcode,Phone,Course,Grade,Start date,No further information'
  const cells = `${UPN},Quillfeather,Amara,14/03/2009,2 Sample Road,ZZ2 2ZZ,07700 900123,GCSE Mathematics,6,03/09/2026`

  test('P27: of them name, address and date of birth are taken, and why no more', async () => {
    const { target, person, report, record } = await afterList(header, `${cells},Y`)
    const said = saidByProvider(target, person)
    expect(said.map((entry) => (entry.kind === 'fact' ? entry.fact.field : entry.kind))).toEqual([
      'received',
      'address',
    ])
    expect(record.received[0]?.current.received).toMatchObject({
      decision: 'not-relevant',
      from: { kind: 'college', name: 'Quillbridge College' },
    })
    expect(report.limited).toBe(1)
    expect(await imported(rows(header, `${cells},Y`), target)).toMatchObject({ entries: 0, limited: 1 })
  })

  test('P27: the next list of theirs need not say it again; another provider’s may say more', async () => {
    const { target, person } = await afterList(header, `${cells},Y`)
    const silent = header.replace(',No further information', '')
    expect(await imported(rows(silent, cells), target)).toMatchObject({ entries: 0, limited: 1 })
    await imported(rows(silent, cells), target, { list: { ...college, kind: 'school', name: 'Fernmoor Academy' } })
    expect(valuesOf(target.recordOf(person), 'phone')).toHaveLength(1)
  })

  test('P27: a list that says N is taken whole', async () => {
    const { record } = await afterList(header, `${cells},N`)
    expect(valuesOf(record, 'phone')).toHaveLength(1)
    expect(record.received).toEqual([])
  })
})
