import type { Result } from '../../lib/result.ts'
import type { CodeReply, DecideRequest, DuplicatesReply, HeldReply, StaffReply } from '../../protocol/office.ts'
import type { StaffId } from '../../domain/ids.ts'

/** Why the office got no answer. */
export type OfficeProblem = 'refused' | 'too-fast' | 'offline' | 'server-fault'

/** Why a decision was not taken: `decided` when somebody else decided meanwhile. */
export type DecideProblem = OfficeProblem | 'decided'

/** What a signed-in manager can ask; it lasts until the screen is left. */
export interface SignedInOffice {
  staff(): Promise<Result<StaffReply['staff'], OfficeProblem>>
  issueCode(staff: StaffId): Promise<Result<CodeReply, OfficeProblem>>
  held(): Promise<Result<HeldReply['held'], OfficeProblem>>
  /** People who may be here twice. */
  duplicates(): Promise<Result<DuplicatesReply['duplicates'], OfficeProblem>>
  /** Says whether two of them are one person. */
  decide(request: DecideRequest): Promise<Result<void, DecideProblem>>
}

/** The office: for managers, with a network. */
export interface OfficeApi {
  signIn(signIn: string, password: string): Promise<Result<SignedInOffice, OfficeProblem>>
}
