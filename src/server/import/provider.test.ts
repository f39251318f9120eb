import { describe, expect, test } from 'vitest'
import {
  OTHER_UPN,
  ULN,
  UPN,
  afterList,
  amara,
  imported,
  rows,
  saidByProvider,
} from '../../../test/support/provider-lists.ts'
import { peopleInMemory } from '../../../test/support/provider-target.ts'
import { valueOf, valuesOf } from '../../domain/record.ts'

describe('what a row becomes', () => {
  test('P13: contact details, the place, results and an offer become facts of the record', async () => {
    const header =
      'UPN,Mobile,E-mail,Address Line 1,Town,Postcode,Qualification,Subject,Grade,Predicted grade,Exam year,Course start date'
    const { report, record } = await afterList(
      header,
      `${UPN},07700 900123,amara@example.org,2 Sample Road,Testbury,zz22zz,GCSE,Mathematics,6,7,2026,03/09/2026`,
    )
    expect(report).toMatchObject({ rows: 1, changed: 1, setAsideCount: 0, unknownColumns: [] })
    expect(valuesOf(record, 'phone')).toEqual([{ number: '07700 900123', kind: 'mobile' }])
    expect(valuesOf(record, 'email')).toEqual(['amara@example.org'])
    expect(valueOf(record, 'address')).toEqual({ lines: ['2 Sample Road'], town: 'Testbury', postcode: 'ZZ2 2ZZ' })
    expect(valuesOf(record, 'placement')).toEqual([
      { kind: 'college', name: 'Quillbridge College', from: '2026-09-03' },
    ])
    const mathematics = { kind: 'gcse', subject: 'Mathematics', year: 2026 }
    expect(valuesOf(record, 'qualification')).toEqual(
      expect.arrayContaining([
        { ...mathematics, result: '6', predicted: false },
        { ...mathematics, result: '7', predicted: true },
      ]),
    )
  })

  test('P13: an offer becomes an application, and is no place that somebody goes to', async () => {
    const { record } = await afterList(
      'UPN,Course title,Level,Offer,Start date',
      `${UPN},Electrical Installation,2,Conditional offer,2027-09-06`,
    )
    expect(valuesOf(record, 'application')).toEqual([
      {
        kind: 'course',
        provider: 'Quillbridge College',
        title: 'Electrical Installation',
        level: '2',
        accredited: true,
        startsOn: '2027-09-06',
        outcome: 'conditional-offer',
        answer: 'none',
      },
    ])
    expect(valuesOf(record, 'placement')).toEqual([])
    expect(valueOf(record, 'currentDestination')).toBeUndefined()
  })

  test('P13: with a course, a start date and an activity code, what somebody does now is said, and until when it counts', async () => {
    const { record } = await afterList(
      'UPN,Course,Start date,Expected end date,Activity code',
      `${UPN},Electrical Installation,03/09/2026,16/07/2027,230`,
    )
    expect(valueOf(record, 'currentDestination')).toEqual({
      activity: '230',
      startedOn: '2026-09-03',
      ascertainedOn: '2026-10-31',
      verifiedOn: '2026-10-31',
      lapsesOn: '2027-07-16',
      lapsed: false,
      establishment: { name: 'Quillbridge College' },
      expectedToEndOn: '2027-07-16',
    })
  })

  test.each(['', '619', '810', '999'])('no activity is guessed, nor taken from code "%s"', async (code) => {
    const { record } = await afterList('UPN,Course,Start date,Activity code', `${UPN},Physics,03/09/2026,${code}`)
    expect(valueOf(record, 'currentDestination')).toBeUndefined()
  })

  test('P16: somebody who is still on the course of the record is thereby checked', async () => {
    const target = peopleInMemory()
    const before = {
      activity: '230',
      startedOn: '2026-09-03',
      ascertainedOn: '2026-09-10',
      lapsed: false,
      establishment: { name: 'Quillbridge College', number: '9988003' },
    }
    const person = target.listed(...amara, { field: 'currentDestination', value: before })
    await imported(rows('UPN,Course,Start date', `${UPN},Physics,3 September 2026`), target)
    const record = target.recordOf(person)
    expect(valueOf(record, 'currentDestination')).toEqual({
      ...before,
      verifiedOn: '2026-10-31',
      lapsesOn: '2027-08-31',
    })
    expect(record.facts.get('currentDestination')?.current).toHaveLength(1)
  })

  test('P16: after a leaving date nobody knows what they do; what they began elsewhere stays', async () => {
    const target = peopleInMemory()
    const there = {
      activity: '230',
      startedOn: '2026-09-03',
      ascertainedOn: '2026-09-10',
      lapsed: false,
      establishment: { name: 'Quillbridge College' },
    }
    const left = target.listed(...amara, { field: 'currentDestination', value: there })
    const elsewhere = target.listed(
      { field: 'uniquePupilNumber', value: OTHER_UPN },
      { field: 'currentDestination', value: { ...there, establishment: { name: 'Fernmoor Academy' } } },
    )
    const list = rows('UPN,Leaving date', `${UPN},12/10/2026`, `${OTHER_UPN},12/10/2026`)
    await imported(list, target)
    const state = target.recordOf(left).facts.get('currentDestination')
    expect(state?.current.map(({ fact }) => fact.value)).toMatchObject([
      { activity: '810', startedOn: '2026-10-12' },
      { activity: '230' },
    ])
    expect(valuesOf(target.recordOf(left), 'placement')).toMatchObject([{ until: '2026-10-12' }])
    expect(valueOf(target.recordOf(elsewhere), 'currentDestination')).toMatchObject({ activity: '230' })
    expect(await imported(list, target)).toMatchObject({ changed: 0 })
  })

  test('P18: every value says which provider it came from, and as of when', async () => {
    const { target, person } = await afterList('UPN,Phone,Email', `${UPN},07700 900123,amara@example.org`)
    const said = saidByProvider(target, person)
    expect(said.length).toBeGreaterThan(2)
    for (const { source, device } of said) {
      expect(source).toEqual({ kind: 'college', detail: 'Quillbridge College', asOf: '2026-10-31' })
      expect(device).toBeUndefined()
    }
  })
})

