import { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { openStore } from '../store/database.ts'
import { readDevice } from '../store/device.ts'
import type { DeriveKey } from '../vault/kdf.ts'
import { openKeyring } from '../vault/keyring.ts'
import { openPassphraseSlot } from '../vault/slot.ts'
import { ACCOUNT, openAccount } from './account.ts'
import type { UnlockProblem } from './api.ts'
import { openBook } from './book.ts'
import { type OpenVault, type Tools, oneAtATime } from './open-vault.ts'
import { startAnew } from './receive.ts'

/** Opens the vault with a passphrase. Needs no network, and stores nothing that was not stored before. */
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
  const vaultKey = await openPassphraseSlot(device.vault, slot.slot, new Redacted(passphrase), derive)
  if (!vaultKey.ok) return vaultKey
  const keyring = await openKeyring(device.vault, vaultKey.value)
  const account = await openAccount(keyring, sealedAccount)
  if (!account.ok) return account
  const book = await openBook(store, keyring)
  const unfinished: OpenVault['unfinished'] = new Map()
  const vault = { device, store, keyring, account: account.value, book, tools, inTurn: oneAtATime(), unfinished }
  await mendBook(vault)
  return ok(vault)
}

/**
 * Young people whose rows no longer open are dropped and fetched again. What was not sent of them stands in the outbox,
 * which this does not touch.
 */
async function mendBook(vault: OpenVault): Promise<void> {
  if (vault.book.damaged.length > 0) await startAnew(vault, vault.book.damaged)
}
