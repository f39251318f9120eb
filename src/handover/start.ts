import { type ContactEntry, type PlanEntry, parseEntry } from '../domain/entry.ts'
import { HandOverPacket, PlanPacket, ReadingPacket } from './packet.ts'

/** A hand-over that was taken: of one contact, of the record, or of the action plan. */
export type HandOver =
  | { readonly kind: 'contact'; readonly packet: HandOverPacket; readonly contact: ContactEntry }
  | { readonly kind: 'reading'; readonly packet: ReadingPacket }
  | { readonly kind: 'plan'; readonly packet: PlanPacket; readonly plan: PlanEntry }

/** The part of `navigator.serviceWorker` that is used here. */
export interface Couriers {
  readonly controller: Courier | null
  readonly ready: Promise<{ readonly active: Courier | null }>
}
interface Courier {
  postMessage(message: unknown, transfer: MessagePort[]): void
}

/** A service worker that does not answer in this time has nothing for us. */
const PATIENCE = 4_000

/**
 * Takes the packet that the page before this one left with the service worker. It can be taken once: reloading, going back
 * or opening the address in a second tab gives undefined, and then there is nothing here to see.
 */
export async function takeHandOver(couriers: Couriers | undefined): Promise<HandOver | undefined> {
  const courier = couriers && (couriers.controller ?? (await orNothing(couriers.ready))?.active)
  const given = courier ? await orNothing(ask(courier)) : undefined
  const reading = ReadingPacket.safeParse(given)
  if (reading.success) return { kind: 'reading', packet: reading.data }
  const plan = PlanPacket.safeParse(given)
  if (plan.success) return planIn(plan.data)
  const packet = HandOverPacket.safeParse(given)
  return packet.success ? contactIn(packet.data) : undefined
}

function contactIn(packet: HandOverPacket): HandOver | undefined {
  const entry = parseEntry(packet.entry)
  return entry.ok && entry.value.kind === 'contact' ? { kind: 'contact', packet, contact: entry.value } : undefined
}

function planIn(packet: PlanPacket): HandOver | undefined {
  const entry = parseEntry(packet.plan)
  return entry.ok && entry.value.kind === 'plan' ? { kind: 'plan', packet, plan: entry.value } : undefined
}

function ask(courier: Courier): Promise<unknown> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', (event: MessageEvent<unknown>) => {
      port1.close()
      resolve(event.data)
    })
    port1.start()
    courier.postMessage({ kind: 'take' }, [port2])
  })
}

function orNothing<T>(promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE)
    promise.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}
