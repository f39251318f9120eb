import * as z from 'zod/mini'
import { EntryId } from './ids.ts'
import { Day } from './time.ts'

/** A word of a list in `codes/`. */
export const word = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))

/** How somebody gave or refused consent: a word of `consentWays` in `codes/sharing.ts`. */
export const ConsentGiven = z.strictObject({ kind: z.literal('consent'), consent: EntryId })

/** The law lets the council do without consent; which law, and why here, is always said (P11, P30). */
export const Power = z.strictObject({
  kind: z.literal('power'),
  power: word,
  reason: z.string().check(z.minLength(1), z.maxLength(2_000)),
})

/** Why something sensitive may be recorded or shared: the young person's consent, or a named power. */
export const Basis = z.discriminatedUnion('kind', [ConsentGiven, Power])
export type Basis = z.infer<typeof Basis>

export const ConsentPurpose = z.enum(['health', 'convictions', 'sharing'])
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

/** What a young person answered when they were asked for consent (P11). Without an answer there is no entry: not asked yet. */
export const Consent = z.strictObject({
  purpose: ConsentPurpose,
  answer: z.enum(['given', 'refused', 'withdrawn']),
  how: word,
  on: Day,
  /** With whom, and what, when consent is for one sharing only. */
  scope: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  words: z.optional(z.string().check(z.minLength(1), z.maxLength(2_000))),
})
export type Consent = z.infer<typeof Consent>
