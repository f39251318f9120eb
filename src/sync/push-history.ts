import { toBase64Url } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { HistoryReply, type HistoryRequest } from '../protocol/history.ts'
import type { Device } from '../store/device.ts'
import { type TransportProblem, post } from './transport.ts'

/**
 * Asks which history the server has, and what time it is there. Believed only when the answer repeats this question's own number.
 * A server too old to know the question says `not-allowed`.
 */
export async function askHistory(
  device: Device,
): Promise<Result<Pick<HistoryReply, 'lineage' | 'now'>, TransportProblem>> {
  const nonce = toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
  const request: HistoryRequest = { v: 1, nonce }
  const reply = await post('/v1/history', request, HistoryReply, { token: device.pushToken })
  if (!reply.ok) return reply
  return reply.value.nonce === nonce ? ok(reply.value) : err('not-the-server')
}
