import { openStore } from '../store/database.ts'
import { type Device, readDevice } from '../store/device.ts'
import type { DeviceState } from './api.ts'

/**
 * Whether an enrolled device still has its store. A store without a slot was taken away (eviction, a restored profile, a
 * private window): that is no new device, and must never quietly become one.
 */
export async function storeState(device: Device): Promise<DeviceState> {
  const store = openStore(device.vault)
  const slots = await store.slots()
  store.close()
  return slots.length > 0 ? 'locked' : 'store-missing'
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
