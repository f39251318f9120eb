import { backoff } from '../sync/backoff.ts'
import { pushEveryone } from '../sync/push-everyone.ts'

const REGULARLY_MS = 5 * 60_000

/** A registration that can ask the browser to wake the service worker when there is a network. Chromium only. */
type SyncRegistration = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }

/** Asks for a push when there is a network, page or no page. Browsers without Background Sync rely on the page's triggers. */
export async function askForPush(): Promise<void> {
  const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration()
  // Refused in private windows and by policy: the triggers below remain.
  await registration?.sync?.register('push').catch(() => undefined)
}

/** Pushes what any adviser of this tablet left, locked or not: at the start, when the network returns, when the page is shown, every 5 minutes, and again after a failure. */
export function startPushTriggers(): () => void {
  const stop = new AbortController()
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const push = () => {
    clearTimeout(timer)
    pushEveryone().then(
      ({ problem }) => schedule(problem !== undefined),
      () => schedule(true),
    )
  }
  const schedule = (failed: boolean) => {
    if (stop.signal.aborted) return
    failures = failed ? failures + 1 : 0
    timer = setTimeout(push, failed ? backoff(failures, Math.random) : REGULARLY_MS)
  }
  const shown = () => {
    if (document.visibilityState === 'visible') push()
  }
  window.addEventListener('online', push, { signal: stop.signal })
  window.addEventListener('pageshow', push, { signal: stop.signal })
  document.addEventListener('visibilitychange', shown, { signal: stop.signal })
  stop.signal.addEventListener('abort', () => clearTimeout(timer))
  push()
  void askForPush()
  return () => stop.abort()
}
