import { deleteStore, openStore } from '../store/database.ts'
import { type Device, dropDevice, readDevices } from '../store/device.ts'
import { type PushOutcome, pushOnce } from './push.ts'
import { pushDrafts } from './push-drafts.ts'
import { obeyOrders } from './push-orders.ts'

/** Of everybody: how much still waits, and the first thing that went wrong. */
export type EveryonesOutcome = Pick<PushOutcome, 'left' | 'problem'>

/**
 * Sends what every adviser of this tablet left, each with the token of their own device, and hears for each whether they were
 * taken off it. Needs no key, so that it runs while one of them works and while all are locked. What goes wrong with one stops
 * none of the others.
 */
export async function pushEveryone(): Promise<EveryonesOutcome> {
  let left = 0
  let problem: PushOutcome['problem']
  const devices = await readDevices()
  // Those who leave come last: deleting a store may have to wait for a frozen tab that still holds it.
  for (const device of devices.toSorted((a, b) => Number(Boolean(a.leaving)) - Number(Boolean(b.leaving)))) {
    const outcome = await pushOne(device).catch(() => ({ left: 0, problem: 'server-fault' }) as const)
    left += outcome.left
    problem ??= outcome.problem
  }
  return { left, problem }
}

/**
 * Sends what one adviser left, and obeys what the office says of their device. Of somebody who is leaving, the store goes once
 * nothing waits in it.
 */
export async function pushOne(device: Device): Promise<EveryonesOutcome> {
  const store = openStore(device.vault)
  try {
    const outcome = await pushOnce({ store, device })
    if (outcome.problem === 'offline') return outcome
    const obeyed = await obeyOrders({ store, device, now: () => new Date().toISOString() })
    if (obeyed === 'wiped' || !device.leaving || outcome.left > 0) return outcome
    const drafts = device.leaving === 'replaced'
    const problem = drafts ? await pushDrafts(store, device) : undefined
    if (!(await store.closeForGood({ drafts }))) return { left: 1, problem: problem ?? 'malformed' }
  } finally {
    store.close()
  }
  // In this order: a crash between the two leaves a name for an empty store, and the next round forgets that as well.
  await deleteStore(device.vault)
  await dropDevice(device.vault)
  return { left: 0, problem: undefined }
}
