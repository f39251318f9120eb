import type { Compartment, FactField } from '../domain/fact.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Moment } from '../domain/time.ts'
import type { Result } from '../lib/result.ts'
import type { HeldDecision } from '../protocol/held.ts'
import type { HeldReason } from '../protocol/push.ts'
import type { SyncProblem } from './api.ts'
import type { EntryWords } from './entry-words.ts'

/** Where something that is held is said anew: by the form that it was written with. */
export type CorrectIn =
  | { readonly form: 'contact'; readonly contact: EntryId }
  | { readonly form: 'fact'; readonly field: FactField; readonly of: EntryId | undefined }
  | { readonly form: 'compartment'; readonly compartment: Compartment }
  | { readonly form: 'plan' | 'sharing' | 'papers' | 'person' }

/** Something that the server holds, for its author. */
export interface HeldEntryView {
  readonly hash: string
  readonly person: PersonId
  /** As sorted; says so where the tablet can no longer name them. */
  readonly name: string
  readonly savedAt: Moment
  readonly reason: HeldReason | undefined
  /** `apart`: it lies in a compartment, which opens for a reason only. `gone`: it is no longer on this tablet. */
  readonly says: EntryWords | 'apart' | 'gone'
  /** Undefined where it cannot be said anew here: another's words, or somebody no longer in the caseload. */
  readonly correctIn: CorrectIn | undefined
}

/** What somebody decided about something that was held. */
export interface DecidedView {
  readonly decision: HeldDecision
  readonly by: string
  readonly at: Moment
  readonly why: string | undefined
}

/** Why a decision was not taken: `decided` when somebody else decided meanwhile. */
export type HeldProblem = SyncProblem | 'decided'

/** What its author can do with what is held. Part of {@link CaseloadApi}. */
export interface HeldApi {
  heldEntry(hash: string): Promise<HeldEntryView | undefined>
  /** Takes it back: it is kept by the server, and in no record. Needs the network. */
  withdrawHeld(hash: string, why: string): Promise<Result<void, HeldProblem>>
}
