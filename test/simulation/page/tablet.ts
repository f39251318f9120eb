import type { OwnKeys } from '../../../src/caseload/account.ts'
import { rereadRow } from '../../../src/caseload/book.ts'
import { storeVault } from '../../../src/caseload/enrol.ts'
import { openGeneration } from '../../../src/caseload/generation.ts'
import { takeHandBacks } from '../../../src/caseload/hand-over.ts'
import type { OpenVault, Tools } from '../../../src/caseload/open-vault.ts'
import type { SyncMemory } from '../../../src/caseload/outgoing.ts'
import type { SessionKeeper } from '../../../src/caseload/synchronise.ts'
import { unlock } from '../../../src/caseload/unlock.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { utf8 } from '../../../src/lib/bytes.ts'
import { Redacted, reveal } from '../../../src/lib/redacted.ts'
import { err, ok } from '../../../src/lib/result.ts'
import type { EnrolReply } from '../../../src/protocol/access.ts'
import { type Store, openStore } from '../../../src/store/database.ts'
import { type Device, addDevice, dropDevice } from '../../../src/store/device.ts'
import type { Change } from '../../../src/store/rows.ts'
import { sha256 } from '../../../src/vault/digest.ts'
import { DEFAULT_COST, type DeriveKey } from '../../../src/vault/kdf.ts'
import { type Keyring, newVaultKey } from '../../../src/vault/keyring.ts'
import { newId } from '../../../src/vault/random.ts'
import { createPassphraseSlot, openPassphraseSlot } from '../../../src/vault/slot.ts'
import { type Line, closeLine, openLine, tokenOf } from './line.ts'

/** Something that was saved on a tablet: its transaction has completed, whether or not anybody was told. */
export interface Saved {
  readonly hash: string
  readonly id: string
  readonly person: PersonId
  /**
   * Where this tablet shows it: in the young person's dossier, there once a hand-over is taken back, or nowhere, as what lies in a
   * compartment or was saved by a newer app.
   */
  readonly shown: 'dossier' | 'handed-back' | 'nowhere'
}

/** An open vault in one tab of a tablet, with what it is doing. */
export interface Tab {
  readonly vault: OpenVault
  readonly keeper: SessionKeeper
  readonly memory: SyncMemory
  readonly generation: number
  /** Rows that another tab stored and this one has not heard of. */
  readonly unheard: string[]
  /** Ids in the order in which they were made. */
  readonly drawn: string[]
  /** Whom the change under way is about; undefined while somebody new is recorded. */
  subject: PersonId | undefined
}

/** A tablet: its storage, its line, its clock, and a trap that springs at a commit. */
export interface Tablet {
  readonly adviser: number
  readonly record: Device
  readonly line: Line
  /** The storage as it is looked at from outside, past everything that the app keeps in memory. */
  readonly outside: Store
  readonly tabs: (Tab | undefined)[]
  readonly ended: OpenVault[]
  readonly saved: Saved[]
  /** When rows of somebody were forgotten: how much had been saved by then. */
  readonly forgets: { readonly pid: string; readonly upTo: number }[]
  years: number
  /** Whether its tabs hear nothing of each other for now. */
  frozen: boolean
  trap: { after: number; readonly how: 'fails' | 'before' | 'after' } | undefined
}

const PASSPHRASE = 'four words of nobody'

/** The tablet's own keys are as costly as everywhere; a passphrase that nobody guesses at need not be. */
const derive: DeriveKey = async (passphrase, { salt }) => ok(await sha256(utf8(`${reveal(passphrase)} ${salt}`)))

/** Deriving seems to take long, so that no slot is stored anew at a higher cost behind an open vault. */
let steady = 0
const steadyClock = () => (steady += 60_000)

