import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someValue } from '../../test/support/arbitrary-facts.ts'
import { seed } from '../../test/support/seed.ts'
import type { Application } from './fact-values.ts'
import { guaranteeStanding } from './guarantee.ts'

const applied = (over: Partial<Application> = {}): Application => ({
  kind: 'course',
  provider: 'Testbury College',
  title: 'Electrical, Level 2',
  accredited: true,
  outcome: 'waiting',
  answer: 'none',
  ...over,
})
const waiting = applied()
const offer = applied({ outcome: 'offer' })
const conditional = applied({ outcome: 'conditional-offer' })
const accepted = applied({ outcome: 'offer', answer: 'accepted' })
const declined = applied({ outcome: 'offer', answer: 'declined' })
const salon = applied({ outcome: 'offer', accredited: false, kind: 'job', title: 'Salon junior' })
const salonTaken = { ...salon, answer: 'accepted' }

test.each([
  ['nothing is recorded', [], 'nothing-recorded', []],
  ['they wait to hear', [waiting], 'no-offer', [waiting]],
  ['they were turned down', [applied({ outcome: 'turned-down' })], 'no-offer', [applied({ outcome: 'turned-down' })]],
  ['an offer stands', [waiting, offer], 'offer-made', [offer]],
  ['an offer with conditions stands', [conditional], 'offer-made', [conditional]],
  ['they said yes to one', [offer, accepted, waiting], 'offer-accepted', [accepted]],
  ['they said no to the only one', [declined], 'no-offer', [declined]],
  ['they said no to one of two', [declined, offer], 'offer-made', [offer]],
  ['it leads to no qualification', [salon, waiting], 'offer-not-suitable', [salon]],
  ['they said yes to one that leads to no qualification', [salonTaken], 'offer-not-suitable', [salonTaken]],
  ['they said yes to that, and another offer stands', [salonTaken, offer], 'offer-made', [offer]],
  [
    'they took it back themselves',
    [applied({ outcome: 'withdrawn' })],
    'no-offer',
    [applied({ outcome: 'withdrawn' })],
  ],
] as const)('P05: the September Guarantee when %s', (_case, applications, status, because) => {
  for (const year of [11, 12]) expect(guaranteeStanding(year, applications)).toEqual({ status, because })
})

test.each([undefined, 9, 10, 13, 14])('P05: in year %s no offer is owed', (year) => {
  expect(guaranteeStanding(year, [offer])).toEqual({ status: 'not-due', because: [] })
})

test('P05: it is derived from the applications alone, whatever order they are in', () => {
  const applications = fc.array(someValue('application'), { maxLength: 6 })
  const both = applications.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(both, ([all, shuffled]) => {
      const standing = guaranteeStanding(11, all)
      expect(guaranteeStanding(11, shuffled).status).toBe(standing.status)
      expect(all).toEqual(expect.arrayContaining([...standing.because]))
      expect(standing.because.length > 0).toBe(all.length > 0)
    }),
    { seed: seed() },
  )
})
