import { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { openStore } from '../store/database.ts'
import { readDevice } from '../store/device.ts'
import type { DeriveKey } from '../vault/kdf.ts'
import { openPassphraseSlot } from '../vault/slot.ts'
import { ACCOUNT, openAccount } from './account.ts'
import type { UnlockProblem } from './api.ts'
import { openBook } from './book.ts'
import { forgetWhenOutOfContact } from './forget.ts'
import { openGeneration } from './generation.ts'
import { type OpenVault, type Tools, oneAtATime } from './open-vault.ts'
import { fetchAnew } from './receive.ts'

/** Opens the vault with a passphrase. Needs no network. */
export async function unlock(
  derive: DeriveKey,
  tools: Tools,
  passphrase: string,
): Promise<Result<OpenVault, UnlockProblem>> {
  const device = await readDevice()
  if (!device) return err('not-enrolled')
  const store = openStore(device.vault)
  const [slot] = await store.slots()
  const sealedAccount = await store.secret(ACCOUNT)
  if (!slot || !sealedAccount) return err('damaged')
  const opened = await openPassphraseSlot(device.vault, slot.slot, new Redacted(passphrase), derive)
  if (!opened.ok) return opened
  const { generation } = opened.value
  const keyring = await openGeneration(store, device.vault, opened.value)
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
 * Young people whose rows no longer open are dropped and fetched again. What was not sent of them stands in the outbox,
 * which this does not touch.
 */
async function mendBook(vault: OpenVault): Promise<void> {
  if (vault.book.damaged.length > 0) await fetchAnew(vault, vault.book.damaged)
}
