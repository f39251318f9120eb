import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { pushEveryone } from '../sync/push-everyone.ts'
import { createCourier } from './courier.ts'

/**
 * The service worker: keeps the app at hand without a network, sends what is sealed, and carries a hand-over from one
 * document to the next. It holds no key, and none of its code could open anything.
 */
declare const self: ServiceWorkerGlobalScope

interface SyncEvent extends ExtendableEvent {
  readonly tag: string
  readonly lastChance: boolean
}

const courier = createCourier((milliseconds, then) => setTimeout(then, milliseconds))
const precached = self.__WB_MANIFEST

precacheAndRoute(precached, { cleanURLs: false })
cleanupOutdatedCaches()

// In development nothing is precached, and the newest code takes over at once.
if (precached.length === 0) self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// Every address but the server's own is the app: there is one page, and its address says nothing.
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.mode !== 'navigate' || origin !== self.location.origin || pathname.startsWith('/v1/')) return
  if (precached.length === 0) return
  const handler = createHandlerBoundToURL(pathname === '/handover.html' ? 'handover.html' : 'index.html')
  event.respondWith(handler({ request, event, url: new URL(request.url) }))
})

self.addEventListener('message', (event) => {
  const message = event.data as { kind?: unknown; type?: unknown; packet?: unknown } | null
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting()
  else if (message?.kind === 'hold') hold(event, message.packet)
  else if (message?.kind === 'take') event.ports[0]?.postMessage(mayTake(event.source) ? courier.take() : undefined)
})

self.addEventListener('sync', (event) => {
  const sync = event as unknown as SyncEvent
  if (sync.tag === 'push') sync.waitUntil(pushOrRetry(sync.lastChance))
})

function hold(event: ExtendableMessageEvent, packet: unknown): void {
  // Keeps the worker alive while the next document loads, and no longer: a new version waits for the end of it.
  event.waitUntil(courier.hold(packet))
  event.ports[0]?.postMessage('held')
}

/** Only the hand-over document may take a hand-over. */
function mayTake(source: ExtendableMessageEvent['source']): boolean {
  return source instanceof WindowClient && new URL(source.url).pathname === '/handover.html'
}

/** Rejects while something waits, so that the browser tries again; asks anew when the browser would give up. */
async function pushOrRetry(lastChance: boolean): Promise<void> {
  const { left } = await pushEveryone()
  if (left === 0) return
  if (lastChance) await askAgain()
  throw new Error('entries are still waiting to be sent')
}

async function askAgain(): Promise<void> {
  const registration = self.registration as ServiceWorkerRegistration & {
    sync?: { register(tag: string): Promise<void> }
  }
  await registration.sync?.register('push')
}
