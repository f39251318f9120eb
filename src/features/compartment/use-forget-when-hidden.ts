import { useEffect } from 'preact/hooks'

/** Forgets what is open as soon as the tablet shows something else: whoever comes back says again why they look (P10). */
export function useForgetWhenHidden(forget: () => void): void {
  useEffect(() => {
    const stop = new AbortController()
    const whenHidden = () => document.visibilityState === 'hidden' && forget()
    document.addEventListener('visibilitychange', whenHidden, { signal: stop.signal })
    window.addEventListener('pagehide', forget, { signal: stop.signal })
    return () => stop.abort()
  }, [])
}
