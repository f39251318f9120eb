import type { Result } from '../../lib/result.ts'
import type { AllocationView, GiveRequest, TakeRequest, TemporaryReply } from '../../protocol/allocations.ts'
import type {
  DecideHeldRequest,
  FindPersonReply,
  FindPersonRequest,
  HeldEntriesReply,
  LookReply,
} from '../../protocol/held.ts'
import type { CodeReply, DecideRequest, DuplicatesReply, StaffReply } from '../../protocol/office.ts'
import type { HeldReason } from '../../protocol/push.ts'
import type { AssessReply, RetireReason, TabletView } from '../../protocol/tablets.ts'
import type { DeviceId, StaffId } from '../../domain/ids.ts'

/** Why the office got no answer. */
export type OfficeProblem = 'refused' | 'too-fast' | 'offline' | 'server-fault'

/** Why a decision was not taken: `decided` when somebody else decided meanwhile. */
export type DecideProblem = OfficeProblem | 'decided'

/** Why nobody was given or taken: `nobody` when nobody is meant, `dates` when the days do not follow each other. */
export type ChangeProblem = OfficeProblem | 'nobody' | 'dates'

/** What a signed-in manager can ask; it lasts until the screen is left. */
export interface SignedInOffice {
  staff(): Promise<Result<StaffReply['staff'], OfficeProblem>>
  issueCode(staff: StaffId): Promise<Result<CodeReply, OfficeProblem>>
  /** What is held, and what was decided lately. */
  heldEntries(): Promise<Result<HeldEntriesReply, OfficeProblem>>
  /** What one of them says; the look is written down. */
  lookAtHeld(hash: string): Promise<Result<LookReply['look'], DecideProblem>>
  /** One young person, to whom something may belong. */
  findPerson(request: FindPersonRequest): Promise<Result<FindPersonReply['people'], OfficeProblem>>
  /** Decides about something held; gives what still speaks against it, if anything does. */
  decideHeld(request: DecideHeldRequest): Promise<Result<HeldReason | undefined, DecideProblem>>
  /** People who may be here twice. */
  duplicates(): Promise<Result<DuplicatesReply['duplicates'], OfficeProblem>>
  /** Says whether two of them are one person. */
  decide(request: DecideRequest): Promise<Result<void, DecideProblem>>
  /** Who is given whom, from when and until when. */
  allocations(): Promise<Result<readonly AllocationView[], OfficeProblem>>
  /** Gives an adviser young people; how many they have by it now. */
  give(request: GiveRequest): Promise<Result<number, ChangeProblem>>
  /** Takes young people away from an adviser; how many leave. */
  take(request: TakeRequest): Promise<Result<number, ChangeProblem>>
  /** Who took access for some hours, to whom and why. That somebody looked is written down. */
  temporary(): Promise<Result<TemporaryReply['taken'], OfficeProblem>>
  /** A manager knows of one; with `end`, it ends at once. */
  seen(id: string, end: boolean): Promise<Result<void, OfficeProblem>>
  /** Every tablet there is or was. */
  tablets(): Promise<Result<readonly TabletView[], OfficeProblem>>
  /** Takes a tablet out of use. */
  retire(device: DeviceId, why: RetireReason): Promise<Result<void, OfficeProblem>>
  /** Whose records were on a tablet. That somebody looked is written down. */
  assess(device: DeviceId): Promise<Result<AssessReply, OfficeProblem>>
}

/** The office: for managers, with a network. */
export interface OfficeApi {
  signIn(signIn: string, password: string): Promise<Result<SignedInOffice, OfficeProblem>>
}
