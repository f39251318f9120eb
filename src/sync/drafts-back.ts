import type { DeviceId } from '../domain/ids.ts'
import type { Result } from '../lib/result.ts'
import {
  DraftsBackReply,
  type DraftsBackRequest,
  DraftsTakenReply,
  type DraftsTakenRequest,
} from '../protocol/kept-drafts.ts'
import { type TransportProblem, post } from './transport.ts'

/** Asks for the half-written forms that another device of the same adviser left with the server. */
export function askDraftsBack(token: string, from: DeviceId): Promise<Result<DraftsBackReply, TransportProblem>> {
  const request: DraftsBackRequest = { v: 1, from }
  return post('/v1/drafts/back', request, DraftsBackReply, { token })
}

/** Says which of them are stored here, so that the server need not keep them any longer. */
export function tellTaken(
  token: string,
  from: DeviceId,
  ids: readonly string[],
): Promise<Result<DraftsTakenReply, TransportProblem>> {
  const request: DraftsTakenRequest = { v: 1, from, ids: [...ids] }
  return post('/v1/drafts/taken', request, DraftsTakenReply, { token })
}
