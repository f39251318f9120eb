import type { CohortStanding } from '../domain/ages.ts'
import type { Contact } from '../domain/contact.ts'
import type { Entry } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { AgreementState } from '../domain/record.ts'
import type { Day, Moment } from '../domain/time.ts'
import type { Result } from '../lib/result.ts'
import type { TakeAccessRequest } from '../protocol/allocations.ts'
import type { HeldReason } from '../protocol/push.ts'
import type { DoorApi } from './door-api.ts'
import type { DecidedView, HeldApi } from './held-api.ts'
import type { PlanApi } from './plan-api.ts'
import type { CompartmentView, FactView, GuaranteeView, MissingView, RecordApi, SectionView } from './record-api.ts'

/** `full`: nothing was saved and nothing is half-saved. `newer-store`: a newer app wrote here; reload to get it. */
export type SaveProblem = 'full' | 'newer-store' | 'locked' | 'not-in-caseload' | 'failed'

/** What came back from a hand-over since the tablet was last unlocked. */
export interface HandedBack {
  readonly person: PersonId
  /** Undefined when the young person answered their plan or their whole record, not one contact. */
  readonly contact: EntryId | undefined
  /** `unfinished`: words were written and not sent off; they are kept, and the next hand-over of this contact offers them. */
  readonly outcome:
    | 'agreed'
    | 'disagreed'
    | 'change-asked'
    | 'changed'
    | 'unfinished'
    | 'record-answered'
    | 'plan-changed'
    | 'plan-agreed'
    | 'plan-disagreed'
    | 'plan-unfinished'
}

export interface AccountView {
  readonly name: string
  readonly authority: string
  /** Short form of the council's sealing key, to compare with the one the council published. */
  readonly keyFingerprint: string
  /** Since when the server was not heard, when that was so long that the records were removed at this unlock. */
  readonly emptiedSince: Moment | undefined
}

/** One line of the caseload list. Sensitive activities show only their group. */
export interface PersonCard {
  readonly person: PersonId
  /** As shown and sorted: "Quillfeather, Amara". */
  readonly name: string
  readonly given: string
  readonly family: string
  readonly school: string | undefined
  readonly year: number | undefined
  readonly destinationGroup: string | undefined
  readonly destination: string | undefined
  readonly levelOfSupport: string | undefined
  readonly lastContactOn: Day | undefined
  /** Contacts that nobody has read with the young person yet, or that changed since. */
  readonly toAgree: number
  readonly hasDraft: boolean
  readonly contested: boolean
  /** Until when what they do now counts as known; undefined where it does not lapse. */
  readonly lapsesOn: Day | undefined
  readonly lapse: 'current' | 'lapses-soon' | 'lapsed' | 'not-known' | 'never-lapses' | undefined
}

export interface ContactView {
  readonly id: EntryId
  /** The entry of the version shown. */
  readonly entry: EntryId
  readonly contact: Contact
  readonly typeLabel: string
  readonly channelLabel: string
  readonly outcomeLabel: string
  readonly presentLabel: string
  readonly recordedBy: string
  readonly recordedAt: Moment
  readonly state: AgreementState
  readonly answer:
    | {
        readonly words: string | undefined
        readonly reason: string | undefined
        readonly at: Moment
        readonly how: string
      }
    | undefined
  readonly versions: number
  /** Where two people changed it apart: what the others than the version shown say. */
  readonly others: readonly { readonly contact: Contact; readonly recordedBy: string; readonly recordedAt: Moment }[]
  /** Whether this version and its answer have reached the server. */
  readonly sent: boolean
  /** Words that a hand-over left unfinished. */
  readonly unfinished: boolean
}

