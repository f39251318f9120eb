import * as z from 'zod/mini'
import { type AuthorityId, DeviceId, PersonId } from '../domain/ids.ts'
import { type Bytes, lengthPrefixed } from '../lib/bytes.ts'
import { LARGEST_ENVELOPE } from './envelope.ts'
import { base64Url } from './text.ts'

/** The longest content of a draft that a copy is made of, in characters. */
export const LONGEST_DRAFT = 150_000

/** How many copies go at once. */
export const DRAFTS_AT_ONCE = 20

/** Names the row in which a draft lay: random to everybody but its vault. */
const DraftId = base64Url(16)

/**
 * A half-written form, in an envelope of its own beside the draft: what is left of it when nobody can open the vault any more.
 * It is signed by the device as a draft, so that it can never pass for an entry. What the form held is its own business.
 */
export const KeptDraft = z.strictObject({
  v: z.literal(1),
  id: DraftId,
  rev: z.int().check(z.minimum(1)),
  person: z.optional(PersonId),
  content: z.string().check(z.maxLength(LONGEST_DRAFT)),
})
export type KeptDraft = z.infer<typeof KeptDraft>

/** The bytes a device signs for the copy of a draft. */
export function draftSigningBytes(authority: AuthorityId, device: DeviceId, text: string): Bytes {
  return lengthPrefixed('waymark/draft/1', authority, device, text)
}

/** `POST /v1/drafts/keep`, with the push-only token of the tablet that nobody can open any more. */
export const KeepDraftsRequest = z.strictObject({
  v: z.literal(1),
  envelopes: z.array(base64Url(LARGEST_ENVELOPE)).check(z.minLength(1), z.maxLength(DRAFTS_AT_ONCE)),
})
export type KeepDraftsRequest = z.infer<typeof KeepDraftsRequest>

/**
 * What became of a copy, by the hash of its envelope. `kept`: the server holds it durably. `nobody`: it is about somebody who is
 * not in this caseload any more, whose drafts no tablet keeps. `refused`: it did not open, or was not signed by this device.
 */
const KeptReceipt = z.strictObject({ hash: base64Url(32), state: z.enum(['kept', 'nobody', 'refused']) })
export type KeptReceipt = z.infer<typeof KeptReceipt>

export const KeepDraftsReply = z.strictObject({
  v: z.literal(1),
  receipts: z.array(KeptReceipt).check(z.maxLength(DRAFTS_AT_ONCE)),
})
export type KeepDraftsReply = z.infer<typeof KeepDraftsReply>

/** `POST /v1/drafts/back`: what a device of the same member of staff left, by the device that was set up in its place. */
export const DraftsBackRequest = z.strictObject({ v: z.literal(1), from: DeviceId })
export type DraftsBackRequest = z.infer<typeof DraftsBackRequest>

/** `yours` is false, with nothing else said, for a device of somebody else and for none. */
export const DraftsBackReply = z.strictObject({
  v: z.literal(1),
  yours: z.boolean(),
  drafts: z.array(KeptDraft).check(z.maxLength(100)),
})
export type DraftsBackReply = z.infer<typeof DraftsBackReply>

/** `POST /v1/drafts/taken`: these are stored on the new device, and go from the server. */
export const DraftsTakenRequest = z.strictObject({
  v: z.literal(1),
  from: DeviceId,
  ids: z.array(DraftId).check(z.minLength(1), z.maxLength(100)),
})
export type DraftsTakenRequest = z.infer<typeof DraftsTakenRequest>
export const DraftsTakenReply = z.strictObject({ v: z.literal(1) })
export type DraftsTakenReply = z.infer<typeof DraftsTakenReply>
