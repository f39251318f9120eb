/** After this long without a touch or key the tablet locks. */
export const IDLE_LIMIT_MS = 5 * 60_000
/** After this long out of sight the tablet locks. */
export const HIDDEN_LIMIT_MS = 60_000
/** Locked at the latest after a working day, however busy. */
export const OPEN_LIMIT_MS = 8 * 60 * 60_000
/** How often the wall clock is looked at; a longer pause than this and some slack means that the tablet slept. */
const TICK_MS = 5_000
const SLEEP_SLACK_MS = 60_000

/** What the lock watches, told as moments of the wall clock in milliseconds. */
export interface LockState {
  readonly openedAt: number
  readonly touchedAt: number
  readonly hiddenSince: number | undefined
  readonly tickedAt: number
}

/** Why the tablet has to lock now, or undefined. Pure: timers sleep with the tablet, so only the wall clock counts. */
export function lockReason(state: LockState, now: number): 'idle' | 'hidden' | 'slept' | 'clock' | 'day' | undefined {
  if (now < state.tickedAt - SLEEP_SLACK_MS) return 'clock'
  if (now - state.tickedAt > TICK_MS + SLEEP_SLACK_MS) return 'slept'
  if (state.hiddenSince !== undefined && now - state.hiddenSince > HIDDEN_LIMIT_MS) return 'hidden'
  if (now - state.touchedAt > IDLE_LIMIT_MS) return 'idle'
  return now - state.openedAt > OPEN_LIMIT_MS ? 'day' : undefined
}

/** Watches for reasons to lock and calls `lock` once. Returns a function that stops the watch. */
export function watchLock(lock: () => void): () => void {
  let state: LockState = { openedAt: Date.now(), touchedAt: Date.now(), hiddenSince: undefined, tickedAt: Date.now() }
  const stop = new AbortController()
  const check = () => {
    const now = Date.now()
    if (lockReason(state, now)) {
      stop.abort()
      lock()
    }
    state = { ...state, tickedAt: now }
  }
  const timer = setInterval(check, TICK_MS)
  stop.signal.addEventListener('abort', () => clearInterval(timer))
  const touched = () => {
    check()
    state = { ...state, touchedAt: Date.now() }
  }
  const shown = () => {
    check()
    state = {
      ...state,
      hiddenSince: document.visibilityState === 'hidden' ? (state.hiddenSince ?? Date.now()) : undefined,
    }
  }
  const listen = { signal: stop.signal, capture: true, passive: true }
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart']) window.addEventListener(event, touched, listen)
  for (const event of ['focus', 'pageshow', 'resume']) window.addEventListener(event, check, listen)
  document.addEventListener('visibilitychange', shown, listen)
  return () => stop.abort()
}
