import { createStore, del, get, set, update } from 'idb-keyval'
import * as z from 'zod/mini'
import { AuthorityId, DeviceId } from '../domain/ids.ts'

/**
 * What has to be readable while the tablet is locked: which vault there is, and the token that may push and nothing else.
 * It names the device and the council, and no person.
 */
export const Device = z.strictObject({
  v: z.literal(1),
  vault: z.string(),
  authority: AuthorityId,
  device: DeviceId,
  pushToken: z.string(),
})
export type Device = z.infer<typeof Device>

/** A small database of its own, so that it survives whatever happens to a vault's. */
const settings = createStore('waymark-device', 'settings')

/** The enrolled device, or undefined on a new one. */
export async function readDevice(): Promise<Device | undefined> {
  return Device.safeParse(await get('device', settings)).data
}

/** Remembers that this tablet is enrolled. */
export async function writeDevice(device: Device): Promise<void> {
  await set('device', device, settings)
}

/** Forgets that this tablet is enrolled: nothing of that vault is left to send. */
export async function forgetDevice(): Promise<void> {
  await del('device', settings)
}

/** How often this tablet was locked: a document that was opened in an earlier epoch has to lock too. */
export async function lockEpoch(): Promise<number> {
  return z.int().safeParse(await get('lockEpoch', settings)).data ?? 0
}

/** Locks every document of this tablet, frozen ones too: they look before they open anything. */
export async function raiseLockEpoch(): Promise<void> {
  await update<number>('lockEpoch', (epoch = 0) => epoch + 1, settings)
}
