import { type Bytes, equalBytes } from '../lib/bytes.ts'
import { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Store } from '../store/database.ts'
import type { CommitProblem, SlotRow } from '../store/rows.ts'
import type { DeriveKey, KdfCost } from '../vault/kdf.ts'
import { readPasskeySlot } from '../vault/passkey-slot.ts'
import { type SlotProblem, createPassphraseSlot, openPassphraseSlot } from '../vault/slot.ts'

/** One adviser's vault with its slots. */
export interface Vault {
  readonly vault: string
  readonly store: Store
}

/** Unwraps the vault key with a passphrase, and tells by which slot. */
export async function openWithPassphrase(
  { vault, store }: Vault,
  passphrase: string,
  derive: DeriveKey,
): Promise<Result<{ readonly vaultKey: Bytes; readonly slot: SlotRow }, SlotProblem>> {
  let problem: SlotProblem = 'damaged'
  for (const row of await passphraseSlots(store)) {
    const opened = await openPassphraseSlot(vault, row.slot, new Redacted(passphrase), derive)
    if (opened.ok) return ok({ vaultKey: opened.value, slot: row })
    problem = opened.error
  }
  return err(problem)
}

/** Whether a passphrase opens a vault; what it unwraps is forgotten at once. */
export async function provePassphrase(
  vault: Vault,
  passphrase: string,
  derive: DeriveKey,
): Promise<Result<void, SlotProblem>> {
  const opened = await openWithPassphrase(vault, passphrase, derive)
  if (!opened.ok) return opened
  opened.value.vaultKey.fill(0)
  return ok(undefined)
}

/**
 * Puts another passphrase's slot in the place of one. The new one is opened again before it is stored; storing it and dropping
 * the old one is one transaction, so that there is a way in whatever happens. `stale`: another tab was faster.
 */
export async function replaceSlot(
  { vault, store }: Vault,
  old: SlotRow,
  vaultKey: Bytes,
  passphrase: string,
  cost: KdfCost,
  derive: DeriveKey,
): Promise<Result<void, CommitProblem | SlotProblem>> {
  const secret = new Redacted(passphrase)
  const made = await createPassphraseSlot(vault, vaultKey, secret, cost, derive)
  if (!made.ok) return made
  const opened = await openPassphraseSlot(vault, made.value.slot, secret, derive)
  if (!opened.ok) return opened
  const same = equalBytes(opened.value, vaultKey)
  opened.value.fill(0)
  if (!same) return err('damaged')
  return store.commit({ slots: [made.value], expectSlots: [old.id], dropSlots: [old.id] })
}

async function passphraseSlots(store: Store): Promise<SlotRow[]> {
  return (await store.slots()).filter(({ slot }) => !readPasskeySlot(slot))
}