/** Sets a tablet up from what the council answered. */
export async function newTablet(reply: EnrolReply, adviser: number, keys: OwnKeys): Promise<Tablet> {
  const vault = emptied.pop() ?? newId()
  const key = newVaultKey()
  const held = { vaultKey: key, generation: 1 }
  const slot = await createPassphraseSlot(vault, held, new Redacted(PASSPHRASE), DEFAULT_COST, derive)
  if (!slot.ok) throw new Error(slot.error)
  const stored = await storeVault(vault, held, slot.value, reply, keys)
  if (!stored.ok) throw new Error(stored.error)
  const record: Device = {
    v: 1,
    vault,
    authority: reply.authority.id,
    device: reply.device,
    pushToken: reply.pushToken,
  }
  await addDevice(record)
  return {
    adviser,
    record,
    line: openLine(reply.device),
    outside: openStore(vault),
    tabs: [undefined, undefined],
    ended: [],
    saved: [],
    forgets: [],
    years: 0,
    frozen: false,
    trap: undefined,
  }
}

/** The keys of the tablet's storage as it lies there now: whenever somebody is forgotten, it gets another. */
export async function keyringOf({ record, outside }: Tablet): Promise<Keyring> {
  const [row] = await outside.slots()
  const opened = row && (await openPassphraseSlot(record.vault, row.slot, new Redacted(PASSPHRASE), derive))
  if (!opened?.ok) throw new Error('the slot of the tablet does not open')
  return openGeneration(outside, record.vault, opened.value)
}

/** The tab of a tablet, unlocked if it is not open, or if it was opened with a key that the storage has no more. */
export async function tabOf(tablet: Tablet, n: number): Promise<Tab> {
  await lockOutdated(tablet)
  const open = tablet.tabs[n]
  if (open) return open
  const drawn: string[] = []
  const pids = new Set((await tablet.outside.people()).keys.map(({ pid }) => pid))
  const opened = await unlock({ derive, steadyClock, newId }, toolsOf(tablet, drawn), tablet.record.vault, PASSPHRASE)
  if (!opened.ok) throw new Error(`the tablet does not open: ${opened.error}`)
  if (opened.value.book.damaged.length > 0) throw new Error('rows of the tablet do not open')
  // A clock that was ten years ahead emptied it.
  if (opened.value.emptiedSince) for (const pid of pids) tablet.forgets.push({ pid, upTo: tablet.saved.length })
  const { generation } = tablet.line
  const of: { tab?: Tab } = {}
  const store = gated(tablet, opened.value.store, () => of.tab ?? { drawn, subject: undefined, generation })
  const device = courierDevice(tablet)
  const vault: OpenVault = { ...opened.value, store, device }
  const memory: SyncMemory = { syncing: false, problem: undefined, lastSentAt: undefined, lastPulledAt: undefined }
  const tab: Tab = { vault, memory, keeper: { session: undefined }, generation, unheard: [], drawn, subject: undefined }
  of.tab = tab
  tablet.tabs[n] = tab
  await takeHandBacks(vault)
  return tab
}

/** What was opened with an earlier key locks as soon as it hears of another, or is touched. */
async function lockOutdated(tablet: Tablet): Promise<void> {
  const { generation = 1 } = await tablet.outside.numbers()
  for (const [n, tab] of tablet.tabs.entries()) {
    if (!tab || tab.vault.generation === generation) continue
    tablet.tabs[n] = undefined
    tablet.ended.push(tab.vault)
  }
}

/** The device as what is under way now uses it. */
export function courierDevice({ record, line }: Tablet): Device {
  return { ...record, pushToken: tokenOf(record.pushToken, line) }
}

/** The storage as the service worker has it: with no vault, and while the tablet is locked. */
export function courierStore(tablet: Tablet): Store {
  const { generation } = tablet.line
  return gated(tablet, tablet.outside, () => ({ drawn: [], subject: undefined, generation }))
}

function toolsOf(tablet: Tablet, drawn: string[]): Tools {
  const now = () => {
    const date = new Date()
    date.setUTCFullYear(date.getUTCFullYear() + tablet.years)
    return date.toISOString()
  }
  const newer = () => {
    const id = newId()
    drawn.push(id)
    return id
  }
  return { now, today: () => now().slice(0, 10), newId: newer }
}

