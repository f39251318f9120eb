import type { PersonId } from '../domain/ids.ts'
import type { PlanPacket } from '../handover/packet.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { SaveProblem } from './api.ts'
import { knownRecord } from './book.ts'
import { signingFor } from './hand-over.ts'
import type { OpenVault } from './open-vault.ts'

/** Everything the hand-over document may have to make a plan together: the plan, and a key for answering it and nothing else. */
export async function preparePlan(vault: OpenVault, person: PersonId): Promise<Result<PlanPacket, SaveProblem>> {
  const page = vault.book.pages.get(person)
  const state = knownRecord(vault, person)?.plan
  if (!page || !state) return err('not-in-caseload')
  const unfinished = vault.unfinished.get(state.id)?.words
  return ok({
    ...(await signingFor(vault, page, state.id)),
    plan: JSON.stringify(state.current),
    ...(unfinished === undefined ? {} : { unfinished }),
  })
}
