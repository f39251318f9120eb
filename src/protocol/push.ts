import * as z from 'zod/mini'
import { LARGEST_ENVELOPE } from './envelope.ts'
import { base64Url } from './text.ts'

/** SHA-256 of an envelope's bytes, in base64url. */
const EnvelopeHash = base64Url(32)

/** `POST /v1/push`, with the push-only token: at most 50 envelopes a time. */
export const PushRequest = z.strictObject({
  v: z.literal(1),
  envelopes: z.array(base64Url(LARGEST_ENVELOPE)).check(z.minLength(1), z.maxLength(50)),
})
export type PushRequest = z.infer<typeof PushRequest>

/** Why an envelope waits for a person. Nothing is dropped: a held envelope is kept whole. */
export const HeldReason = z.enum([
  'not-an-envelope',
  'cannot-open',
  'wrong-device',
  'bad-signature',
  'not-an-entry',
  'newer-version',
  'wrong-author',
  'unknown-person',
  'not-in-caseload',
  'id-used-twice',
  'not-delegated',
  'no-basis',
  'retired-device',
])
export type HeldReason = z.infer<typeof HeldReason>

/**
 * What became of an envelope. Each of these says that the server holds it durably, under this hash:
 * `received` is stored and not yet looked at, `applied` is part of the record, `held` waits for a person.
 */
export const Receipt = z.strictObject({
  hash: EnvelopeHash,
  state: z.enum(['received', 'applied', 'held']),
  reason: z.optional(HeldReason),
})
export type Receipt = z.infer<typeof Receipt>

/** A reply that does not parse, or does not repeat an envelope's own hash, acknowledges nothing: captive portals answer 200. */
export const PushReply = z.strictObject({
  v: z.literal(1),
  lineage: z.string().check(z.maxLength(64)),
  receipts: z.array(Receipt).check(z.maxLength(50)),
})
export type PushReply = z.infer<typeof PushReply>
