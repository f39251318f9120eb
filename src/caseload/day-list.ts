import { leavingYear } from '../domain/ages.ts'
import { isOwedOffer } from '../domain/guarantee.ts'
import type { Day } from '../domain/time.ts'
import type { PersonCard } from './api.ts'
import type { Card } from './card.ts'
import type { DayLine, FollowUpLine } from './record-api.ts'

/** One young person as lists show them, with the card that it was made from. */
export interface Carded {
  readonly card: Card
  readonly shown: PersonCard
}

/**
 * Everybody who belongs on the page of a visit: who has a place in its list, and everybody else at the school. From the cards
 * alone, which hold nothing of what is kept apart (P10) and nothing of what others were told (P28).
 */
export function dayLines(people: readonly Carded[], school: string, on: Day): DayLine[] {
  const lines = people.map(({ card, shown }) => dayLine(card, shown, school, on))
  return inDayOrder(lines.filter((line) => line.visit !== undefined || line.school === school))
}

/** Everybody to whom something was promised for a day or before, the longest due first. */
export function followUpLines(people: readonly Carded[], on: Day): FollowUpLine[] {
  return people
    .map(({ card, shown }) => ({ ...shown, followUpsDue: followUpsDue(card, on) }))
    .filter((line) => line.followUpsDue.length > 0)
    .toSorted((a, b) => compare(firstDue(a), firstDue(b)) || byName(a, b))
}

/** The line of one young person for a visit, with what is due. */
export function dayLine(card: Card, shown: PersonCard, school: string, on: Day): DayLine {
  return {
    ...shown,
    visit: card.visits.find(({ visit }) => visit.on === on && visit.place === school),
    followUpsDue: followUpsDue(card, on),
    lapseDue: isLapseDue(shown),
    offerMissing: isOfferMissing(card, on),
    planReviewDue: card.planReviewOn !== undefined && card.planReviewOn <= on,
  }
}

/** Nothing was ever said of what they do, or it is too old, or it soon will be: somebody has to ask (P16). */
function isLapseDue({ destination, lapse }: PersonCard): boolean {
  return destination === undefined || lapse === 'lapsed' || lapse === 'lapses-soon' || lapse === 'not-known'
}

/** The September Guarantee is for them whatever they do now: those not in learning need it most. */
function isOfferMissing({ dateOfBirth, guarantee }: Card, on: Day): boolean {
  return dateOfBirth !== undefined && isOwedOffer(leavingYear(dateOfBirth, on)) && !guarantee
}

function followUpsDue(card: Card, on: Day): Day[] {
  return card.followUps.filter((day) => day <= on)
}

/**
 * Who is expected, in the order of the slots, then who is expected at no time of their own; then everybody else, what was
 * promised and is longest due before all, and those with nothing due last.
 */
export function inDayOrder(lines: readonly DayLine[]): DayLine[] {
  return lines.toSorted(
    (a, b) => compare(slotOf(a), slotOf(b)) || compare(firstDue(a), firstDue(b)) || dueOf(b) - dueOf(a) || byName(a, b),
  )
}

/** Sorts after every time of day. */
const NO_TIME = '24:00'
const NO_PLACE = '25:00'

function slotOf({ visit }: DayLine): string {
  return visit ? (visit.visit.at ?? NO_TIME) : NO_PLACE
}

function firstDue({ followUpsDue: [first] }: FollowUpLine): string {
  return first ?? '9999'
}

/** What waits for the young person weighs more than what is only unfinished, and that more than what is old or missing. */
function dueOf({ toAgree, planReviewDue, hasDraft, contested, lapseDue, offerMissing }: DayLine): number {
  const due = [toAgree > 0, planReviewDue, hasDraft, contested, lapseDue, offerMissing]
  return due.reduce((sum, one) => sum * 2 + Number(one), 0)
}

function byName(a: PersonCard, b: PersonCard): number {
  return a.name.localeCompare(b.name, 'en-GB')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
