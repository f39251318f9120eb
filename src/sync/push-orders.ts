import type { Moment } from '../domain/time.ts'
import { OrdersReply, type OrdersRequest, type Removal } from '../protocol/device.ts'
import type { Store } from '../store/database.ts'
import { type Device, forgetDevice, raiseLockEpoch } from '../store/device.ts'
import { markRetired, readRetired } from '../store/retired.ts'
import { pushOnce } from './push.ts'
import { handIn } from './push-removed.ts'
import { post } from './transport.ts'

/** What obeying needs. An open vault can sign its receipt; a locked one has no key for that. */
export interface Obeying {
  readonly store: Store
  readonly device: Device
  readonly now: () => Moment
  readonly sign?: (text: string) => Promise<string>
}

/** `wiped`: the tablet was taken out of use, and nothing is left on it but what could not be sent yet. */
export type Obeyed = 'nothing' | 'wiped' | 'not-heard'

/**
 * Asks the server whether this tablet was taken out of use, with the push-only token, so that a locked one hears of it (P20).
 * If so: every document of it is locked, what is sealed is sent, and then keys, dossiers, drafts and slots are removed. An entry
 * that is not acknowledged stays, sealed to the council, and goes at the next contact. It may stop anywhere and run again.
 */
export async function obeyOrders(parts: Obeying): Promise<Obeyed> {
  if (!('locks' in navigator)) return obey(parts)
  return navigator.locks.request('waymark-orders', { ifAvailable: true }, async (lock) =>
    lock ? obey(parts) : 'nothing',
  )
}

async function obey(parts: Obeying): Promise<Obeyed> {
  const { store, device } = parts
  const begun = (await readRetired()).find(({ vault }) => vault === device.vault)
  if (!begun) {
    const order = await askOrder(device)
    if (order !== 'wipe') return order
    await markRetired({ v: 1, vault: device.vault })
  }
  await lockEverything()
  await pushOnce({ store, device })
  const unsent = await store.wipe()
  if (begun?.toldUnsent !== unsent && !(await tellWiped(parts, unsent))) return 'wiped'
  await markRetired({ v: 1, vault: device.vault, toldUnsent: unsent })
  if (unsent > 0) return 'wiped'
  await store.remove()
  await forgetDevice()
  return 'wiped'
}

async function askOrder(device: Device): Promise<'nothing' | 'wipe' | 'not-heard'> {
  const request: OrdersRequest = { v: 1 }
  const reply = await post('/v1/device/orders', request, OrdersReply, { token: device.pushToken })
  if (!reply.ok) return 'not-heard'
  return reply.value.order === 'wipe' && reply.value.device === device.device ? 'wipe' : 'nothing'
}

/** Documents that hear it lock at once; a frozen one finds the epoch raised when it wakes. */
async function lockEverything(): Promise<void> {
  await raiseLockEpoch()
  const channel = new BroadcastChannel('waymark')
  channel.postMessage({ kind: 'lock-now' })
  channel.postMessage({ kind: 'retired' })
  channel.close()
}

async function tellWiped({ device, now, sign }: Obeying, unsent: number): Promise<boolean> {
  const removal: Removal = { v: 1, device: device.device, at: now(), why: 'retired', whole: true, people: [], unsent }
  const text = JSON.stringify(removal)
  return handIn(device, sign ? { text, signature: await sign(text) } : { text })
}
