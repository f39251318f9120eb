import * as z from 'zod/mini'
import { PersonId } from '../domain/ids.ts'
import { Day, Moment } from '../domain/time.ts'
import { DuplicateSide } from './office.ts'
import { HeldReason } from './push.ts'
import { base64Url } from './text.ts'

const hash = base64Url(32)
/** Why somebody decided as they did: for whoever looks at it later. */
const why = z.string().check(z.minLength(1), z.maxLength(500))

/**
 * What was decided about an envelope that was held. `replaced`: its author said it anew. `accepted`: it is part of the record it
 * named. `attached`: it is part of another young person's record. `withdrawn`: it is part of none, and kept.
 */
export const HeldDecision = z.enum(['replaced', 'accepted', 'attached', 'withdrawn'])
export type HeldDecision = z.infer<typeof HeldDecision>

const decided = { decision: HeldDecision, decidedAt: Moment, decidedBy: z.string(), why: z.optional(why) }

/** `POST /v1/held`, with a tablet's session: what became of envelopes of this tablet that were held. */
export const OwnHeldRequest = z.strictObject({
  v: z.literal(1),
  hashes: z.array(hash).check(z.minLength(1), z.maxLength(200)),
})
export type OwnHeldRequest = z.infer<typeof OwnHeldRequest>

/** Those of them that somebody has decided about. What is not named waits still, or was applied. */
export const OwnHeldReply = z.strictObject({
  v: z.literal(1),
  decided: z.array(z.strictObject({ hash, ...decided })).check(z.maxLength(200)),
})
export type OwnHeldReply = z.infer<typeof OwnHeldReply>

/** `POST /v1/held/withdraw`, with a tablet's session: its author takes back what is held. It is kept, and in no record. */
export const WithdrawRequest = z.strictObject({ v: z.literal(1), hash, why })
export type WithdrawRequest = z.infer<typeof WithdrawRequest>
export const WithdrawReply = z.strictObject({ v: z.literal(1) })
export type WithdrawReply = z.infer<typeof WithdrawReply>

/** `GET /v1/office/held-entries`, for a manager: what waits for a person, and what was decided lately; never what it says. */
export const HeldEntriesReply = z.strictObject({
  v: z.literal(1),
  held: z.array(
    z.strictObject({
      hash,
      reason: HeldReason,
      receivedAt: Moment,
      staff: z.string(),
      /** What a manager may do with it, besides withdrawing it. */
      mayAccept: z.boolean(),
      mayAttach: z.boolean(),
    }),
  ),
  decided: z.array(z.strictObject({ hash, receivedAt: Moment, staff: z.string(), ...decided })),
})
export type HeldEntriesReply = z.infer<typeof HeldEntriesReply>

/** `POST /v1/office/held-entries/look`, for a manager: what one of them says. Every look is written down. */
export const LookRequest = z.strictObject({ v: z.literal(1), hash })
export type LookRequest = z.infer<typeof LookRequest>

/**
 * `unreadable`: it cannot be opened, or a newer app wrote it. `apart`: it belongs to what is held apart, which no manager reads
 * here. `proven`: the tablet's own signature is on it.
 */
export const LookReply = z.strictObject({
  v: z.literal(1),
  look: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unreadable') }),
    z.strictObject({
      kind: z.literal('apart'),
      compartment: z.enum(['health', 'convictions']),
      person: z.optional(DuplicateSide),
      proven: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal('entry'),
      /** The exact text of the entry. */
      entry: z.string(),
      /** Whom it names, if the council knows them. */
      person: z.optional(DuplicateSide),
      proven: z.boolean(),
    }),
  ]),
})
export type LookReply = z.infer<typeof LookReply>

const name = z.string().check(z.minLength(1), z.maxLength(100))

/** `POST /v1/office/people/find`, for a manager: one young person, by number or by full name and date of birth. Written down. */
export const FindPersonRequest = z.discriminatedUnion('by', [
  z.strictObject({
    v: z.literal(1),
    by: z.literal('number'),
    recordNumber: z.string().check(z.regex(/^\d{13}$/)),
  }),
  z.strictObject({ v: z.literal(1), by: z.literal('name'), given: name, family: name, dateOfBirth: Day }),
])
export type FindPersonRequest = z.infer<typeof FindPersonRequest>
export const FindPersonReply = z.strictObject({
  v: z.literal(1),
  people: z.array(DuplicateSide).check(z.maxLength(10)),
})
export type FindPersonReply = z.infer<typeof FindPersonReply>

/** `POST /v1/office/held-entries/decide`, for a manager. */
export const DecideHeldRequest = z.discriminatedUnion('decision', [
  z.strictObject({ v: z.literal(1), hash, why, decision: z.literal('accepted') }),
  z.strictObject({ v: z.literal(1), hash, why, decision: z.literal('attached'), person: PersonId }),
  z.strictObject({ v: z.literal(1), hash, why, decision: z.literal('withdrawn') }),
])
export type DecideHeldRequest = z.infer<typeof DecideHeldRequest>

/** `still` names what speaks against it: then nothing was decided, and it is held for that. */
export const DecideHeldReply = z.strictObject({ v: z.literal(1), still: z.optional(HeldReason) })
export type DecideHeldReply = z.infer<typeof DecideHeldReply>
