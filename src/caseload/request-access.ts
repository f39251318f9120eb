import type { PersonId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { TakeAccessRequest } from '../protocol/allocations.ts'
import { askAccess } from '../sync/pull.ts'
import type { AccessForm, AccessProblem } from './api.ts'
import type { OpenVault } from './open-vault.ts'
import { type SessionKeeper, currentSession } from './synchronise.ts'

/** Asks the server for access to somebody who is not in the caseload (P21). Gives whom it means. */
export async function requestAccess(
  vault: OpenVault,
  keeper: SessionKeeper,
  form: AccessForm,
): Promise<Result<readonly PersonId[], AccessProblem>> {
  const request = TakeAccessRequest.safeParse({ v: 1, ...form })
  if (!request.success) return err('reason-too-short')
  const session = await currentSession(vault, keeper)
  if (!session.ok) return err(problemOf(session.error))
  const reply = await askAccess(session.value.token, request.data)
  return reply.ok ? ok(reply.value.people) : err(problemOf(reply.error))
}

function problemOf(problem: string): AccessProblem {
  switch (problem) {
    case 'not-allowed':
      return 'nobody'
    case 'offline':
    case 'not-the-server':
      return 'offline'
    case 'signed-out':
    case 'too-fast':
      return problem
    default:
      return 'server-fault'
  }
}
