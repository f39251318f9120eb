import * as z from 'zod/mini'
import { EntryId } from './ids.ts'
import { Moment } from './time.ts'

/** SHA-256 in base64url. */
export const Digest = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/))
export type Digest = z.infer<typeof Digest>

/** The young person's own words are kept as they wrote them (P14). */
export const OWN_WORDS_LIMIT = 10_000
const ownWords = z.string().check(z.minLength(1), z.maxLength(OWN_WORDS_LIMIT))

/** Codes of the list `reasonsNotRead` in `codes/contact.ts`. */
const code = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))

/** What the young person said of the text they were shown, or why they were not shown it. */
export const Answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('agreed'), words: z.optional(ownWords) }),
  z.strictObject({ answer: z.literal('change-asked'), words: ownWords }),
  z.strictObject({ answer: z.literal('disagreed'), words: ownWords }),
  z.strictObject({
    answer: z.literal('not-read'),
    reason: code,
    words: z.optional(z.string().check(z.maxLength(500))),
  }),
])
export type Answer = z.infer<typeof Answer>

/**
 * An answer bound to one version of one contact: `contact` is that entry, `text` the SHA-256 of the exact text that
 * `readBackText` of version `readBack` gives for it. `at` is the tablet's own clock.
 */
export const Agreement = z.strictObject({
  contact: EntryId,
  readBack: z.literal(1),
  text: Digest,
  how: z.enum(['on-this-tablet', 'adviser-recorded']),
  at: Moment,
  answer: Answer,
})
export type Agreement = z.infer<typeof Agreement>
