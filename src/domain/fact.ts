import * as z from 'zod/mini'
import {
  Address,
  Application,
  CurrentDestination,
  EmailAddress,
  GuaranteeStatus,
  Name,
  ParentOrCarer,
  Phone,
  Placement,
  Qualification,
  Sensitive,
  authority,
  code,
  text,
} from './fact-values.ts'
import { Day } from './time.ts'

const codes = z.array(code).check(z.maxLength(20))

/** Of these a young person has one value each. */
const oneEach = {
  name: Name,
  knownAs: text(100),
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
  characteristics: codes,
  currentDestination: CurrentDestination,
  intendedDestination: code,
  intendedPlan: text(2_000),
  /** Characteristics of the national return that tell of health, or of an offence: in their compartments. */
  healthCharacteristics: codes,
  offenceCharacteristics: codes,
} as const

/** Of these there may be several, each with a history of its own. */
const severalEach = {
  phone: Phone,
  email: EmailAddress,
  placement: Placement,
  qualification: Qualification,
  parentOrCarer: ParentOrCarer,
  application: Application,
  health: Sensitive,
  conviction: Sensitive,
} as const

/** The closed list of what may be known about a young person (P01–P10 and the statutory return). Nothing else has a field. */
export const factValues = { ...oneEach, ...severalEach } as const

export type FactField = keyof typeof factValues
export type ItemField = keyof typeof severalEach
export type FactValue<F extends FactField> = z.infer<(typeof factValues)[F]>

const factFields = Object.keys(factValues) as FactField[]

/** Whether a young person may have several of this. */
export function isItemField(field: FactField): field is ItemField {
  return field in severalEach
}

/** What is held apart, under keys of its own, and opened only for a reason (P10). */
export const Compartment = z.enum(['health', 'convictions'])
export type Compartment = z.infer<typeof Compartment>

const compartments: { readonly [F in FactField]?: Compartment } = {
  health: 'health',
  healthCharacteristics: 'health',
  conviction: 'convictions',
  offenceCharacteristics: 'convictions',
}

/** The compartment that a field belongs to; undefined for the ordinary record. */
export function compartmentOf(field: FactField): Compartment | undefined {
  return compartments[field]
}

/**
 * One value of one field. A fact that is no longer held is `null`: whoever gave it says it is not so any more. `withheld`:
 * the young person chose not to have it held, which is an answer and not a gap (P12).
 */
export type Fact = {
  [F in FactField]: { readonly field: F; readonly value: FactValue<F> | null; readonly withheld?: true }
}[FactField]

/** The schema of {@link Fact}, made from the closed list above so that a new field needs one line only. */
export const Fact = z.discriminatedUnion(
  'field',
  factFields.map((field) =>
    z
      .strictObject({
        field: z.literal(field),
        value: z.nullable(factValues[field] as z.ZodMiniType),
        withheld: z.optional(z.literal(true)),
      })
      .check(z.refine(({ value, withheld }) => !withheld || value === null, 'what is withheld has no value')),
  ) as never,
) as unknown as z.ZodMiniType<Fact, Fact>
