import * as z from 'zod/mini'
import { Moment } from '../domain/time.ts'
import { base64Url } from './text.ts'

/**
 * `POST /v1/history`, with the push-only token: which history of the database answers, and what time it is there. A server that was
 * restored has another history. The nonce is made for this one question, so that no stored answer passes for a new one.
 */
export const HistoryRequest = z.strictObject({ v: z.literal(1), nonce: base64Url(16) })
export type HistoryRequest = z.infer<typeof HistoryRequest>
export const HistoryReply = z.strictObject({
  v: z.literal(1),
  nonce: base64Url(16),
  lineage: z.string().check(z.minLength(1), z.maxLength(64)),
  now: Moment,
})
export type HistoryReply = z.infer<typeof HistoryReply>
