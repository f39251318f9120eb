import * as z from 'zod/mini'
import { Day } from './time.ts'

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))
/** A code of a dated list in `codes/`. The lists change every year, so a schema only holds the shape. */
const code = z.string().check(z.regex(/^[A-Z0-9]{1,8}$/))
const authority = z.string().check(z.regex(/^\d{3}$/))

export const Name = z.strictObject({ given: text(100), middle: z.optional(text(100)), family: text(100) })
export type Name = z.infer<typeof Name>

export const Address = z.strictObject({
  lines: z.array(text(200)).check(z.minLength(1), z.maxLength(4)),
  town: z.optional(text(100)),
  county: z.optional(text(100)),
  postcode: text(10),
})
export type Address = z.infer<typeof Address>

/** What a young person is doing now (P06), with the dates that decide how long it counts as known. */
export const CurrentDestination = z.strictObject({
  activity: code,
  startedOn: Day,
  ascertainedOn: Day,
  verifiedOn: z.optional(Day),
  reviewOn: z.optional(Day),
  lapsesOn: z.optional(Day),
  lapsed: z.boolean(),
  establishment: z.optional(
    z.strictObject({ number: z.optional(z.string().check(z.regex(/^\d{7}$/))), name: z.optional(text(200)) }),
  ),
  providerReference: z.optional(z.string().check(z.regex(/^1\d{7}$/))),
  neetSince: z.optional(Day),
  expectedToEndOn: z.optional(Day),
})
export type CurrentDestination = z.infer<typeof CurrentDestination>

export const GuaranteeStatus = z.strictObject({ status: code, authority: z.optional(authority) })
export type GuaranteeStatus = z.infer<typeof GuaranteeStatus>

/** The closed list of what may be known about a young person (P01–P10 and the statutory return). Nothing else has a field. */
export const factValues = {
  name: Name,
  dateOfBirth: Day,
  address: Address,
  gender: code,
  ethnicGroup: code,
  councilRecordNumber: z.string().check(z.regex(/^\d{13}$/)),
  previousCouncilRecordNumber: z.string().check(z.regex(/^\d{13}$/)),
  uniqueLearnerNumber: z.string().check(z.regex(/^[1-9]\d{9}$/)),
  uniquePupilNumber: z.string().check(z.regex(/^[A-Z]\d{11}[0-9A-Z]$/)),
  cohortStatus: code,
  leadAuthority: authority,
  educatedAuthority: authority,
  authorityAtYear11: authority,
  transferredToAuthority: authority,
  guaranteeRecorded: z.boolean(),
  guaranteeYear11: GuaranteeStatus,
  guaranteeYear12: GuaranteeStatus,
  levelOfSupport: code,
  ehcPlan: z.boolean(),
  senSupport: z.boolean(),
  characteristics: z.array(code).check(z.maxLength(20)),
  currentDestination: CurrentDestination,
  intendedDestination: code,
} as const

export type FactField = keyof typeof factValues
export type FactValue<F extends FactField> = z.infer<(typeof factValues)[F]>

const factFields = Object.keys(factValues) as FactField[]

/** One value of one field. A fact that is no longer held is `null`: the list that gave it says it is not so any more. */
export type Fact = { [F in FactField]: { readonly field: F; readonly value: FactValue<F> | null } }[FactField]

/** The schema of {@link Fact}, made from the closed list above so that a new field needs one line only. */
export const Fact = z.discriminatedUnion(
  'field',
  factFields.map((field) =>
    z.strictObject({ field: z.literal(field), value: z.nullable(factValues[field] as z.ZodMiniType) }),
  ) as never,
) as unknown as z.ZodMiniType<Fact, Fact>
