import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someDay, someValue } from '../../test/support/arbitrary-facts.ts'
import { seed } from '../../test/support/seed.ts'
import { activityCodes, isNeet } from '../codes/activity.ts'
import { currencyState } from '../domain/currency.ts'
import type { CurrentDestination } from '../domain/fact-values.ts'
import { addDays } from '../domain/time.ts'
import { checkedDestination } from './checked-destination.ts'

const doing = (activity: string, over: Partial<CurrentDestination> = {}): CurrentDestination => ({
  activity,
  startedOn: '2026-09-01',
  ascertainedOn: '2026-09-10',
  lapsed: false,
  ...over,
})

test.each([
  ['210', {}, '2026-11-24', '2027-08-31'],
  ['210', { expectedToEndOn: '2027-06-30' }, '2026-11-24', '2027-06-30'],
  ['310', {}, '2028-02-29', '2029-02-28'],
  ['530', {}, '2026-11-30', '2027-02-28'],
  ['350', { reviewOn: '2026-12-10' }, '2026-11-24', '2027-01-07'],
  ['619', { lapsesOn: '2026-11-24' }, '2026-11-24', undefined],
  ['830', {}, '2026-11-24', undefined],
])('P06: %s with %o, checked on %s, counts as known until %s', (activity, over, asOf, lapsesOn) => {
  const checked = checkedDestination(doing(activity, over), undefined, asOf)
  expect(checked.verifiedOn).toBe(asOf)
  expect(checked.lapsesOn).toBe(lapsesOn)
})

test('P06: of a code that our list does not know, the date of the council’s list stays', () => {
  const checked = checkedDestination(doing('999', { lapsesOn: '2027-03-01' }), undefined, '2026-11-24')
  expect(checked.lapsesOn).toBe('2027-03-01')
})

test('P16: an older list that says the same does not take back what was checked since', () => {
  const held = checkedDestination(doing('310'), undefined, '2026-11-20')
  const listed = checkedDestination(held, held, '2026-10-31')
  expect([listed.verifiedOn, listed.lapsesOn]).toEqual(['2026-11-20', '2027-11-20'])
  expect(checkedDestination(held, held, '2026-11-24').verifiedOn).toBe('2026-11-24')
})

const seeking = doing('619', { startedOn: '2026-07-01', neetSince: '2026-05-04' })
test.each([
  ['is kept from one reason to the next', doing('680'), seeking, '2026-05-04'],
  ['reaches back where nobody said since when', doing('680'), doing('619', { startedOn: '2026-07-01' }), '2026-07-01'],
  ['is not ended by "checked, no change"', seeking, seeking, '2026-05-04'],
  ['begins after learning', doing('619'), doing('210', { startedOn: '2025-09-01' }), '2026-09-01'],
  ['begins with the first thing known', doing('619'), undefined, '2026-09-01'],
  ['ends with work', doing('330'), seeking, undefined],
  [
    'that began with this very activity follows its day, when that is put right',
    doing('619', { startedOn: '2026-08-15' }),
    doing('619', { startedOn: '2025-08-15', neetSince: '2025-08-15' }),
    '2026-08-15',
  ],
  [
    'that is older than this activity does not become younger with it',
    doing('619', { startedOn: '2026-08-15' }),
    seeking,
    '2026-05-04',
  ],
])('P06: a spell without learning or work %s', (_case, value, before, since) => {
  expect(checkedDestination(value, before, '2026-11-24').neetSince).toBe(since)
})

test('P16: what was just checked has not lapsed, whatever its code; NEET has no day, and a spell is never younger than it', () => {
  const known = fc.constantFrom(...activityCodes.codes)
  fc.assert(
    fc.property(
      known,
      someValue('currentDestination'),
      fc.option(someValue('currentDestination')),
      someDay,
      (...given) => {
        const [{ code, group }, value, before, asOf] = given
        const { expectedToEndOn: _end, reviewOn: _review, verifiedOn: _verified, ...said } = value
        const checked = checkedDestination({ ...said, activity: code }, before ?? undefined, asOf)
        expect(currencyState(checked.lapsesOn, group, asOf)).not.toBe('lapsed')
        expect(checked.neetSince !== undefined).toBe(isNeet(code))
        expect((checked.neetSince ?? '') <= checked.startedOn).toBe(true)
        expect((checked.lapsesOn ?? asOf) < addDays(asOf, 367)).toBe(true)
      },
    ),
    { seed: seed(), numRuns: 500 },
  )
})