export interface PersonView {
  readonly person: PersonId
  readonly given: string
  readonly name: string
  readonly age: number | undefined
  readonly year: number | undefined
  readonly school: string | undefined
  /** Until when the council has to know what they do, and until when they have to take part in learning. */
  readonly cohort: CohortStanding | undefined
  /** What matters first: destination, school, level of support, reach. */
  readonly summary: readonly FactView[]
  readonly sections: readonly SectionView[]
  /** What is held apart; its content comes only when somebody says why they look. */
  readonly compartments: readonly CompartmentView[]
  /** What the code of what they do now still needs for the national return. */
  readonly missing: readonly MissingView[]
  readonly guarantee: GuaranteeView
  /** Set for somebody who is on no list yet. */
  readonly newcomer: boolean
  readonly contacts: readonly ContactView[]
  readonly draft: DraftView | undefined
  /** Entries that this app is too old to read: kept, counted, never hidden. */
  readonly unreadable: number
}

/** A half-written contact: whatever the form holds, valid or not. Its shape is the form's own business. */
export type DraftFields = { readonly [name: string]: string | readonly string[] }
export interface DraftView {
  readonly fields: DraftFields
  readonly savedAt: Moment
  /** Set when the draft changes a contact that is already recorded. */
  readonly changes: EntryId | undefined
}

/** One saved entry on its way. */
export interface OutgoingView {
  readonly hash: string
  readonly savedAt: Moment
  readonly person: PersonId
  readonly name: string
  readonly what: Entry['kind']
  readonly state: 'waiting' | 'received' | 'applied' | 'held' | 'withdrawn' | 'replaced' | 'attached'
  readonly reason: HeldReason | undefined
  /** What somebody decided about it while it was held. */
  readonly decided: DecidedView | undefined
}

/** What the header and the sending page say. Counted from receipts only: nothing is "sent" because a request went well. */
export interface SyncStatus {
  readonly waiting: number
  readonly held: number
  readonly oldestWaitingSince: Moment | undefined
  readonly lastSentAt: Moment | undefined
  /** When this tablet last heard from the server that it has everything. */
  readonly lastPulledAt: Moment | undefined
  readonly problem: SyncProblem | undefined
  readonly syncing: boolean
  readonly items: readonly OutgoingView[]
}
export type SyncProblem =
  | 'offline'
  | 'not-the-server'
  | 'signed-out'
  | 'server-fault'
  | 'too-fast'
  | 'gap'
  | 'client-too-old'
  | 'full'

/** Somebody who is not in the caseload, by name and date of birth in full, and why and for how long they are needed. */
export type AccessForm = Omit<TakeAccessRequest, 'v'>
export type AccessProblem = 'nobody' | 'reason-too-short' | 'too-fast' | 'offline' | 'signed-out' | 'server-fault'

/** A message from the worker: something the screen shows has changed. */
export type CaseloadEvent =
  | { readonly kind: 'status'; readonly status: SyncStatus }
  | { readonly kind: 'people'; readonly people: readonly PersonId[] }
  | { readonly kind: 'lock-now' }

/** Everything a screen can ask. It runs in a worker of its own, which alone holds keys; views come back, never keys. */
export interface CaseloadApi extends DoorApi, RecordApi, PlanApi, HeldApi {
  account(): Promise<AccountView>
  people(): Promise<readonly PersonCard[]>
  person(person: PersonId): Promise<PersonView | undefined>
  saveDraft(person: PersonId, fields: DraftFields, changes?: EntryId): Promise<Result<Moment, SaveProblem>>
  discardDraft(person: PersonId): Promise<void>
  /** Saves a contact and drops its draft, in one transaction. `changes` names the contact it is a new version of. */
  recordContact(person: PersonId, contact: Contact, changes?: EntryId): Promise<Result<EntryId, SaveProblem>>
  /** Records why a contact was not read together. */
  recordNotRead(person: PersonId, contact: EntryId, reason: string, words?: string): Promise<Result<void, SaveProblem>>
  /** Prepares a hand-over of one contact and gives it to the service worker for the next document to take, once. */
  prepareHandOver(person: PersonId, contact: EntryId): Promise<Result<unknown, SaveProblem>>
  /** Takes access to somebody for some hours: needs the server. Gives who of them is on the tablet now. */
  takeAccess(form: AccessForm): Promise<Result<readonly PersonId[], AccessProblem>>
  status(): Promise<SyncStatus>
  syncNow(): Promise<SyncStatus>
}
