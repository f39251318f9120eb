import { signal } from '@preact/signals'
import { Workbox } from 'workbox-window'

/** True when a newer version of the app is installed and waits to be let in. */
export const updateReady = signal(false)

let workbox: Workbox | undefined

/** Registers the service worker. Browsers without one keep working while there is a network; nothing is lost, only offline. */
export async function registerWorker(trusted: (url: string) => string, url: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  workbox = new Workbox(trusted(url), {
    scope: '/',
    updateViaCache: 'none',
    type: url === '/sw.js' ? 'classic' : 'module',
  })
  workbox.addEventListener('waiting', () => {
    updateReady.value = true
  })
  await workbox.register()
}

/** Lets the new version in and reloads once it has taken over. Only ever called by a person's own choice. */
export function applyUpdate(): void {
  workbox?.addEventListener('controlling', () => window.location.replace('/'))
  workbox?.messageSkipWaiting()
}

/**
 * Gives the service worker something to hold in memory for the next document, and waits until it says that it has it.
 * False when there is no service worker in control to hold it.
 */
export function holdForNextDocument(packet: unknown): Promise<boolean> {
  const controller = navigator.serviceWorker?.controller
  if (!controller) return Promise.resolve(false)
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const timer = setTimeout(() => resolve(false), 3_000)
    port1.addEventListener('message', () => {
      clearTimeout(timer)
      resolve(true)
    })
    port1.start()
    controller.postMessage({ kind: 'hold', packet }, [port2])
  })
}
