import { useEffect, useState } from 'preact/hooks'

/** Now, in milliseconds since 1970, looked at again every half minute: for ages that are shown. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
