import * as z from 'zod/mini'
import { type AuthorityId, DeviceId, PersonId } from '../domain/ids.ts'
import { Moment } from '../domain/time.ts'
import { type Bytes, lengthPrefixed } from '../lib/bytes.ts'
import { base64Url } from './text.ts'

/** `POST /v1/device/orders`, with the push-only token, so that a locked tablet asks too: is there anything it has to do? */
export const OrdersRequest = z.strictObject({ v: z.literal(1) })
export type OrdersRequest = z.infer<typeof OrdersRequest>

/**
 * `wipe`: somebody in the office took this tablet out of use. It names the tablet, so that no answer meant for another is obeyed.
 */
export const OrdersReply = z.strictObject({ v: z.literal(1), device: DeviceId, order: z.enum(['none', 'wipe']) })
export type OrdersReply = z.infer<typeof OrdersReply>

/** So many young people are named in one receipt; more of them go in several. */
export const MOST_REMOVED = 1_000

/**
 * What a tablet says of records that it removed: whose, when and why. `whole` is everything that was on it, whoever it was.
 * The exact text is signed and kept.
 */
export const Removal = z.strictObject({
  v: z.literal(1),
  device: DeviceId,
  at: Moment,
  why: z.enum(['withdrawn', 'out-of-contact', 'retired']),
  whole: z.boolean(),
  people: z.array(PersonId).check(z.maxLength(MOST_REMOVED)),
  /** Sealed entries that still wait on it to be sent. */
  unsent: z.int().check(z.gte(0)),
})
export type Removal = z.infer<typeof Removal>

/** The text of a {@link Removal} with its signature. A locked tablet has no key to sign with, and leaves it out. */
export const RemovalReceipt = z.strictObject({
  text: z.string().check(z.minLength(2), z.maxLength(60_000)),
  signature: z.optional(base64Url(64)),
})
export type RemovalReceipt = z.infer<typeof RemovalReceipt>

/** `POST /v1/device/removed`, with the push-only token: the tablet hands its receipt in. */
export const RemovedRequest = z.strictObject({ v: z.literal(1), receipt: RemovalReceipt })
export type RemovedRequest = z.infer<typeof RemovedRequest>

/** The server has stored it, under the SHA-256 of its text. */
export const RemovedReply = z.strictObject({ v: z.literal(1), hash: base64Url(32) })
export type RemovedReply = z.infer<typeof RemovedReply>

/** The bytes a device signs for a receipt (ECDSA P-256, SHA-256). */
export function removalSigningBytes(authority: AuthorityId, device: DeviceId, text: string): Bytes {
  return lengthPrefixed('waymark/removal/1', authority, device, text)
}
