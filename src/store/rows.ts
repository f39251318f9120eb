import type { Bytes } from '../lib/bytes.ts'
import type { Sealed } from '../lib/sealed.ts'
import type { HeldReason, Receipt } from '../protocol/push.ts'

/** What wraps a vault key: under a passphrase, or under the secret of a passkey. */
export interface SlotRow {
  readonly id: string
  readonly slot: Sealed
}

/** A young person's wrapped key. Deleting it deletes everything under it. */
export interface KeyRow {
  readonly pid: string
  readonly sealed: Sealed
}

/** Everything about one young person. `rev` rises by one with each save. */
export interface DossierRow {
  readonly pid: string
  readonly rev: number
  readonly sealed: Sealed
}

/**
 * An entry of this tablet that is not in its dossier yet: writing one small row keeps a save quick, and the next change from
 * the server folds it in.
 */
export interface AddedRow {
  readonly n: number
  readonly pid: string
  readonly sealed: Sealed
}

/** The wrapped key of one compartment of one young person. */
export interface BoxRow {
  readonly box: string
  readonly pid: string
  readonly sealed: Sealed
}

/** One entry of a compartment, sealed under the compartment's own key: no dossier holds it. */
export interface ApartRow {
  readonly id: string
  readonly box: string
  readonly pid: string
  readonly sealed: Sealed
}

/**
 * A half-written form of one young person. `copy` is the same, sealed to the council: of use only when the vault can never be
 * opened again.
 */
export interface DraftRow {
  readonly id: string
  readonly pid: string
  readonly rev: number
  readonly sealed: Sealed
  readonly copy?: { readonly hash: string; readonly envelope: Bytes } | undefined
}

/** A sealed entry on its way to the council. `about` says to its author what it is: sealed to the vault. */
export interface OutboxRow {
  readonly n: number
  readonly hash: string
  readonly envelope: Bytes
  readonly about: Sealed
  readonly state: 'waiting' | Receipt['state'] | EndedState
  readonly reason?: HeldReason | undefined
  /** Of what was held: what somebody decided, who and why, sealed to the vault. */
  readonly decided?: Sealed | undefined
  /** When it was first seen to be acknowledged, by both clocks; absent before that. */
  readonly acknowledged?: Clocks | undefined
}

/** One moment by the server's clock and by the tablet's, in milliseconds since 1970. Either may be wrong. */
export interface Clocks {
  readonly server: number
  readonly tablet: number
}

/** What the server said of envelopes, and which of its histories said so. */
export interface Heard {
  readonly lineage: string
  readonly receipts?: readonly Receipt[]
  /** Envelopes that were held, and that the server does not name among the held any more. */
  readonly released?: readonly string[]
  /** The time of the answer: lets go of what was acknowledged long ago. */
  readonly clocks?: Clocks
}

/** The server keeps it, and by somebody's decision it is not in the record that it was written for. */
export type EndedState = 'withdrawn' | 'replaced' | 'attached'

/** What a hand-over left for the vault. A row with a key is replaced by the next one of that key. */
export interface HandBackRow {
  readonly n: number
  readonly key?: string | undefined
  readonly sealed: Sealed
}

/** One of the vault's own secrets. */
export interface SecretRow {
  readonly name: string
  readonly sealed: Sealed
}

/** Everything that one transaction may change. All of it is stored, or none. */
export interface Change {
  readonly slots?: readonly SlotRow[]
  readonly dropSlots?: readonly string[]
  /** Slots that have to be there still: where another tab dropped one, the change is `stale`. */
  readonly expectSlots?: readonly string[]
  readonly secrets?: readonly SecretRow[]
  readonly dropSecrets?: readonly string[]
  readonly keys?: readonly KeyRow[]
  /** `expected` is the revision that this one takes the place of; 0 for somebody new. */
  readonly dossiers?: readonly (DossierRow & { readonly expected: number })[]
  readonly added?: readonly Omit<AddedRow, 'n'>[]
  /** Added entries that the dossier of the same change holds now. */
  readonly dropAdded?: readonly number[]
  /** Compartments that had no key yet. Where another tab was faster, the change is `stale`. */
  readonly newBoxes?: readonly BoxRow[]
  readonly apart?: readonly ApartRow[]
  /** Young people whose keys, dossier, compartments, added entries and drafts go. What they have in the outbox stays. */
  readonly forget?: readonly string[]
  readonly drafts?: readonly DraftRow[]
  readonly dropDrafts?: readonly string[]
  readonly outbox?: readonly Pick<OutboxRow, 'hash' | 'envelope' | 'about'>[]
  /** Rows that another history of the server acknowledged wait again. */
  readonly heard?: Heard
  /** What was decided about envelopes that were held. */
  readonly decided?: readonly {
    readonly hash: string
    readonly state: 'applied' | EndedState
    readonly decided: Sealed
  }[]
  /** Entries of compartments that are in no record any more. */
  readonly dropApart?: readonly string[]
  readonly addHandbacks?: readonly Pick<HandBackRow, 'sealed'>[]
  readonly putHandbacks?: readonly { readonly key: string; readonly sealed: Sealed }[]
  readonly dropHandbacks?: readonly number[]
  readonly dropHandbackKeys?: readonly string[]
  /** Keys of compartments that are there already, wrapped anew. */
  readonly boxes?: readonly BoxRow[]
  /**
   * The generation of the vault key that this change was sealed under. A change that wraps keys or seals secrets under another
   * than the store's is refused: nobody could open them.
   */
  readonly generation?: number | undefined
  /**
   * Everything that the vault key wraps is in this change, wrapped under the next generation. `wraps` is how often something had
   * been wrapped when it was read: if another tab wrapped something since, the change is `stale`.
   */
  readonly rotate?: { readonly to: number; readonly wraps: number }
  /** When the server was heard, by this tablet's clock: from here on the days without contact are counted. */
  readonly heardAt?: number
  /** The time as the tablet's clock has it: the latest ever seen is kept. */
  readonly seenAt?: number
}

/** Everything that is wrapped or sealed under the vault key itself, as it was at one moment. */
export interface Wrapped {
  readonly slots: readonly SlotRow[]
  readonly secrets: readonly SecretRow[]
  readonly keys: readonly KeyRow[]
  readonly boxes: readonly BoxRow[]
  /** Half-filled forms about nobody in particular: the others lie under a young person's key. */
  readonly forms: readonly DraftRow[]
  readonly wraps: number
}

/**
 * Why nothing was stored. `stale`: somebody else changed a dossier or a slot, or made a compartment, meanwhile. `gone`: the young
 * person whose rows these are was forgotten meanwhile. `full`: the disk or the browser's quota. `newer-store`: newer code wrote here
 * and this code must not, or the store was closed. `rotated`: another tab gave the vault a new key. `wiped`: the tablet was taken out
 * of use, and everything on it was removed.
 */
export type CommitProblem = 'stale' | 'gone' | 'full' | 'newer-store' | 'rotated' | 'wiped' | 'failed'
