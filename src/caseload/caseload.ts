import type { PersonId } from '../domain/ids.ts'
import { fromBase64Url, toHex } from '../lib/bytes.ts'
import { type Result, ok } from '../lib/result.ts'
import { lastVault, lockEpoch, raiseLockEpoch, rememberLast } from '../store/device.ts'
import type { CaseloadApi, CaseloadEvent, HandedBack, PersonView, SyncStatus } from './api.ts'
import { type Page, dossierOf, rereadRow } from './book.ts'
import { compartmentViews } from './compartments.ts'
import { recordOf } from './dossier.ts'
import type { DoorApi } from './door-api.ts'
import { doorMethods } from './door.ts'
import { discardDraft, readDraft, saveDraft } from './drafts.ts'
import type { EnrolTools } from './enrol.ts'
import { prepareHandOver, takeHandBacks } from './hand-over.ts'
import { heldEntry } from './held.ts'
import type { OpenVault, Tools } from './open-vault.ts'
import { recordContact, recordNotRead } from './record-contact.ts'
import type { PlanApi } from './plan-api.ts'
import { planMethods } from './plan-methods.ts'
import type { RecordApi } from './record-api.ts'
import { type Desk, everybody, recordMethods } from './record-methods.ts'
import { type Searching, createSearching } from './searching.ts'
import { type Syncing, createSyncing } from './syncing.ts'
import { personView } from './views.ts'

/** What a caseload is built from, at the edge of its worker. */
export interface CaseloadParts {
  readonly tools: Tools
  readonly enrolTools: EnrolTools
  /** Tells this worker's own page. */
  readonly emit: (event: CaseloadEvent) => void
  /** Tells every other document of this app what is stored, and hears from them. Only row ids travel, never names. */
  readonly others: { tell(message: OtherMessage): void; listen(listener: (message: OtherMessage) => void): void }
}

/** What documents of the app tell each other. */
export type OtherMessage =
  | { readonly kind: 'lock-now' }
  | { readonly kind: 'outbox'; readonly vault: string }
  /** The office took the tablet out of use for the adviser of this vault: what shows it locks. */
  | { readonly kind: 'retired'; readonly vault: string }
  /** The vault has a new key, because somebody was forgotten: what was opened with another locks. */
  | { readonly kind: 'rotated'; readonly vault: string; readonly generation: number }
  | { readonly kind: 'saved'; readonly pid: string }

/** An open vault with what keeps it in step with the server, and the lock epoch it was opened in. */
interface Open {
  readonly vault: OpenVault
  readonly syncing: Syncing
  readonly searching: Searching
  readonly epoch: number
}

/** The caseload of one worker: closed until somebody unlocks or enrols, and closed for good when the worker ends. */
export function createCaseload(parts: CaseloadParts): CaseloadApi {
  let current: Open | undefined

  const enter = async (vault: OpenVault): Promise<readonly HandedBack[]> => {
    await takeOver(parts, vault.device.vault)
    const syncing = createSyncing(vault, {
      emit: parts.emit,
      tellOthers: (pids) => pids.forEach((pid) => parts.others.tell({ kind: 'saved', pid })),
    })
    const searching = createSearching(vault)
    current = { vault, syncing, searching, epoch: await lockEpoch() }
    const handedBack = await takeHandBacks(vault)
    syncing.start()
    return handedBack
  }

  parts.others.listen((message) => void hear(parts, current, message))

  return {
    ...doorMethods(parts, {
      isOpen: () => current !== undefined,
      open: async () => (await stillOpen(parts, current)).vault,
      enter,
      lockOthers: () => lockOthers(parts),
    }),
    ...openMethods(parts, () => stillOpen(parts, current)),
    ...recordMethods(async () => deskOf(parts, await stillOpen(parts, current))),
    ...planMethods(async () => deskOf(parts, await stillOpen(parts, current))),
  }
}

/** Two advisers are never in at once: whoever comes in locks what another left open. A full tablet can still be unlocked. */
async function takeOver(parts: CaseloadParts, vault: string): Promise<void> {
  if ((await lastVault()) === vault) return
  await lockOthers(parts).catch(() => undefined)
  await rememberLast(vault).catch(() => undefined)
}

function deskOf(parts: CaseloadParts, open: Open): Desk {
  return {
    vault: open.vault,
    searching: open.searching,
    saved: (people, change) => saved(parts, open, people, change),
    lockOthers: () => lockOthers(parts),
  }
}

async function lockOthers(parts: CaseloadParts): Promise<void> {
  parts.others.tell({ kind: 'lock-now' })
  await raiseLockEpoch()
}