describe('whom a row is about', () => {
  test.each([
    ['a number', 'UPN,Phone', `${UPN},07700 900123`],
    ['name and date of birth', 'Forename,Surname,DOB,Phone', 'Amara,Quillfeather,14/03/2009,07700 900123'],
    ['a name spelt otherwise', 'First name,Family name,DOB,Phone', 'AMÁRA,Quill-Feather,2009-03-14,07700 900123'],
    [
      'a number that nobody has, and a name',
      'ULN,Forename,Surname,DOB,Phone',
      `${ULN},Amara,Quillfeather,14/03/2009,07700 900123`,
    ],
    [
      'a mistyped number, and a name',
      'UPN,Forename,Surname,DOB,Phone',
      'A998400100001,Amara,Quillfeather,14/03/2009,07700 900123',
    ],
  ])('P13: %s finds them', async (_case, header, line) => {
    const { record, report } = await afterList(header, line)
    expect(report.setAsideCount).toBe(0)
    expect(valuesOf(record, 'phone')).toMatchObject([{ number: '07700 900123' }])
    expect(valueOf(record, 'name')).toEqual({ given: 'Amara', family: 'Quillfeather' })
    expect(record.facts.get('name')?.history).toHaveLength(1)
  })

  test.each([
    [
      'nobody',
      'Forename,Surname,DOB',
      'Nadia,Sample,14/03/2009',
      'nobody has this UPN, ULN, or name and date of birth',
    ],
    [
      'only a name',
      'UPN,Forename,Surname,DOB',
      ',Amara,Quillfeather,',
      'there is neither UPN nor ULN, nor name and date of birth',
    ],
    ['an unknown number', 'UPN', OTHER_UPN, 'nobody has this UPN or ULN'],
    [
      'a number of somebody else',
      'UPN,Forename,Surname,DOB',
      `${UPN},Nadia,Sample,01/01/2008`,
      'the number belongs to somebody of another name or date of birth',
    ],
    [
      'a namesake born on the same day, with another number',
      'UPN,Forename,Surname,DOB',
      `${OTHER_UPN},Amara,Quillfeather,14/03/2009`,
      'somebody of this name and date of birth has another UPN or ULN',
    ],
    [
      'a date that is none',
      'Forename,Surname,DOB',
      'Amara,Quillfeather,30/02/2009',
      'there is neither UPN nor ULN, nor name and date of birth',
    ],
  ])('P13: %s is set aside with its line and reason, and nobody is added', async (_case, header, line, reason) => {
    const { target, person, report } = await afterList(header, line)
    expect(report).toMatchObject({ changed: 0, setAside: [{ line: 2, record: 1, reasons: [reason] }] })
    expect(saidByProvider(target, person)).toEqual([])
  })

  test('P13: where two people answer to a row, neither is guessed', async () => {
    const target = peopleInMemory()
    target.listed(...amara)
    target.listed(...amara.slice(0, 2))
    const line = 'Amara,Quillfeather,14/03/2009,07700 900123'
    const report = await imported(rows('Forename,Surname,DOB,Phone', line), target)
    expect(report.setAside).toMatchObject([{ reasons: ['more than one person has this name and date of birth'] }])
    const numbers = peopleInMemory()
    numbers.listed({ field: 'uniquePupilNumber', value: UPN })
    numbers.listed({ field: 'uniqueLearnerNumber', value: ULN })
    const both = await imported(rows('UPN,ULN,Phone', `${UPN},${ULN},07700 900123`), numbers)
    expect(both.setAside).toMatchObject([{ reasons: ['UPN and ULN belong to different people'] }])
  })

  test('a changed family name, found by the number, stands beside the old one', async () => {
    const { record } = await afterList('UPN,Forename,Surname,DOB', `${UPN},Amara,Sampleton,14/03/2009`)
    expect(record.facts.get('name')?.current.map(({ fact }) => fact.value)).toEqual([
      { given: 'Amara', family: 'Sampleton' },
      { given: 'Amara', family: 'Quillfeather' },
    ])
  })
})
