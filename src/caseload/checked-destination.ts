import { activityCodes, isNeet } from '../codes/activity.ts'
import { findCode } from '../codes/code-list.ts'
import { lapsesOn, neetSince } from '../domain/currency.ts'
import type { CurrentDestination } from '../domain/fact-values.ts'
import type { Day } from '../domain/time.ts'

/**
 * A destination with the dates that follow from its code: when it was last checked, until when it counts as known, and since
 * when it is NEET (P06). `before` is what was held; `asOf` the day it was said. Of a code that our list does not know, the
 * list's own date stays.
 */
export function checkedDestination(
  value: CurrentDestination,
  before: CurrentDestination | undefined,
  asOf: Day,
): CurrentDestination {
  const { lapsesOn: listed, neetSince: _neet, verifiedOn: checked = asOf, ...rest } = value
  // A school's list of last month does not take back what somebody checked last week.
  const verifiedOn = checked > asOf ? checked : asOf
  const rule = findCode(activityCodes, value.activity)?.currency
  const lapse = rule ? lapsesOn(rule, { ...rest, verifiedOn }) : listed
  const since = neetSince(spellBefore(value, before), {
    isNeet: isNeet(value.activity),
    startedOn: value.startedOn,
  })
  return {
    ...rest,
    verifiedOn,
    lapsed: false,
    ...(lapse === undefined ? {} : { lapsesOn: lapse }),
    ...(since === undefined ? {} : { neetSince: since }),
  }
}

/** The spell so far. One that began with this very activity begins when it does: a mistyped day can be put right. */
function spellBefore(value: CurrentDestination, before: CurrentDestination | undefined) {
  if (!before) return undefined
  const { activity, startedOn, neetSince: since } = before
  const began = activity === value.activity && (since ?? startedOn) === startedOn
  return began ? undefined : { isNeet: isNeet(activity), neetSince: since, startedOn }
}
