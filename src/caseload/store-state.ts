import { openStore } from '../store/database.ts'
import { type Device, labelOf, lastVault, readDevices } from '../store/device.ts'
import { readPasskeySlot } from '../vault/passkey-slot.ts'
import type { AdviserView, LeftHere } from './door-api.ts'

/** Whoever may unlock this tablet. Needs no key. */
export async function advisersHere(): Promise<AdviserView[]> {
  const [devices, last] = await Promise.all([readDevices(), lastVault()])
  const staying = devices.filter(({ leaving }) => !leaving)
  const chosen = staying.find(({ vault }) => vault === last) ?? staying[0]
  return Promise.all(
    staying.map(async (device) => ({
      vault: device.vault,
      label: labelOf(device),
      last: device === chosen,
      ...(await waysInto(device)),
    })),
  )
}

/**
 * Whether an enrolled device has lost its store, and its passkeys. A store without a slot was taken away (eviction, a restored
 * profile, a private window): that is no new device, and must never quietly become one.
 */
async function waysInto(device: Device): Promise<Pick<AdviserView, 'missing' | 'passkeys'>> {
  const store = openStore(device.vault)
  const slots = await store.slots()
  store.close()
  const passkeys = slots.map(({ slot }) => readPasskeySlot(slot)?.question).filter((one) => one !== undefined)
  return { missing: slots.length === 0, passkeys }
}

/** How many sealed entries of all advisers wait to be sent: needs no key. */
export async function waitingCount(): Promise<number> {
  const counts = await Promise.all((await readDevices()).map(waitingOf))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function waitingOf(device: Device): Promise<number> {
  const store = openStore(device.vault)
  const { waiting } = await store.counts()
  store.close()
  return waiting
}

/** What is on this tablet of one adviser only: needs no key. */
export async function leftHere(vault: string): Promise<LeftHere> {
  const store = openStore(vault)
  const [{ waiting }, drafts] = await Promise.all([store.counts(), store.drafts()])
  store.close()
  const forms = drafts.filter(({ copy }) => copy !== undefined).length
  return { entries: waiting, forms, lost: drafts.length - forms }
}
