import { type Day, addDays, addMonths } from './time.ts'

/** How long an activity counts as known (national return, CA01): data of the code list. */
export type CurrencyRule =
  | { readonly kind: 'end-of-academic-year' }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'after-review'; readonly days: number }
  | { readonly kind: 'never' }

/** What a code cannot do without. */
export interface CodeNeeds {
  readonly characteristic?: string
  readonly ehcPlan?: true
  readonly reviewDate?: true
}

/** The dates of a destination that decide its currency. */
export interface CheckedDates {
  readonly verifiedOn: Day
  readonly reviewOn?: Day | undefined
  readonly expectedToEndOn?: Day | undefined
}

/**
 * The last day on which an activity checked on `verifiedOn` counts as known; undefined where it never lapses. Never later than
 * the day it is expected to end. What has to be reviewed and has no day for it counts as if it were due on the day it was
 * checked: otherwise a date nobody gave would make it count for ever.
 */
export function lapsesOn(rule: CurrencyRule, dates: CheckedDates): Day | undefined {
  const { verifiedOn, reviewOn, expectedToEndOn } = dates
  switch (rule.kind) {
    case 'never':
      return undefined
    case 'after-review':
      return earlier(addDays(reviewOn ?? verifiedOn, rule.days), expectedToEndOn)
    case 'end-of-academic-year':
      return earlier(endOfAcademicYear(verifiedOn), expectedToEndOn)
    case 'months':
      return earlier(addMonths(verifiedOn, rule.months), expectedToEndOn)
  }
}

/** The 31 August that ends the academic year a day falls in: of a 31 August that very day, of a 1 September the next. */
export function endOfAcademicYear(day: Day): Day {
  const year = Number(day.slice(0, 4))
  return day.slice(5) <= '08-31' ? `${year}-08-31` : `${year + 1}-08-31`
}

function earlier(a: Day, b: Day | undefined): Day {
  return b !== undefined && b < a ? b : a
}

/** Where a destination stands on a day. Somebody whose activity lapsed counts as not known; NEET stays NEET until it changes. */
export type CurrencyState = 'current' | 'lapses-soon' | 'lapsed' | 'not-known' | 'never-lapses'

/** How many days before it lapses a destination is listed as one to check. */
export const SOON_DAYS = 30

/** Where a destination stands on a day, given the group of its code. It still counts on the day named by `lapses`. */
export function currencyState(
  lapses: Day | undefined,
  group: string,
  today: Day,
  soonDays: number = SOON_DAYS,
): CurrencyState {
  if (group === 'Not known') return 'not-known'
  if (group === 'NEET' || lapses === undefined) return 'never-lapses'
  if (lapses < today) return 'lapsed'
  return lapses <= addDays(today, soonDays) ? 'lapses-soon' : 'current'
}

/** Whether the return counts somebody as not known: nobody knew, or what was known is too old. Never so of NEET. */
export function countsAsNotKnown(lapses: Day | undefined, group: string, today: Day): boolean {
  const state = currencyState(lapses, group, today)
  return state === 'lapsed' || state === 'not-known'
}

/**
 * The start of a spell of not being in education, work or training: kept when one such code follows another, so that a
 * change of reason does not make a long spell look new. Where nobody said when the spell began, the earlier activity's
 * start is the nearest to it that is known. A spell never begins after an activity that belongs to it.
 */
export function neetSince(
  before:
    | { readonly isNeet: boolean; readonly neetSince?: Day | undefined; readonly startedOn?: Day | undefined }
    | undefined,
  next: { readonly isNeet: boolean; readonly startedOn: Day },
): Day | undefined {
  if (!next.isNeet) return undefined
  if (!before?.isNeet) return next.startedOn
  return earlier(before.neetSince ?? before.startedOn ?? next.startedOn, next.startedOn)
}

/** What a code still needs before it makes sense in the national return. */
export type Missing = 'characteristic' | 'ehc-plan' | 'review-date'

/** What is missing for a code, given what is known. */
export function missingFor(
  needs: CodeNeeds | undefined,
  known: {
    readonly characteristics: readonly string[]
    readonly ehcPlan: boolean
    readonly reviewOn?: Day | undefined
  },
): Missing[] {
  const missing: Missing[] = []
  if (needs?.characteristic !== undefined && !known.characteristics.includes(needs.characteristic))
    missing.push('characteristic')
  if (needs?.ehcPlan && !known.ehcPlan) missing.push('ehc-plan')
  if (needs?.reviewDate && known.reviewOn === undefined) missing.push('review-date')
  return missing
}
