import * as z from 'zod/mini'
import { Basis, Power, word } from './basis.ts'
import { Compartment } from './fact.ts'
import { Day, Moment } from './time.ts'

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** Somebody outside: a kind from the known list (P29), and who exactly. Kind `other` always says who. */
export const Party = z
  .strictObject({ kind: word, name: z.optional(line(200)) })
  .check(z.refine(({ kind, name }) => kind !== 'other' || name !== undefined, 'other says who'))
export type Party = z.infer<typeof Party>

/** Safeguarding is not read with the young person until somebody releases it (P28). */
const Path = z.enum(['ordinary', 'safeguarding'])

/** Something of what is held apart that was passed on, and what allowed it: consent for that compartment, or a named power. */
const Included = z.strictObject({ compartment: Compartment, basis: Basis })

const decided = {
  to: Party,
  on: Day,
  what: line(4_000),
  /** Why it is in the young person's interests, and relevant to whom it goes (P26); or why it was not passed on. */
  why: line(4_000),
  released: z.optional(Moment),
}
const includes = z.array(Included).check(
  z.maxLength(Compartment.options.length),
  z.refine((all) => new Set(all.map(({ compartment }) => compartment)).size === all.length, 'each once'),
)

/**
 * Something that was passed on, with what allowed it, or a decision not to (P25–P30). Safeguarding goes ahead without consent,
 * so what allows it is always a power and its reason. A decision not to share needs a reason only.
 */
export const Disclosure = z.union([
  z.strictObject({ decision: z.literal('shared'), path: z.literal('ordinary'), ...decided, basis: Basis, includes }),
  z.strictObject({
    decision: z.literal('shared'),
    path: z.literal('safeguarding'),
    ...decided,
    basis: Power,
    includes,
  }),
  z.strictObject({ decision: z.literal('not-shared'), path: Path, ...decided }),
])
export type Disclosure = z.infer<typeof Disclosure>

/** Something that was passed on. */
export type Shared = Extract<Disclosure, { decision: 'shared' }>

const sent = { path: Path, from: Party, on: Day, released: z.optional(Moment) }

/** What another organisation sent: kept if relevant; if not, only that it was refused, and why (P27). */
export const Received = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('relevant'), ...sent, what: line(4_000), why: line(1_000) }),
  z.strictObject({ decision: z.literal('not-relevant'), ...sent, why: line(1_000) }),
])
export type Received = z.infer<typeof Received>

/** Somebody looked into a compartment, and why (P10). */
export const Opening = z.strictObject({ compartment: Compartment, reason: word, words: z.optional(line(500)) })
export type Opening = z.infer<typeof Opening>
