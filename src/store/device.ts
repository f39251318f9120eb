import { createStore, get, promisifyRequest, update } from 'idb-keyval'
import * as z from 'zod/mini'
import { AuthorityId, DeviceId } from '../domain/ids.ts'

/** The longest word by which the locked tablet calls an adviser. */
export const LONGEST_LABEL = 30

/**
 * What has to be readable of one adviser's vault while the tablet is locked: that there is one, and the token that may push and
 * nothing else. It names the device and the council, and no person, unless the adviser chose to be named.
 */
export const Device = z.strictObject({
  v: z.literal(1),
  vault: z.string(),
  authority: AuthorityId,
  device: DeviceId,
  pushToken: z.string(),
  /** What the locked tablet calls the adviser: their own choice, or a number. */
  label: z.optional(z.string().check(z.minLength(1), z.maxLength(LONGEST_LABEL))),
  /**
   * Set when nobody opens this vault any more: it goes when everything that it left is with the server. Of one that was
   * replaced, half-written forms are handed over as well.
   */
  leaving: z.optional(z.enum(['removed', 'replaced'])),
  /** The vault of a forgotten passphrase that this one was set up in place of, until everything of it is here. */
  replaces: z.optional(z.strictObject({ vault: z.string(), device: DeviceId })),
})
export type Device = z.infer<typeof Device>

/** Every adviser of this tablet, and who was in last. What newer code wrote is not understood and not lost. */
const Held = z.looseObject({ v: z.int(), last: z.optional(z.string()), devices: z.array(z.unknown()) })
type Held = z.infer<typeof Held>

/** A small database of its own, so that it survives whatever happens to a vault's. */
const settings = createStore('waymark-device', 'settings')

/** Every vault of this tablet, the oldest first; those that are leaving too. */
export async function readDevices(): Promise<readonly Device[]> {
  const [held, old] = await Promise.all([get<unknown>('devices', settings), get<unknown>('device', settings)])
  return devicesIn(heldIn(held, old))
}

/** One vault of this tablet. */
export async function readDevice(vault: string): Promise<Device | undefined> {
  return (await readDevices()).find((device) => device.vault === vault)
}

/** Whose vault was opened last on this tablet. */
export async function lastVault(): Promise<string | undefined> {
  return Held.safeParse(await get('devices', settings)).data?.last
}

/** Remembers whose vault was opened last, so that they are chosen the next time. */
export function rememberLast(vault: string): Promise<void> {
  return change((held) => ({ ...held, last: vault }))
}

/** Remembers one more vault. Without a label it is called by the first number that is free. */
export function addDevice(device: Device): Promise<void> {
  return change((held) => {
    const label = freeLabel(device.label, devicesIn(held))
    return { ...held, last: device.vault, devices: [...held.devices, { ...device, label }] }
  })
}

/** Changes what is remembered of one vault; every other stays as it is. An empty label is none. */
export function changeDevice(
  vault: string,
  over: Partial<Pick<Device, 'label' | 'leaving' | 'replaces'>>,
): Promise<void> {
  return change((held) => {
    const others = devicesIn(held).filter((device) => device.vault !== vault)
    const label = over.label === undefined ? {} : { label: freeLabel(over.label, others) }
    return {
      ...held,
      devices: held.devices.map((stored) => {
        const device = Device.safeParse(stored).data
        return device?.vault === vault ? { ...device, ...over, ...label } : stored
      }),
    }
  })
}

/** Forgets one vault. Its store has to be gone by then; every other adviser's stays. */
export function dropDevice(vault: string): Promise<void> {
  return change((held) => ({ ...held, devices: held.devices.filter((device) => vaultOf(device) !== vault) }))
}

/** What a vault is called while the tablet is locked. */
export function labelOf(device: Device): string {
  return device.label ?? 'Adviser 1'
}

/** The label that somebody wants, or a number; told apart from those of everybody who stays. */
function freeLabel(wanted: string | undefined, devices: readonly Device[]): string {
  const taken = new Set(devices.filter(({ leaving }) => !leaving).map(labelOf))
  const name = wanted?.trim().slice(0, LONGEST_LABEL - 3)
  if (name && !taken.has(name)) return name
  let n = name ? 2 : 1
  while (taken.has(`${name || 'Adviser'} ${n}`)) n++
  return `${name || 'Adviser'} ${n}`
}

/** One transaction, so that two tabs never undo each other's change. The record of a tablet for one adviser is taken over. */
async function change(edit: (held: Held) => Held): Promise<void> {
  await settings('readwrite', async (store) => {
    const [held, old] = await Promise.all([
      promisifyRequest<unknown>(store.get('devices')),
      promisifyRequest<unknown>(store.get('device')),
    ])
    store.put(edit(heldIn(held, old)), 'devices')
    store.delete('device')
    return promisifyRequest(store.transaction)
  })
}

/** What is stored, with the one device of before there could be several. */
function heldIn(held: unknown, old: unknown): Held {
  const known = Held.safeParse(held).data ?? { v: 1, devices: [] }
  const one = Device.safeParse(old).data
  if (!one || known.devices.some((device) => vaultOf(device) === one.vault)) return known
  return { ...known, last: known.last ?? one.vault, devices: [one, ...known.devices] }
}

function devicesIn(held: Held): Device[] {
  return held.devices.map((device) => Device.safeParse(device).data).filter((device) => device !== undefined)
}

function vaultOf(device: unknown): string | undefined {
  return Device.safeParse(device).data?.vault
}

/** How often this tablet was locked: a document that was opened in an earlier epoch has to lock too. */
export async function lockEpoch(): Promise<number> {
  return z.int().safeParse(await get('lockEpoch', settings)).data ?? 0
}

/** Locks every document of this tablet, frozen ones too: they look before they open anything. */
export async function raiseLockEpoch(): Promise<void> {
  await update<number>('lockEpoch', (epoch = 0) => epoch + 1, settings)
}