/** Everything that a tablet does ends here: what is under way stores and sends nothing any more. */
export function end(tablet: Tablet): void {
  tablet.line.generation++
  for (const tab of tablet.tabs.splice(0, 2, undefined, undefined)) if (tab) tablet.ended.push(tab.vault)
}

/** Lets go of what ended, once nothing of it is under way. */
export function tidy(tablet: Tablet): void {
  for (const { store } of tablet.ended.splice(0)) store.close()
}

/** Databases that nothing is left in: making and deleting one costs more than a history. */
const emptied: string[] = []

/** Throws a tablet away, with everything that it holds. */
export async function discard(tablet: Tablet): Promise<void> {
  end(tablet)
  tidy(tablet)
  tablet.outside.close()
  closeLine(tablet.line)
  await dropDevice(tablet.record.vault)
  await empty(`waymark-${tablet.record.vault}`)
  emptied.push(tablet.record.vault)
}

function empty(name: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const opening = indexedDB.open(name)
  opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
  opening.addEventListener('success', () => {
    const stores = [...opening.result.objectStoreNames]
    const emptying = opening.result.transaction(stores, 'readwrite')
    for (const store of stores) emptying.objectStore(store).clear()
    emptying.addEventListener('complete', () => {
      opening.result.close()
      resolve()
    })
  })
  return promise
}

/** Tells the other tab of what one has stored, as a broadcast between documents does. A frozen tab hears it later. */
export async function tellOthers(tablet: Tablet, from: Tab, pids: readonly (string | undefined)[]): Promise<void> {
  const said = pids.filter((pid) => pid !== undefined)
  for (const tab of tablet.tabs) if (tab && tab !== from) tab.unheard.push(...said)
  if (!tablet.frozen) await hear(tablet)
}

/** A tablet whose tabs were frozen goes on: they hear what was said meanwhile. */
export async function thaw(tablet: Tablet): Promise<void> {
  tablet.frozen = false
  await hear(tablet)
}

async function hear(tablet: Tablet): Promise<void> {
  await lockOutdated(tablet)
  for (const tab of tablet.tabs)
    for (const pid of tab?.unheard.splice(0) ?? []) await tab?.vault.inTurn(() => rereadRow(tab.vault, pid))
}

/** A store whose commits fail, or end the tablet before or after they are done, where the trap says so. */
function gated(tablet: Tablet, store: Store, tabOfChange: () => Pick<Tab, 'drawn' | 'subject' | 'generation'>): Store {
  return {
    ...store,
    commit: async (change) => {
      const tab = tabOfChange()
      if (tab.generation !== tablet.line.generation) return err('failed')
      const how = spring(tablet)
      if (how === 'before') end(tablet)
      if (how === 'before' || how === 'fails') return err('failed')
      const committed = await store.commit(change)
      if (committed.ok) note(tablet, tab, change)
      if (how === 'after') end(tablet)
      return committed
    },
  }
}

function spring(tablet: Tablet): 'fails' | 'before' | 'after' | undefined {
  const { trap } = tablet
  if (!trap || trap.after-- > 0) return undefined
  tablet.trap = undefined
  return trap.how
}

/** Writes down what exists from now on. */
function note(tablet: Tablet, { drawn, subject }: Pick<Tab, 'drawn' | 'subject'>, change: Change): void {
  for (const pid of change.forget ?? []) tablet.forgets.push({ pid, upTo: tablet.saved.length })
  const rows = change.outbox ?? []
  const ids = drawn.slice(drawn.length - rows.length)
  const person = subject ?? (drawn.at(-rows.length - 1) as PersonId)
  const isHandOver = (change.addHandbacks?.length ?? 0) > 0
  const shown = isHandOver ? 'handed-back' : (change.added?.length ?? 0) > 0 ? 'dossier' : 'nowhere'
  rows.forEach(({ hash }, n) => tablet.saved.push({ hash, id: ids[n] ?? '', person, shown }))
}
