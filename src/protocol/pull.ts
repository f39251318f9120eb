import * as z from 'zod/mini'
import { PersonId } from '../domain/ids.ts'
import { Receipt } from './push.ts'
import { base64Url } from './text.ts'

const seq = z.int().check(z.gte(0))

/** `POST /v1/moved`, with a session: whose streams moved since `after`? One cheap question, however large the caseload. */
export const MovedRequest = z.strictObject({ v: z.literal(1), after: seq })
export type MovedRequest = z.infer<typeof MovedRequest>

/** A young person whose stream reached `head`, or who is `gone` from the caseload: their key and dossier go too. */
export const Moved = z.strictObject({ person: PersonId, head: seq, gone: z.boolean() })
export type Moved = z.infer<typeof Moved>

/** `next` is the next request's `after`; it is kept only after everything in `moved` has been stored. */
export const MovedReply = z.strictObject({
  v: z.literal(1),
  lineage: z.string().check(z.maxLength(64)),
  moved: z.array(Moved).check(z.maxLength(1_000)),
  next: seq,
  more: z.boolean(),
  /** Envelopes of this device that wait for a person. */
  held: z.array(Receipt).check(z.maxLength(200)),
})
export type MovedReply = z.infer<typeof MovedReply>

/** `POST /v1/entries`, with a session: everything of these streams after the sequence number the device holds. */
export const EntriesRequest = z.strictObject({
  v: z.literal(1),
  wants: z.array(z.strictObject({ person: PersonId, after: seq })).check(z.minLength(1), z.maxLength(200)),
})
export type EntriesRequest = z.infer<typeof EntriesRequest>

/** The exact text of an entry at its place in the stream. Numbers are dense, so a device can prove that it missed nothing. */
export const StreamEntry = z.strictObject({ seq: z.int().check(z.gte(1)), entry: z.string() })
export type StreamEntry = z.infer<typeof StreamEntry>

/**
 * As many whole streams, in the order asked for, as fit a page; those left out are asked for again. A stream longer than a
 * page comes in parts (`head` says how far it goes). `hash` is the stream's chained hash after the last entry given.
 * Somebody not in the caseload is left out without a word.
 */
export const EntriesReply = z.strictObject({
  v: z.literal(1),
  streams: z.array(z.strictObject({ person: PersonId, head: seq, hash: base64Url(32), entries: z.array(StreamEntry) })),
  /** Young people of this request for whom the page had no room, or only in part. */
  more: z.array(PersonId),
})
export type EntriesReply = z.infer<typeof EntriesReply>