/** Contacts, drafts, hand-over and sending: everything else that needs an open vault. */
function openMethods(
  parts: CaseloadParts,
  open: () => Promise<Open>,
): Omit<CaseloadApi, keyof DoorApi | keyof RecordApi | keyof PlanApi> {
  return {
    account: async () => accountOf((await open()).vault),
    people: async () => (await everybody((await open()).vault)).map(({ shown }) => shown),
    person: async (person) => {
      const { vault } = await open()
      const page = vault.book.pages.get(person)
      return page && viewOf(vault, page)
    },
    saveDraft: async (person, fields, changes) => {
      const { vault } = await open()
      return vault.inTurn(() => saveDraft(vault, person, fields, changes))
    },
    discardDraft: async (person) => {
      const { vault } = await open()
      return vault.inTurn(() => discardDraft(vault, person))
    },
    recordContact: async (person, contact, changes) => {
      const at = await open()
      return saved(parts, at, [person], () => recordContact(at.vault, person, contact, changes))
    },
    recordNotRead: async (person, contact, reason, words) => {
      const at = await open()
      return saved(parts, at, [person], () => recordNotRead(at.vault, person, contact, reason, words))
    },
    prepareHandOver: async (person, contact) => {
      const { vault } = await open()
      const packet = await prepareHandOver(vault, person, contact)
      // From here on the tablet is in somebody else's hands: no other tab of it stays open.
      if (packet.ok) await lockOthers(parts)
      return packet
    },
    heldEntry: async (hash) => heldEntry((await open()).vault, hash),
    withdrawHeld: async (hash, why) => (await open()).syncing.withdraw(hash, why),
    takeAccess: async (form) => {
      const { vault, syncing } = await open()
      const taken = await syncing.takeAccess(form)
      return taken.ok ? ok(taken.value.filter((person) => vault.book.pages.has(person))) : taken
    },
    status: async () => (await open()).syncing.status(),
    syncNow: async (): Promise<SyncStatus> => (await open()).syncing.now(),
  }
}

async function viewOf(vault: OpenVault, page: Page): Promise<PersonView> {
  const { person } = page.front
  const draft = await readDraft(vault, person)
  const compartments = await compartmentViews(vault, person, recordOf(dossierOf(page)).record)
  return personView(page, vault.tools.today(), { draft, compartments, unfinished: new Set(vault.unfinished.keys()) })
}

/** Runs a change in turn; once it is stored, other tabs hear of it and the outbox starts to empty. */
async function saved<T, E>(
  parts: CaseloadParts,
  { vault, syncing }: Open,
  people: readonly PersonId[],
  change: () => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const result = await vault.inTurn(change)
  if (!result.ok) return result
  for (const person of people) {
    const pid = vault.book.pages.get(person)?.pid
    if (pid) parts.others.tell({ kind: 'saved', pid })
  }
  parts.emit({ kind: 'people', people })
  syncing.soon()
  return result
}

/**
 * The open vault, unless another document meanwhile locked the tablet, gave the vault a new key, found it taken out of use or took
 * its adviser off: a frozen tab misses the message. A store that cannot be read any more is one that was deleted.
 */
async function stillOpen(parts: CaseloadParts, current: Open | undefined): Promise<Open> {
  if (!current) throw new Error('locked')
  const { vault } = current
  const [epoch, numbers] = await Promise.all([lockEpoch(), vault.store.numbers().catch(() => undefined)])
  const same = numbers && (numbers.generation ?? 1) === vault.generation && numbers.wiped === undefined
  if (same && epoch === current.epoch) return current
  parts.emit({ kind: 'lock-now' })
  throw new Error('locked')
}

async function hear(parts: CaseloadParts, current: Open | undefined, message: OtherMessage): Promise<void> {
  if (message.kind === 'lock-now') return parts.emit({ kind: 'lock-now' })
  if (!current) return
  if (message.kind === 'retired') {
    if (message.vault === current.vault.device.vault) parts.emit({ kind: 'lock-now' })
    return
  }
  if (message.kind === 'rotated') return heardRotation(parts, current, message)
  if (message.kind === 'outbox') return heardPush(current, message.vault)
  const person = await current.vault.inTurn(() => rereadRow(current.vault, message.pid))
  if (person !== undefined) parts.emit({ kind: 'people', people: [person] })
  await current.syncing.tell()
}

function heardRotation(
  parts: CaseloadParts,
  { vault }: Open,
  { vault: of, generation }: Extract<OtherMessage, { kind: 'rotated' }>,
): void {
  if (of === vault.device.vault && generation !== vault.generation) parts.emit({ kind: 'lock-now' })
}

/** Of another adviser's outbox nothing is said here. */
async function heardPush({ vault, syncing }: Open, of: string): Promise<void> {
  if (of === vault.device.vault) await syncing.heardPush()
}

function accountOf({ account, emptiedSince }: OpenVault): Awaited<ReturnType<CaseloadApi['account']>> {
  const kid = account.sealingKeys[0]?.kid
  const bytes = kid ? fromBase64Url(kid) : undefined
  const fingerprint = bytes ? (toHex(bytes).slice(0, 24).match(/.{4}/g) ?? []).join(' ') : ''
  return { name: account.staff.name, authority: account.authority.name, keyFingerprint: fingerprint, emptiedSince }
}
