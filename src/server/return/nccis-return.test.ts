import { describe, expect, test } from 'vitest'
import { aFact } from '../../../test/support/entries.ts'
import { type Values, aRecordOf, inTurn, october } from '../../../test/support/returned.ts'
import { returnedFields } from '../../codes/returned.ts'
import type { CurrentDestination } from '../../domain/fact-values.ts'
import { type Fact, type FactField, factValues, isItemField } from '../../domain/fact.ts'
import { type Record, foldRecord } from '../../domain/record.ts'
import { writeReturn } from './nccis-return.ts'
import { describeReturn } from './return-report.ts'

async function returned(records: readonly Record[], header = october) {
  let text = ''
  const report = await writeReturn(inTurn(records), header, (more) => Promise.resolve(void (text += more)))
  return { text, report, ids: [...report.findings.values()].map(({ id }) => id) }
}

const now: CurrentDestination = {
  activity: '230',
  startedOn: '2026-09-03',
  ascertainedOn: '2026-09-10',
  verifiedOn: '2026-10-01',
  lapsed: false,
  expectedToEndOn: '2027-07-16',
}
const doing = (over: Partial<CurrentDestination>): Values => ({ currentDestination: { ...now, ...over } })
const { expectedToEndOn: _end, ...open } = now
const neet = { ...open, activity: '619' }

/** The record and an entry more, which took the place of nothing. */
function andAlso(record: Record, ...facts: readonly ReturnType<typeof aFact>[]): Record {
  const held = [...record.facts.values()].flatMap(({ history }) => history)
  return foldRecord([...held, ...facts])
}

