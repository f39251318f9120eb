import type { Application } from './fact-values.ts'

/** Where a young person stands with the September Guarantee: everybody leaving Year 11 or 12 is owed a suitable offer. */
export interface GuaranteeStanding {
  readonly status: 'not-due' | 'offer-accepted' | 'offer-made' | 'offer-not-suitable' | 'no-offer' | 'nothing-recorded'
  /** The applications that decide it. */
  readonly because: readonly Application[]
}

const offers: ReadonlySet<string> = new Set(['offer', 'conditional-offer'])

/**
 * September Guarantee standing, derived from the applications and never set by hand (P05). An offer is suitable when it leads
 * to a recognised qualification; one that was turned down does not count. `year` is the year they leave or have just left;
 * only 11 and 12 are due.
 */
export function guaranteeStanding(year: number | undefined, applications: readonly Application[]): GuaranteeStanding {
  if (year !== 11 && year !== 12) return { status: 'not-due', because: [] }
  const standing = applications.filter(({ outcome, answer }) => offers.has(outcome) && answer !== 'declined')
  const suitable = standing.filter(({ accredited }) => accredited)
  const accepted = suitable.filter(({ answer }) => answer === 'accepted')
  if (accepted.length > 0) return { status: 'offer-accepted', because: accepted }
  if (suitable.length > 0) return { status: 'offer-made', because: suitable }
  if (standing.length > 0) return { status: 'offer-not-suitable', because: standing }
  if (applications.length > 0) return { status: 'no-offer', because: applications }
  return { status: 'nothing-recorded', because: [] }
}
