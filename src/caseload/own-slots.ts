import { equalBytes } from '../lib/bytes.ts'
import { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Store } from '../store/database.ts'
import type { Change, CommitProblem, SlotRow } from '../store/rows.ts'
import type { DeriveKey, KdfCost } from '../vault/kdf.ts'
import { readPasskeySlot } from '../vault/passkey-slot.ts'
import {
  type HeldKey,
  type OpenedSlot,
  type SlotProblem,
  createPassphraseSlot,
  openPassphraseSlot,
} from '../vault/slot.ts'
import { slotKeyName, storedSlot } from './generation.ts'

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
): Promise<Result<OpenedSlot & { readonly slot: SlotRow }, SlotProblem>> {
  let problem: SlotProblem = 'damaged'
  for (const row of await passphraseSlots(store)) {
    const opened = await openPassphraseSlot(vault, row.slot, new Redacted(passphrase), derive)
    if (opened.ok) return ok({ ...opened.value, slot: row })
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
 * the old one is one transaction, so that there is a way in whatever happens. `stale`: another tab was faster. `rotated`: the
 * vault has another key by now than the one given.
 */
export async function replaceSlot(
  { vault, store }: Vault,
  old: SlotRow,
  held: HeldKey,
  passphrase: string,
  cost: KdfCost,
  derive: DeriveKey,
): Promise<Result<void, CommitProblem | SlotProblem>> {
  const secret = new Redacted(passphrase)
  const made = await createPassphraseSlot(vault, held, secret, cost, derive)
  if (!made.ok) return made
  const opened = await openPassphraseSlot(vault, made.value.slot, secret, derive)
  if (!opened.ok) return opened
  const same = equalBytes(opened.value.vaultKey, held.vaultKey)
  opened.value.vaultKey.fill(0)
  if (!same) return err('damaged')
  const { change } = await storedSlot(vault, held, made.value)
  return store.commit({ ...change, expectSlots: [old.id], ...dropped(old.id) })
}

/** What is dropped with a slot: its own key, and the name of a passkey. */
export function dropped(slot: string): Pick<Change, 'dropSlots' | 'dropSecrets'> {
  return { dropSlots: [slot], dropSecrets: [slotKeyName(slot), passkeyName(slot)] }
}

/** The name under which what its owner calls a passkey is sealed. */
export function passkeyName(slot: string): string {
  return `passkey ${slot}`
}

async function passphraseSlots(store: Store): Promise<SlotRow[]> {
  return (await store.slots()).filter(({ slot }) => !readPasskeySlot(slot))
}
