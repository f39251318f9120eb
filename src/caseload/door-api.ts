import type { Result } from '../lib/result.ts'
import type { HandedBack } from './api.ts'

/**
 * What the tablet is before anybody has said anything: never enrolled, locked, or open. `retired`: the office took it out of use
 * for everybody who had it, and what was on it is removed.
 */
export type DeviceState = 'new' | 'locked' | 'open' | 'retired'

/** One adviser of this tablet as it may be shown while it is locked: nothing here says who they are, unless they chose to. */
export interface AdviserView {
  readonly vault: string
  readonly label: string
  /** Whoever was in last is chosen when the tablet is locked. */
  readonly last: boolean
  /** The office took the tablet out of use for them, and what was theirs is removed. */
  readonly retired: boolean
  /** The browser took their store away. */
  readonly missing: boolean
  /** What to ask their passkeys, if they have any. */
  readonly passkeys: readonly PasskeyAsked[]
}

/** What a passkey is asked with; both in base64url. The secret that it answers with opens the slot. */
export interface PasskeyAsked {
  readonly slot: string
  readonly credential: string
  readonly input: string
}

/** The ways into the open vault. */
export interface GettingInView {
  readonly vault: string
  readonly label: string
  readonly passkeys: readonly { readonly slot: string; readonly name: string }[]
}

export interface EnrolForm {
  readonly signIn: string
  readonly password: string
  readonly code: string
  readonly passphrase: string
  /** What the locked tablet is to call them; a number if they do not say. */
  readonly label?: string | undefined
  /** The vault whose passphrase was forgotten: its adviser gets a new one, and everything of it. */
  readonly replaces?: string | undefined
}

/** What lies on the tablet of one adviser and nowhere else: sealed entries to be sent, and forms that are not finished. */
export interface LeftHere {
  readonly entries: number
  readonly forms: number
  /** Forms that this app has no copy of to hand over: only the passphrase opens them. */
  readonly lost: number
}
/** `refused` covers a wrong sign-in, password or code alike: the server does not say which. */
export type EnrolProblem =
  | 'refused'
  | 'too-fast'
  | 'offline'
  | 'server-fault'
  | 'weak-passphrase'
  | 'full'
  | 'out-of-memory'
export type PassphraseProblem = 'too-short' | 'too-common'
/** `damaged` means that the passphrase was right and the stored key is not: trying again cannot help. */
export type UnlockProblem = 'wrong-passphrase' | 'damaged' | 'unsafe-parameters' | 'out-of-memory' | 'not-enrolled'
/** `wrong-passkey`, `no-secret`: the passkey answered, and not with what opens this vault. */
export type PasskeyUnlockProblem = 'wrong-passkey' | 'no-secret' | 'damaged' | 'not-enrolled'
export type ChangeProblem = UnlockProblem | 'weak-passphrase' | 'full' | 'failed'
export type AddPasskeyProblem = UnlockProblem | 'no-secret' | 'full' | 'failed'
/** `unsent`: entries wait to be sent, and would be lost. */
export type RemoveProblem = UnlockProblem | 'unsent'

/** Changing the ways into one's own open vault. */
export interface GettingInApi {
  gettingIn(): Promise<GettingInView>
  /** What the locked tablet calls the adviser. */
  changeLabel(label: string): Promise<void>
  /** Only the way in changes; drafts, passkeys and what waits to be sent stay. */
  changePassphrase(old: string, chosen: string): Promise<Result<void, ChangeProblem>>
  /** What to make a passkey with. Stores nothing. */
  newPasskey(): Promise<Pick<PasskeyAsked, 'slot' | 'input'>>
  /** A second way in, beside the passphrase. */
  addPasskey(
    passphrase: string,
    passkey: PasskeyAsked & { readonly name: string; readonly secret: Uint8Array },
  ): Promise<Result<void, AddPasskeyProblem>>
  removePasskey(slot: string): Promise<void>
}

/** What can be asked of a tablet before it is open, and about who may open it. */
export interface DoorApi extends GettingInApi {
  state(): Promise<DeviceState>
  /** Whoever may unlock this tablet, the first to be set up first. */
  advisers(): Promise<readonly AdviserView[]>
  /** How many sealed entries of all of them wait to be sent: a number that may be shown while the tablet is locked. */
  waiting(): Promise<number>
  /** What would be lost with the tablet, counted without a key. */
  leftHere(vault: string): Promise<LeftHere>
  /**
   * Forgets that the tablet was taken out of use for one adviser, or for all; if nobody is left, it is a new one. False while
   * something of theirs waits to be sent.
   */
  startAnew(vault?: string): Promise<boolean>
  suggestPassphrase(): Promise<string>
  checkPassphrase(passphrase: string): Promise<Result<void, PassphraseProblem>>
  /** Makes this tablet an adviser's own, beside whoever has it already: needs the server once. Leaves their vault open. */
  enrol(form: EnrolForm): Promise<Result<void, EnrolProblem>>
  unlock(
    vault: string,
    passphrase: string,
  ): Promise<Result<{ readonly handedBack: readonly HandedBack[] }, UnlockProblem>>
  unlockWithPasskey(
    vault: string,
    slot: string,
    secret: Uint8Array,
  ): Promise<Result<{ readonly handedBack: readonly HandedBack[] }, PasskeyUnlockProblem>>
  /** Whether this is their passphrase: asked before something is begun that ends in needing it. Opens nothing. */
  provePassphrase(vault: string, passphrase: string): Promise<Result<void, UnlockProblem>>
  /** Takes an adviser off this tablet who proves that it is them, once everything of theirs is sent. Nobody else notices. */
  removeAdviser(vault: string, passphrase: string): Promise<Result<void, RemoveProblem>>
  /** Tells every other tab to lock, then resolves when nothing unsealed is left to write. The page reloads after it. */
  lock(): Promise<void>
}
