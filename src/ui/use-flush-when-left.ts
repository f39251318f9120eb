import { useEffect } from 'preact/hooks'

/** Stores at once what is being written when the tablet turns away from it: hidden, left, or another field touched. */
export function useFlushWhenLeft(flush: () => Promise<void>): void {
  useEffect(() => {
    const stop = new AbortController()
    const left = () => void flush()
    document.addEventListener('visibilitychange', left, { signal: stop.signal })
    document.addEventListener('focusout', left, { signal: stop.signal })
    window.addEventListener('pagehide', left, { signal: stop.signal })
    return () => stop.abort()
  }, [flush])
}
