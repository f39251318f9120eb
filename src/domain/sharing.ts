import * as z from 'zod/mini'
import { Basis, word } from './basis.ts'
import { Compartment } from './fact.ts'
import { Day, Moment } from './time.ts'

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** Somebody outside: a kind from the known list (P29), and who exactly. Kind `other` always says who. */
export const Party = z
  .strictObject({ kind: word, name: z.optional(line(200)) })
  .check(z.refine(({ kind, name }) => kind !== 'other' || name !== undefined, 'other says who'))
export type Party = z.infer<typeof Party>

/** Something that was passed on, or a decision not to (P25–P30). */
export const Disclosure = z.strictObject({
  decision: z.enum(['shared', 'not-shared']),
  /** Safeguarding goes ahead without consent, and is not read with the young person until somebody releases it (P28). */
  path: z.enum(['ordinary', 'safeguarding']),
  to: Party,
  on: Day,
  what: line(4_000),
  /** Why it is in the young person's interests, and relevant to whom it goes (P26). */
  why: line(4_000),
  basis: Basis,
  includes: z.array(Compartment).check(z.maxLength(2)),
  released: z.optional(Moment),
})
export type Disclosure = z.infer<typeof Disclosure>

/** What another organisation sent: kept if relevant; if not, only that it was refused, and why (P27). */
export const Received = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('relevant'), from: Party, on: Day, what: line(4_000), why: line(1_000) }),
  z.strictObject({ decision: z.literal('not-relevant'), from: Party, on: Day, why: line(1_000) }),
])
export type Received = z.infer<typeof Received>

/** Somebody looked into a compartment, and why (P10). */
export const Opening = z.strictObject({ compartment: Compartment, reason: word, words: z.optional(line(500)) })
export type Opening = z.infer<typeof Opening>
