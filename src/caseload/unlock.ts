import { type Result, err, ok } from '../lib/result.ts'
import { type Store, openStore } from '../store/database.ts'
import { type Device, readDevice } from '../store/device.ts'
import { readRetired } from '../store/retired.ts'
import type { SlotRow } from '../store/rows.ts'
import { raisedCost } from '../vault/kdf.ts'
import { openPasskeySlot } from '../vault/passkey-slot.ts'
import { type HeldKey, type OpenedSlot, costOf } from '../vault/slot.ts'
import { ACCOUNT, openAccount } from './account.ts'
import { openBook } from './book.ts'
import type { PasskeyUnlockProblem, UnlockProblem } from './door-api.ts'
import type { EnrolTools } from './enrol.ts'
import { forgetWhenOutOfContact } from './forget.ts'
import { openGeneration } from './generation.ts'
import { type OpenVault, type Tools, oneAtATime } from './open-vault.ts'
import { openWithPassphrase, replaceSlot } from './own-slots.ts'
import { fetchAnew } from './receive.ts'

/**
 * Opens an adviser's vault with a passphrase. Needs no network. Where the tablet can bear a stronger key than the one that the
 * passphrase was stored with, it is stored anew behind the open vault.
 */
export async function unlock(
  { derive, steadyClock }: EnrolTools,
  tools: Tools,
  id: string,
  passphrase: string,
): Promise<Result<OpenVault, UnlockProblem>> {
  const device = await staying(id)
  if (!device) return err('not-enrolled')
  const store = openStore(id)
  const began = steadyClock()
  const opened = await openWithPassphrase({ vault: id, store }, passphrase, derive)
  if (!opened.ok) return opened
  const { vaultKey, generation, slot } = opened.value
  const took = steadyClock() - began
  const held = { vaultKey: vaultKey.slice(), generation }
  const vault = await openVault(device, store, opened.value, tools)
  if (vault.ok) void strengthen(vault.value, slot, held, passphrase, took, derive)
  return vault
}

/** Opens an adviser's vault with the secret of a passkey. The passphrase stays the way in when this one fails. */
export async function unlockWithPasskey(
  tools: Tools,
  id: string,
  slot: string,
  secret: Uint8Array,
): Promise<Result<OpenVault, PasskeyUnlockProblem>> {
  const device = await staying(id)
  if (!device) return err('not-enrolled')
  const store = openStore(id)
  const row = (await store.slots()).find((one) => one.id === slot)
  if (!row) return err('wrong-passkey')
  const opened = await openPasskeySlot(id, row.slot, secret)
  secret.fill(0)
  return opened.ok ? openVault(device, store, { ...opened.value, renewed: undefined }, tools) : opened
}

/** The device of a vault that somebody may still open: it is neither leaving nor taken out of use. */
async function staying(id: string): Promise<Device | undefined> {
  const [device, retired] = await Promise.all([readDevice(id), readRetired()])
  return device?.leaving || retired.some(({ vault }) => vault === id) ? undefined : device
}

/** Everything behind the vault key, whichever way it was unwrapped. */
async function openVault(
  device: Device,
  store: Store,
  opened: OpenedSlot,
  tools: Tools,
): Promise<Result<OpenVault, 'damaged'>> {
  const sealedAccount = await store.secret(ACCOUNT)
  if (!sealedAccount) return err('damaged')
  const { generation } = opened
  const keyring = await openGeneration(store, device.vault, opened)
  const account = await openAccount(keyring, sealedAccount)
  if (!account.ok) return account
  const unfinished: OpenVault['unfinished'] = new Map()
  const book: OpenVault['book'] = { pages: new Map(), damaged: [] }
  const inTurn = oneAtATime()
  const closed = { device, store, keyring, generation, account: account.value, book, tools, inTurn, unfinished }
  // Before anything of anybody is opened.
  const emptiedSince = await forgetWhenOutOfContact(closed)
  const vault: OpenVault = { ...closed, emptiedSince, book: await openBook(store, closed.keyring) }
  await mendBook(vault)
  return ok(vault)
}

/**
 * Stores the passphrase's slot anew at a higher cost, if this tablet can bear one. Whatever goes wrong leaves the slot as it
 * was, and the next unlock tries again; so it does when the vault was given another key meanwhile.
 */
async function strengthen(
  { device, store }: OpenVault,
  slot: SlotRow,
  held: HeldKey,
  passphrase: string,
  tookMs: number,
  derive: EnrolTools['derive'],
): Promise<void> {
  const cost = costOf(slot.slot)
  const raised = cost && raisedCost(cost, tookMs)
  try {
    if (raised) await replaceSlot({ vault: device.vault, store }, slot, held, passphrase, raised, derive)
  } catch {
    // The slot that opened just now is still there.
  } finally {
    held.vaultKey.fill(0)
  }
}

/**
 * Young people whose rows no longer open are dropped and fetched again. What was not sent of them stands in the outbox,
 * which this does not touch.
 */
async function mendBook(vault: OpenVault): Promise<void> {
  if (vault.book.damaged.length > 0) await fetchAnew(vault, vault.book.damaged)
}
