import type { Moment } from '../domain/time.ts'
import { OrdersReply, type OrdersRequest, type Removal } from '../protocol/device.ts'
import { type Store, deleteStore } from '../store/database.ts'
import { type Device, dropDevice, labelOf } from '../store/device.ts'
import { type Retired, forgetRetired, markRetired, readRetired } from '../store/retired.ts'
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

/** `wiped`: the tablet was taken out of use for this adviser, and nothing of theirs is left on it but what could not be sent yet. */
export type Obeyed = 'nothing' | 'wiped' | 'not-heard'

/**
 * Asks the server whether this device was taken out of use, with the push-only token, so that a locked tablet hears of it (P20).
 * If so: every document of its vault is locked, what is sealed is sent, and then keys, dossiers, drafts and slots are removed. An
 * entry that is not acknowledged stays, sealed to the council, and goes at the next contact. Other advisers' vaults on the tablet
 * are other devices, and stay as they are. It may stop anywhere and run again. Where nothing is left, the store is closed.
 */
export async function obeyOrders(parts: Obeying): Promise<Obeyed> {
  if (!('locks' in navigator)) return obey(parts)
  const { vault } = parts.device
  return navigator.locks.request(`waymark-orders-${vault}`, { ifAvailable: true }, async (lock) =>
    lock ? obey(parts) : 'nothing',
  )
}

async function obey(parts: Obeying): Promise<Obeyed> {
  const { store, device } = parts
  const mark: Retired = { v: 1, vault: device.vault, label: labelOf(device) }
  const begun = (await readRetired()).find(({ vault }) => vault === device.vault)
  if (!begun) {
    const order = await askOrder(device)
    if (order !== 'wipe') return order
    await markRetired(mark)
  }
  lockDocuments(device)
  await pushOnce({ store, device })
  const unsent = await store.wipe()
  if (begun?.toldUnsent !== unsent && !(await tellWiped(parts, unsent))) return 'wiped'
  await markRetired({ ...mark, toldUnsent: unsent })
  if (unsent === 0) await endOf(parts)
  return 'wiped'
}

/** Nothing is left to send. Of somebody who was leaving anyway nothing is said on the locked tablet. */
async function endOf({ store, device }: Obeying): Promise<void> {
  store.close()
  await deleteStore(device.vault)
  await dropDevice(device.vault)
  if (device.leaving) await forgetRetired(device.vault)
}

async function askOrder(device: Device): Promise<'nothing' | 'wipe' | 'not-heard'> {
  const request: OrdersRequest = { v: 1 }
  const reply = await post('/v1/device/orders', request, OrdersReply, { token: device.pushToken })
  if (!reply.ok) return 'not-heard'
  return reply.value.order === 'wipe' && reply.value.device === device.device ? 'wipe' : 'nothing'
}

/** Documents of this vault that hear it lock at once; a frozen one finds the store wiped, or gone, when it wakes. */
function lockDocuments({ vault }: Device): void {
  const channel = new BroadcastChannel('waymark')
  channel.postMessage({ kind: 'retired', vault })
  channel.close()
}

async function tellWiped({ device, now, sign }: Obeying, unsent: number): Promise<boolean> {
  const removal: Removal = { v: 1, device: device.device, at: now(), why: 'retired', whole: true, people: [], unsent }
  const text = JSON.stringify(removal)
  return handIn(device, sign ? { text, signature: await sign(text) } : { text })
}