describe('what is written', () => {
  test('P31: a record in the shape of the national return', async () => {
    const { text, report } = await returned([aRecordOf({ name: { given: 'Søren & Co', middle: '<b>', family: 'Ó' } })])
    expect(report).toMatchObject({ returned: 1, refused: 0 })
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<NCCIS>
 <FileHeader>
  <Databases>
   <DatabaseID>999</DatabaseID>
  </Databases>
  <SourceLEAs>
   <LEACode>998</LEACode>
  </SourceLEAs>
  <DateOfSend>2026-11-03</DateOfSend>
  <PeriodEnd>2026-10-31</PeriodEnd>
  <SupplierName>Waymark</SupplierName>
  <SupplierXMLVersion>1</SupplierXMLVersion>
  <XMLSchemaVersion>2019</XMLSchemaVersion>
 </FileHeader>
 <YoungPersonsRecord>
  <PersonalDetails>
   <YoungPersonsID>9990000000001</YoungPersonsID>
   <CohortStatus>P</CohortStatus>
   <GivenName>Søren &amp; Co</GivenName>
   <MiddleName>&lt;b&gt;</MiddleName>
   <FamilyName>Ó</FamilyName>
   <AddressLine1>1 Invented Street</AddressLine1>
   <Town>Testbury</Town>
   <Postcode>ZZ1 1ZZ</Postcode>
   <Gender>F</Gender>
   <DOB>2009-03-14</DOB>
   <Ethnicity>OOTH</Ethnicity>
   <LeadLEA>998</LeadLEA>
   <GuaranteeStatusIndicator>N</GuaranteeStatusIndicator>
  </PersonalDetails>
  <LevelOfNeed>
   <LevelOfNeedCode>3</LevelOfNeedCode>
   <SENDFlag>N</SENDFlag>
   <SENSupportFlag>N</SENSupportFlag>
  </LevelOfNeed>
  <Activities>
   <Cohort>
    <ActivityCode>230</ActivityCode>
    <StartDate>2026-09-03</StartDate>
    <DateAscertained>2026-09-10</DateAscertained>
    <DateVerified>2026-10-01</DateVerified>
    <DueToLapseDate>2027-07-16</DueToLapseDate>
    <CurrencyLapsed>N</CurrencyLapsed>
    <PredictedEndDate>2027-07-16</PredictedEndDate>
   </Cohort>
  </Activities>
 </YoungPersonsRecord>
</NCCIS>
`)
  })

  test('P31: characteristics of all three kinds are returned together', async () => {
    const { text } = await returned([
      aRecordOf({ characteristics: ['110'], healthCharacteristics: ['210'], offenceCharacteristics: ['170'] }),
    ])
    expect(text.match(/<CharacteristicCode>\d+/g)).toEqual(
      ['110', '170', '210'].map((code) => `<CharacteristicCode>${code}`),
    )
  })

  test.each([
    ['2026-10-30', 'Y'],
    ['2026-10-31', 'N'],
    ['2026-11-01', 'N'],
  ])('P31: what counts until %s has lapsed at the end of October: %s', async (lapsesOn, flag) => {
    const { text } = await returned([aRecordOf(doing({ activity: '330', lapsesOn }))])
    expect(text).toContain(`<CurrencyLapsed>${flag}<`)
  })

  test('P31: the start of being NEET is returned of those who are, and of nobody else', async () => {
    const spell = await returned([aRecordOf({ currentDestination: { ...neet, neetSince: '2026-05-01' } })])
    expect(spell.text).toContain('<NEETStartDate>2026-05-01<')
    const alone = await returned([aRecordOf({ currentDestination: neet })])
    expect(alone.text).toContain('<NEETStartDate>2026-09-03<')
    const { text } = await returned([aRecordOf(doing({ neetSince: '2026-05-01' }))])
    expect(text).not.toContain('NEETStartDate')
  })

  test('P02: who does not want to say is returned as just that; who was not asked as not asked', async () => {
    const silent = aRecordOf({ gender: undefined, ethnicGroup: undefined })
    expect((await returned([silent])).text).toMatch(/<Gender>U<[^]*<Ethnicity>NOBT</)
    const withheld = andAlso(
      silent,
      aFact({ field: 'gender', value: null, withheld: true }),
      aFact({ field: 'ethnicGroup', value: null, withheld: true }),
    )
    expect((await returned([withheld])).text).toMatch(/<Gender>U<[^]*<Ethnicity>REFU</)
  })

  test('P31: what somebody began after the end of the period is no part of it', async () => {
    const source = { kind: 'young-person', asOf: '2026-11-10' } as const
    const later = aFact(
      { field: 'currentDestination', value: { ...neet, startedOn: '2026-11-09', ascertainedOn: '2026-11-10' } },
      { source },
    )
    const { text, report } = await returned([andAlso(aRecordOf(), later)])
    expect(report).toMatchObject({ returned: 1, contested: { count: 0 } })
    expect(text).toContain('<ActivityCode>230<')
  })

  test('P31: of contested values the newest is returned, and the record is named by its number', async () => {
    const source = { kind: 'young-person', asOf: '2026-11-10' } as const
    const { text, report } = await returned([
      andAlso(aRecordOf(), aFact({ field: 'levelOfSupport', value: '1' }, { source })),
    ])
    expect(text).toContain('<LevelOfNeedCode>1<')
    expect(report.contested).toEqual({ count: 1, records: ['9990000000001'] })
  })

  test('P25: the fields that a young person is told of are exactly those that change what is sent', async () => {
    const plain = (await returned([aRecordOf()])).text
    const other: { readonly [F in FactField]?: unknown } = {
      name: { given: 'Nadia', family: 'Sample' },
      dateOfBirth: '2009-05-05',
      address: { lines: ['2 Other Road'], postcode: 'ZZ2 2ZZ' },
      gender: 'M',
      ethnicGroup: 'REFU',
      councilRecordNumber: '9990000000002',
      previousCouncilRecordNumber: '9980000000002',
      uniqueLearnerNumber: '9000000016',
      uniquePupilNumber: 'D998400100001',
      cohortStatus: 'G',
      leadAuthority: '001',
      educatedAuthority: '997',
      authorityAtYear11: '997',
      transferredToAuthority: '997',
      guaranteeRecorded: true,
      guaranteeYear11: { status: '110', authority: '998' },
      guaranteeYear12: { status: '110', authority: '998' },
      levelOfSupport: '1',
      ehcPlan: true,
      senSupport: true,
      characteristics: ['110'],
      healthCharacteristics: ['150'],
      offenceCharacteristics: ['170'],
      currentDestination: { ...now, activity: '220' },
      intendedDestination: '111',
      knownAs: 'Ami',
      intendedPlan: 'To become an electrician.',
    }
    const changing: FactField[] = []
    for (const field of Object.keys(factValues) as FactField[]) {
      if (isItemField(field)) continue
      const value = factValues[field].parse(other[field])
      if ((await returned([aRecordOf({ [field]: value })])).text !== plain) changing.push(field)
    }
    expect(changing.toSorted()).toEqual([...returnedFields].toSorted())
    expect([...returnedFields].filter((field) => isItemField(field as FactField))).toEqual([])
  })

  test('P31: what is several of, and what is held apart in words, is never sent', async () => {
    const facts: Fact[] = [
      { field: 'phone', value: { number: '07700 900123', kind: 'mobile' } },
      { field: 'email', value: 'heliotrope@example.org' },
      { field: 'health', value: { what: 'Heliotrope', basis: { kind: 'power', power: 'safeguarding', reason: 'x' } } },
      { field: 'parentOrCarer', value: { name: 'Heliotrope', relationship: 'Mother' } },
    ]
    const { text } = await returned([andAlso(aRecordOf(), ...facts.map((fact) => aFact(fact)))])
    expect(text).not.toMatch(/heliotrope|07700/i)
  })
})

describe('who is returned', () => {
  const cases: readonly (readonly [reason: string | undefined, values: Values])[] = [
    ['they have no record number yet', { councilRecordNumber: undefined }],
    ['it is not recorded which council leads for them', { leadAuthority: undefined }],
    ['another council leads for them (26)', { leadAuthority: '997' }],
    [undefined, { dateOfBirth: '2010-09-01' }],
    [undefined, { dateOfBirth: '2011-08-31', intendedDestination: '111', ...doing({ activity: '110' }) }],
    ['they are not in Year 11 yet (10)', { dateOfBirth: '2011-09-01' }],
    [undefined, { dateOfBirth: '2007-09-01' }],
    ['they are over 18 and have no EHC plan (40)', { dateOfBirth: '2007-08-31' }],
    [undefined, { dateOfBirth: '2007-08-31', ehcPlan: true }],
    [undefined, { dateOfBirth: '2000-09-01', ehcPlan: true }],
    ['they are over 25 (9)', { dateOfBirth: '2000-08-31', ehcPlan: true }],
    [undefined, { dateOfBirth: '2000-08-31', ehcPlan: true, cohortStatus: 'A' }],
  ]

  test.each(cases)('P31: left out because %s (case %#)', async (reason, values) => {
    const { report } = await returned([aRecordOf(values)])
    expect([...report.leftOut.keys()]).toEqual(reason === undefined ? [] : [reason])
    expect(report.returned + report.refused).toBe(reason === undefined ? 1 : 0)
  })
})

describe('what is checked', () => {
  const year11: Values = { dateOfBirth: '2010-10-10', intendedDestination: '111', ...doing({ activity: '110' }) }
  const cases: readonly (readonly [ids: readonly string[], values: Values, refused: boolean])[] = [
    [[], {}, false],
    [[], year11, false],
    [['1, 903'], { councilRecordNumber: '8880000000001' }, true],
    [['2', '3'], { name: undefined }, true],
    [['8'], { dateOfBirth: undefined }, true],
    [['31'], { address: undefined }, true],
    [['32'], { address: { lines: ['1 Invented Street'], postcode: 'NOWHERE' } }, true],
    [['4, 5'], { gender: 'Q' }, false],
    [['6, 7'], { ethnicGroup: 'QQQQ' }, false],
    [['30'], { uniqueLearnerNumber: '9000000017' }, false],
    [['38'], { uniquePupilNumber: 'A998400100001' }, false],
    [['YP10'], { cohortStatus: undefined }, true],
    [['YP10'], { cohortStatus: 'X' }, true],
    [['13, 34, 35, 41, 42'], { cohortStatus: 'T' }, true],
    [['13, 34, 35, 41, 42'], { cohortStatus: 'T', transferredToAuthority: '998' }, true],
    [['13, 34, 35, 41, 42'], { cohortStatus: 'T', transferredToAuthority: '004' }, true],
    [[], { cohortStatus: 'T', transferredToAuthority: '997' }, false],
    [[], { cohortStatus: 'E', transferredToAuthority: '002' }, false],
    [['13, 34, 35, 41, 42'], { transferredToAuthority: '997' }, true],
    [['25'], { authorityAtYear11: '997', guaranteeYear11: { status: '110', authority: '998' } }, true],
    [['906'], { guaranteeRecorded: true }, true],
    [['906'], { guaranteeRecorded: true, guaranteeYear12: { status: '110' } }, true],
    [['27, 261, 905'], { guaranteeYear12: { status: '999', authority: '998' } }, false],
    [['301'], { ...year11, intendedDestination: undefined }, false],
    [['302'], { intendedDestination: '999' }, false],
    [['100'], { levelOfSupport: undefined }, true],
    [['101'], { levelOfSupport: '9' }, false],
    [['102, 103'], { ehcPlan: undefined }, true],
    [['303, 304'], { senSupport: undefined }, true],
    [['104'], { characteristics: ['999'] }, false],
    [['233, 234, 235'], { currentDestination: { ...neet, activity: '620' } }, false],
    [[], { currentDestination: { ...neet, activity: '650' }, healthCharacteristics: ['180'] }, false],
    [['260'], { gender: 'M', healthCharacteristics: ['180'] }, false],
    [['254, 255'], doing({ activity: '280' }), false],
    [['200–203, 220'], { currentDestination: undefined }, true],
    [['200'], doing({ activity: '999' }), false],
    [['200'], doing({ activity: '450' }), false],
    [['229'], { ...year11, ...doing({ activity: '230' }) }, true],
    [['230'], doing({ activity: '110' }), true],
    [['226'], { currentDestination: { ...neet, neetSince: '2026-10-01' } }, true],
    [['251'], { currentDestination: { ...neet, neetSince: '2024-03-13' } }, false],
    [['253'], doing({ activity: '440' }), false],
    [['242'], doing({ startedOn: '2026-09-20' }), true],
    [['237'], doing({ verifiedOn: '2026-09-04' }), false],
    [['256, 305'], doing({ verifiedOn: '2026-11-01' }), true],
    [['238'], doing({ lapsesOn: '2027-08-31' }), false],
    [['257'], doing({ reviewOn: '2027-08-31' }), false],
    [['259'], { currentDestination: open }, false],
    [['262'], { currentDestination: { ...open, activity: '350' } }, false],
  ]

  test.each(cases)('P31: rules %j (case %#)', async (ids, values, refused) => {
    const found = await returned([aRecordOf(values)])
    expect(found.ids).toEqual(ids)
    expect(found.report.refused).toBe(refused ? 1 : 0)
    expect(found.text.includes('<YoungPersonsRecord>')).toBe(!refused)
  })

  test('P31: numbers and people that are in the return twice are found, with both record numbers', async () => {
    const uln = { uniqueLearnerNumber: '9000000016' }
    const records = [
      aRecordOf(uln),
      aRecordOf({ ...uln, councilRecordNumber: '9990000000002', name: { given: 'Nadia', family: 'Sample' } }),
      aRecordOf({ councilRecordNumber: '9990000000003', name: { given: 'NADIA', family: 'Sampl-é' } }),
      aRecordOf({ name: { given: 'Third', family: 'Person' } }),
    ]
    const { report, ids, text } = await returned(records)
    expect(ids).toEqual(['907', '908', '902'])
    expect(report).toMatchObject({ returned: 3, refused: 1 })
    expect(text).not.toContain('Third')
    const said = describeReturn(report)
    expect(said).toContain('9990000000001 9990000000002')
    expect(said).toContain('9990000000002 9990000000003')
    expect(said).not.toMatch(/Amara|Nadia|Sampl|Third/)
  })

  test('a list of record numbers stays readable and bounded', async () => {
    const many = Array.from({ length: 1_200 }, (_, index) =>
      aRecordOf({ councilRecordNumber: `999${String(index).padStart(10, '0')}`, levelOfSupport: undefined }),
    )
    const said = describeReturn((await returned(many)).report)
    expect(said).toContain('… and 200 more')
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThan(120)
  })
})
