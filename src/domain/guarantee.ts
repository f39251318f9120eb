import type { Application } from './fact-values.ts'

/** Where a young person stands with the September Guarantee: everybody leaving Year 11 or 12 is owed a suitable offer. */
export interface GuaranteeStanding {
  readonly status: 'not-due' | 'offer-accepted' | 'offer-made' | 'offer-not-suitable' | 'no-offer' | 'nothing-recorded'
  /** The applications that decide it. */
  readonly because: readonly Application[]
}

const offers: ReadonlySet<string> = new Set(['offer', 'conditional-offer'])

/** Whether an offer is owed: to everybody leaving Year 11 or 12, or who has just left it. */
export function isOwedOffer(year: number | undefined): boolean {
  return year === 11 || year === 12
}

/** September Guarantee standing in the year that somebody leaves or has just left, derived and never set by hand (P05). */
export function guaranteeStanding(year: number | undefined, applications: readonly Application[]): GuaranteeStanding {
  return isOwedOffer(year) ? offerStanding(applications) : { status: 'not-due', because: [] }
}

/**
 * What the applications come to, for whomever an offer is owed. An offer is suitable when it leads to a recognised
 * qualification; one that was turned down does not count.
 */
export function offerStanding(applications: readonly Application[]): GuaranteeStanding {
  const standing = applications.filter(({ outcome, answer }) => offers.has(outcome) && answer !== 'declined')
  const suitable = standing.filter(({ accredited }) => accredited)
  const accepted = suitable.filter(({ answer }) => answer === 'accepted')
  if (accepted.length > 0) return { status: 'offer-accepted', because: accepted }
  if (suitable.length > 0) return { status: 'offer-made', because: suitable }
  if (standing.length > 0) return { status: 'offer-not-suitable', because: standing }
  if (applications.length > 0) return { status: 'no-offer', because: applications }
  return { status: 'nothing-recorded', because: [] }
}
