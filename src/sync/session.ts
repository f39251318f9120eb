import type { DeviceId } from '../domain/ids.ts'
import type { Result } from '../lib/result.ts'
import {
  ChallengeReply,
  type ChallengeRequest,
  EnrolReply,
  type EnrolRequest,
  SessionReply,
  type SessionRequest,
} from '../protocol/access.ts'
import { type TransportProblem, post } from './transport.ts'

/** Asks the server to make a device an adviser's own. */
export function enrolDevice(request: EnrolRequest): Promise<Result<EnrolReply, TransportProblem>> {
  return post('/v1/enrol', request, EnrolReply, {})
}

/** Starts a session by signing the server's challenge: `sign` is the device key's, so only an unlocked vault can. */
export async function startSession(
  device: DeviceId,
  sign: (nonce: string) => Promise<string>,
): Promise<Result<SessionReply, TransportProblem>> {
  const question: ChallengeRequest = { v: 1, device }
  const challenge = await post('/v1/session/challenge', question, ChallengeReply, {})
  if (!challenge.ok) return challenge
  const { nonce } = challenge.value
  const answer: SessionRequest = { v: 2, device, nonce, signature: await sign(nonce) }
  return post('/v1/session', answer, SessionReply, {})
}
