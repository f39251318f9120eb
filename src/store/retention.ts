import type { Clocks } from './rows.ts'

/** How long an acknowledged envelope stays on the tablet, in milliseconds: a server put back to any day of these misses nothing. */
const KEPT_MS = 14 * 24 * 60 * 60_000

/**
 * What becomes of an acknowledged envelope: `stamp` writes down the present time, from which it counts; `expired` means that it may
 * go. Both clocks have to say that the time is over, because either may be years wrong; one that runs back starts the count anew.
 * So a wrong clock keeps an envelope longer, and never makes it go too soon.
 */
export function retentionOf(acknowledged: Clocks | undefined, now: Clocks): 'stamp' | 'kept' | 'expired' {
  if (!acknowledged) return 'stamp'
  const byServer = now.server - acknowledged.server
  const byTablet = now.tablet - acknowledged.tablet
  if (byServer < 0 || byTablet < 0) return 'stamp'
  return byServer >= KEPT_MS && byTablet >= KEPT_MS ? 'expired' : 'kept'
}
