import { type Result, err, ok } from '../lib/result.ts'
import { openStore } from '../store/database.ts'
import { changeDevice, readDevice } from '../store/device.ts'
import { pushOnce } from '../sync/push.ts'
import { pushOne } from '../sync/push-everyone.ts'
import type { DeriveKey } from '../vault/kdf.ts'
import type { RemoveProblem } from './door-api.ts'
import { provePassphrase } from './own-slots.ts'

/**
 * Takes an adviser off this tablet: their keys, their records and their half-written forms. Only with their passphrase, and
 * only when the server has everything that they saved. From the moment that the tablet says so they cannot be opened; a store
 * that cannot go at once goes with the next push.
 */
export async function removeAdviser(
  parts: { readonly derive: DeriveKey; lockOthers(): Promise<void> },
  vault: string,
  passphrase: string,
): Promise<Result<void, RemoveProblem>> {
  const device = await readDevice(vault)
  if (!device || device.leaving) return err('not-enrolled')
  const store = openStore(vault)
  try {
    const proved = await provePassphrase({ vault, store }, passphrase, parts.derive)
    if (!proved.ok) return proved
    const { left } = await pushOnce({ store, device })
    if (left > 0) return err('unsent')
  } finally {
    store.close()
  }
  await parts.lockOthers()
  await changeDevice(vault, { leaving: 'removed' })
  await pushOne({ ...device, leaving: 'removed' })
  return ok(undefined)
}
