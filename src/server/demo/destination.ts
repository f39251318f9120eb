import { activityCodes, isNeet } from '../../codes/activity.ts'
import { findCode } from '../../codes/code-list.ts'
import { lapsesOn, neetSince } from '../../domain/currency.ts'
import type { FactEntry } from '../../domain/entry.ts'
import type { CurrentDestination } from '../../domain/fact-values.ts'
import type { How, Teller } from './teller.ts'

/** What somebody does now, without the dates that follow from it. */
export type Doing = Pick<
  CurrentDestination,
  'activity' | 'startedOn' | 'establishment' | 'reviewOn' | 'expectedToEndOn' | 'providerReference'
> &
  Partial<Pick<CurrentDestination, 'ascertainedOn'>>

/** States what somebody does now, with the dates that follow from its code, as a tablet works them out (P06). */
export function nowDoing(t: Teller, ago: number, doing: Doing, how: How = {}): FactEntry {
  const before = standingDestination(t)
  const verifiedOn = t.day(ago)
  const rule = findCode(activityCodes, doing.activity)?.currency
  const lapse = rule && lapsesOn(rule, { ...doing, verifiedOn })
  const spell = neetSince(before && { ...before, isNeet: isNeet(before.activity) }, {
    isNeet: isNeet(doing.activity),
    startedOn: doing.startedOn,
  })
  const value: CurrentDestination = {
    ascertainedOn: verifiedOn,
    ...doing,
    verifiedOn,
    lapsed: false,
    ...(lapse === undefined ? {} : { lapsesOn: lapse }),
    ...(spell === undefined ? {} : { neetSince: spell }),
  }
  return t.fact(ago, { field: 'currentDestination', value }, how)
}

/** "Checked, no change": what somebody does now, with the day of this check. */
export function stillDoing(t: Teller, ago: number, how: How = {}): FactEntry {
  const before = standingDestination(t)
  if (!before) throw new Error('Broken assumption: there is a destination to check')
  const { verifiedOn: _checked, lapsesOn: _lapse, lapsed: _lapsed, neetSince: _spell, ...doing } = before
  return nowDoing(t, ago, doing, how)
}

function standingDestination(t: Teller): CurrentDestination | undefined {
  const fact = t.standing('currentDestination')[0]?.fact
  return fact?.field === 'currentDestination' && fact.value !== null ? fact.value : undefined
}
