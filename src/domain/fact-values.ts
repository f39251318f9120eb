import * as z from 'zod/mini'
import { Basis } from './basis.ts'
import { Day } from './time.ts'

export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))
/** A code of a dated list in `codes/`. The lists change every year, so a schema only holds the shape. */
export const code = z.string().check(z.regex(/^[A-Z0-9]{1,8}$/))
export const authority = z.string().check(z.regex(/^\d{3}$/))

export const Name = z.strictObject({ given: text(100), middle: z.optional(text(100)), family: text(100) })
export type Name = z.infer<typeof Name>

export const Address = z.strictObject({
  lines: z.array(text(200)).check(z.minLength(1), z.maxLength(4)),
  town: z.optional(text(100)),
  county: z.optional(text(100)),
  postcode: text(10),
  /** Since when they live there, as far as anybody said. */
  since: z.optional(Day),
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

/** A word of a list that is ours, in `codes/`. */
const word = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))

/** A telephone number as it was given: any spacing, brackets and +44. */
export const PhoneNumber = z.string().check(z.regex(/^\+?[\d\s().-]{3,30}$/))
/** An e-mail address, at most 254 characters. Only its shape can be known without writing to it. */
export const EmailAddress = z.string().check(z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/))

export const Phone = z.strictObject({ number: PhoneNumber, kind: word })
export type Phone = z.infer<typeof Phone>

/** A school, college or provider that somebody goes or went to (P03). */
export const Placement = z.strictObject({
  kind: word,
  name: text(200),
  number: z.optional(z.string().check(z.regex(/^\d{7}$/))),
  from: z.optional(Day),
  until: z.optional(Day),
})
export type Placement = z.infer<typeof Placement>

/** A qualification and its result (P03), where it matters for what comes next. */
export const Qualification = z.strictObject({
  kind: word,
  subject: text(120),
  result: z.optional(text(40)),
  predicted: z.boolean(),
  year: z.optional(z.int().check(z.gte(1990), z.lte(2100))),
})
export type Qualification = z.infer<typeof Qualification>

/** A parent or carer, only if needed (P09). */
export const ParentOrCarer = z.strictObject({
  name: text(200),
  relationship: text(60),
  phone: z.optional(PhoneNumber),
  email: z.optional(EmailAddress),
})
export type ParentOrCarer = z.infer<typeof ParentOrCarer>

/** One application for a course, apprenticeship or job, and what came of it (P05). */
export const Application = z.strictObject({
  kind: word,
  provider: text(200),
  title: text(200),
  level: z.optional(text(60)),
  /** Whether it leads to a recognised qualification: only such an offer counts for the September Guarantee. */
  accredited: z.boolean(),
  startsOn: z.optional(Day),
  appliedOn: z.optional(Day),
  interviewOn: z.optional(Day),
  outcome: word,
  answer: word,
})
export type Application = z.infer<typeof Application>

/** Something about health, or a conviction: never without consent or a named power (P10, P11). */
export const Sensitive = z.strictObject({ what: text(4_000), since: z.optional(Day), basis: Basis })
export type Sensitive = z.infer<typeof Sensitive>
