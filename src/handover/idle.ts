/** After this long without a touch the hand-over ends; what was written is kept. */
export const IDLE_LIMIT_MS = 10 * 60_000
const TICK_MS = 5_000

/** What is watched, handed in so that a test can hold the clock. */
export interface IdleParts {
  /** Milliseconds of the wall clock: timers sleep with the tablet, the clock does not. */
  now(): number
  /** Calls back again and again, until the function that comes back is called. */
  every(milliseconds: number, callBack: () => void): () => void
  readonly target: EventTarget
}

/** Calls `end` once, when nobody touched the tablet for a while or it slept that long. Returns a function that stops the watch. */
export function watchIdle(end: () => void, { now, every, target }: IdleParts): () => void {
  let touchedAt = now()
  const stop = new AbortController()
  const check = () => {
    if (stop.signal.aborted || Math.abs(now() - touchedAt) < IDLE_LIMIT_MS) return
    stop.abort()
    end()
  }
  const touched = () => {
    check()
    touchedAt = now()
  }
  stop.signal.addEventListener('abort', every(TICK_MS, check))
  const listen = { signal: stop.signal, capture: true, passive: true }
  for (const event of ['pointerdown', 'keydown', 'wheel']) target.addEventListener(event, touched, listen)
  for (const event of ['visibilitychange', 'pageshow', 'focus', 'resume']) target.addEventListener(event, check, listen)
  return () => stop.abort()
}
