import type { PersonId } from '../domain/ids.ts'
import type { Result } from '../lib/result.ts'
import { TakeAccessReply, type TakeAccessRequest } from '../protocol/allocations.ts'
import { OwnHeldReply, type OwnHeldRequest, WithdrawReply, type WithdrawRequest } from '../protocol/held.ts'
import { EntriesReply, type EntriesRequest, MovedReply, type MovedRequest } from '../protocol/pull.ts'
import { type TransportProblem, post } from './transport.ts'

/** How many young people are asked for at a time: one page of the server's holds about this many whole streams. */
export const WANTS_AT_ONCE = 100
/** How many held envelopes are asked about at a time. */
const HELD_AT_ONCE = 200

/** Asks whose streams moved since `after`. Costs the same however large the caseload is. */
export function askMoved(token: string, after: number): Promise<Result<MovedReply, TransportProblem>> {
  const request: MovedRequest = { v: 1, after }
  return post('/v1/moved', request, MovedReply, { token })
}

/** Asks what was decided about envelopes of this tablet that were held. */
export function askDecided(token: string, hashes: readonly string[]): Promise<Result<OwnHeldReply, TransportProblem>> {
  const request: OwnHeldRequest = { v: 1, hashes: hashes.slice(0, HELD_AT_ONCE) }
  return post('/v1/held', request, OwnHeldReply, { token })
}

/** Takes back an envelope that is held, and says why. */
export function withdrawHeld(
  token: string,
  hash: string,
  why: string,
): Promise<Result<WithdrawReply, TransportProblem>> {
  const request: WithdrawRequest = { v: 1, hash, why }
  return post('/v1/held/withdraw', request, WithdrawReply, { token })
}

/** Fetches the entries of these streams that come after what the tablet holds. */
export function askEntries(
  token: string,
  wants: readonly { person: PersonId; after: number }[],
): Promise<Result<EntriesReply, TransportProblem>> {
  const request: EntriesRequest = { v: 1, wants: [...wants] }
  return post('/v1/entries', request, EntriesReply, { token })
}

/** Asks for somebody who is not in the caseload, for some hours. */
export function askAccess(
  token: string,
  request: TakeAccessRequest,
): Promise<Result<TakeAccessReply, TransportProblem>> {
  return post('/v1/access/take', request, TakeAccessReply, { token })
}
