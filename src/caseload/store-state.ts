import { openStore } from '../store/database.ts'
import { type Device, labelOf, lastVault, readDevices } from '../store/device.ts'
import { type Retired, forgetRetired, readRetired } from '../store/retired.ts'
import { readPasskeySlot } from '../vault/passkey-slot.ts'
import type { AdviserView, LeftHere } from './door-api.ts'

/** Whoever may unlock this tablet, and whoever it was taken out of use for. Needs no key. */
export async function advisersHere(): Promise<AdviserView[]> {
  const [devices, last, retired] = await Promise.all([readDevices(), lastVault(), readRetired()])
  const out = new Set(retired.map(({ vault }) => vault))
  const staying = devices.filter(({ leaving, vault }) => !leaving && !out.has(vault))
  const chosen = staying.find(({ vault }) => vault === last) ?? staying[0]
  const views = staying.map(async (device) => ({
    vault: device.vault,
    label: labelOf(device),
    last: device === chosen,
    retired: false,
    ...(await waysInto(device)),
  }))
  return [...(await Promise.all(views)), ...retired.map(viewOfRetired)]
}

function viewOfRetired({ vault, label = 'Adviser 1' }: Retired): AdviserView {
  return { vault, label, last: false, retired: true, missing: false, passkeys: [] }
}

/** What this tablet is while nobody has opened it. Out of use is only said of all of it when nobody else is left. */
export async function closedState(): Promise<'new' | 'locked' | 'retired'> {
  const advisers = await advisersHere()
  if (advisers.length === 0) return 'new'
  return advisers.every(({ retired }) => retired) ? 'retired' : 'locked'
}

/** Lets what is out of use be forgotten: of one adviser, or of all. Nothing of it may wait to be sent. */
export async function startAnew(vault?: string): Promise<boolean> {
  const over = (await readRetired()).filter((one) => vault === undefined || one.vault === vault)
  const devices = await readDevices()
  if (over.some((one) => devices.some((device) => device.vault === one.vault))) return false
  for (const one of over) await forgetRetired(one.vault)
  return true
}

/**
 * Whether an enrolled device has lost its store, and its passkeys. A store without a slot was taken away (eviction, a restored
 * profile, a private window): that is no new device, and must never quietly become one.
 */
async function waysInto(device: Device): Promise<Pick<AdviserView, 'missing' | 'passkeys'>> {
  const store = openStore(device.vault)
  const slots = await store.slots()
  store.close()
  const passkeys = slots.map(({ slot }) => readPasskeySlot(slot)).filter((one) => one !== undefined)
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
