import fc from 'fast-check'
import type { Basis } from '../../src/domain/basis.ts'
import type { EntryId } from '../../src/domain/ids.ts'
import { type Fact, type FactField, type FactValue, factValues } from '../../src/domain/fact.ts'
import { isRealDate } from '../../src/domain/time.ts'
import { isBlank, typedText } from '../../src/domain/typed-text.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'

/** Any day that a record may hold. */
export const someDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .filter(isRealDate)

/** An id: 16 bytes in base64url. */
export const someId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toBase64Url)
export const someEntryId = someId as fc.Arbitrary<EntryId>

const lively = [
  'Zoë-Mae O’Testcase',
  'أمل تجريبي',
  'נועם בדיקה',
  '試験 太郎',
  '👩🏽‍🎓🎉',
  '<b onclick="x">&amp;</b>',
  'e\u0301',
  '2026-11-24',
  'a, b; c',
]

/** What somebody may type into one line, as it is kept: not blank, no space around it, in any script. */
export function someText(max: number): fc.Arbitrary<string> {
  const typed = fc.oneof(
    fc.constantFrom(...lively.filter(({ length }) => length <= max)),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, 30) }),
  )
  return typed.map((text) => typedText(text).trim()).filter((text) => !isBlank(text) && text.length <= max)
}

const word = fc.constantFrom('mobile', 'school', 'gcse', 'course', 'offer', 'accepted', 'none', 'other', 'some-word')
const code = fc.constantFrom('1', '110', '120', '180', '230', '310', '350', '450', '619', '650', 'M', 'WBRI', 'X9')
const codes = fc.uniqueArray(code, { maxLength: 4 })
const authority = fc.constantFrom('333', '999', '001')
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const phone = fc.constantFrom('07700 900 982', '01632 960001', '+44 808 157 0192')
const email = fc.constantFrom('name@example.com', 'x.y+z@example.org')

/** A record of what is there; each of `optional` may be missing. */
function holding<T extends object, O extends object>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> },
): fc.Arbitrary<T & { [K in keyof O]?: O[K] }> {
  const all = { ...required, ...optional } as unknown as { [name: string]: fc.Arbitrary<unknown> }
  return fc.record(all, { requiredKeys: Object.keys(required) }) as unknown as fc.Arbitrary<
    T & { [K in keyof O]?: O[K] }
  >
}

export const someBasis: fc.Arbitrary<Basis> = fc.oneof(
  fc.record({ kind: fc.constant('consent' as const), consent: someEntryId }),
  fc.record({ kind: fc.constant('power' as const), power: fc.constant('safeguarding'), reason: someText(200) }),
)

const establishment = fc.oneof(
  fc.record({ number: digits(7) }),
  fc.record({ name: someText(200) }),
  fc.record({ number: digits(7), name: someText(200) }),
)
const guarantee = holding({ status: code }, { authority })
const sensitive = holding({ what: someText(4_000), basis: someBasis }, { since: someDay })

/** A value of each field: every one has a generator, or this does not compile. */
const values: { readonly [F in FactField]: fc.Arbitrary<FactValue<F>> } = {
  name: holding({ given: someText(100), family: someText(100) }, { middle: someText(100) }),
  knownAs: someText(100),
  dateOfBirth: someDay,
  address: holding(
    {
      lines: fc.array(someText(200), { minLength: 1, maxLength: 4 }),
      postcode: fc.constantFrom('TB1 1AA', 'ZZ99 9ZZ', 'W1A 1AA'),
    },
    { town: someText(100), county: someText(100), since: someDay },
  ),
  gender: fc.constantFrom('F', 'M', 'U', 'W'),
  ethnicGroup: fc.constantFrom('WBRI', 'WIRI', 'APKN', 'OOTH', 'REFU', 'NOBT'),
  councilRecordNumber: digits(13),
  previousCouncilRecordNumber: digits(13),
  uniqueLearnerNumber: fc.constantFrom('1000000000', '1234567899'),
  uniquePupilNumber: fc.constantFrom('B801200005001', 'P207000016049'),
  cohortStatus: fc.constantFrom('P', 'G', 'T', 'A'),
  leadAuthority: authority,
  educatedAuthority: authority,
  authorityAtYear11: authority,
  transferredToAuthority: authority,
  guaranteeRecorded: fc.boolean(),
  guaranteeYear11: guarantee,
  guaranteeYear12: guarantee,
  levelOfSupport: fc.constantFrom('1', '2', '3'),
  ehcPlan: fc.boolean(),
  senSupport: fc.boolean(),
  characteristics: codes,
  currentDestination: holding(
    { activity: code, startedOn: someDay, ascertainedOn: someDay, lapsed: fc.boolean() },
    {
      verifiedOn: someDay,
      reviewOn: someDay,
      lapsesOn: someDay,
      neetSince: someDay,
      expectedToEndOn: someDay,
      establishment,
      providerReference: digits(7).map((rest) => `1${rest}`),
    },
  ),
  intendedDestination: fc.constantFrom('111', '211', '611'),
  intendedPlan: someText(2_000),
  healthCharacteristics: codes,
  offenceCharacteristics: codes,
  phone: fc.record({ number: phone, kind: word }),
  email,
  placement: holding({ kind: word, name: someText(200) }, { number: digits(7), from: someDay, until: someDay }),
  qualification: holding(
    { kind: word, subject: someText(120), predicted: fc.boolean() },
    { result: someText(40), year: fc.integer({ min: 1990, max: 2100 }) },
  ),
  parentOrCarer: holding({ name: someText(200), relationship: someText(60) }, { phone, email }),
  application: holding(
    {
      kind: word,
      provider: someText(200),
      title: someText(200),
      accredited: fc.boolean(),
      outcome: word,
      answer: word,
    },
    { level: someText(60), startsOn: someDay, appliedOn: someDay, interviewOn: someDay },
  ),
  health: sensitive,
  conviction: sensitive,
}

/** A value of one field. */
export function someValue<F extends FactField>(field: F): fc.Arbitrary<FactValue<F>> {
  return values[field]
}

/** Every field there is. */
export const allFields = Object.keys(factValues) as FactField[]

/** What is said of one field: mostly a value; else that it is not so any more, or that they would rather not say. */
export function someFact(field: FactField): fc.Arbitrary<Fact> {
  const nothing = fc.constantFrom({ field, value: null } as Fact, { field, value: null, withheld: true } as Fact)
  return fc.oneof(
    { weight: 5, arbitrary: someValue(field).map((value) => ({ field, value }) as Fact) },
    { weight: 1, arbitrary: nothing },
  )
}
