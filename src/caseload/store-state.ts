import { openStore } from '../store/database.ts'
import { type Device, readDevice } from '../store/device.ts'
import { forgetRetired, readRetired } from '../store/retired.ts'
import type { DeviceState } from './api.ts'

/**
 * Whether an enrolled device still has its store. A store without a slot was taken away (eviction, a restored profile, a
 * private window): that is no new device, and must never quietly become one.
 */
async function storeState(device: Device): Promise<DeviceState> {
  const store = openStore(device.vault)
  const slots = await store.slots()
  store.close()
  return slots.length > 0 ? 'locked' : 'store-missing'
}

/** What this tablet is while nobody has opened it. */
export async function closedState(): Promise<DeviceState> {
  const device = await readDevice()
  const retired = await readRetired()
  if (!device) return retired.length > 0 ? 'retired' : 'new'
  return retired.some(({ vault }) => vault === device.vault) ? 'retired' : storeState(device)
}

/** Lets a tablet that was taken out of use be set up again; not while something of it waits to be sent. */
export async function startAnew(): Promise<boolean> {
  if (await readDevice()) return false
  for (const { vault } of await readRetired()) await forgetRetired(vault)
  return true
}

/** How many sealed entries wait to be sent: needs no key. */
export async function waitingCount(): Promise<number> {
  const device = await readDevice()
  if (!device) return 0
  const store = openStore(device.vault)
  const { waiting } = await store.counts()
  store.close()
  return waiting
}
