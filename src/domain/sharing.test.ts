import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someHistory } from '../../test/support/arbitrary-entries.ts'
import { seed } from '../../test/support/seed.ts'
import { Disclosure, Opening, Party, Received } from './sharing.ts'

test.each([
  [{ kind: 'police' }, true],
  [{ kind: 'police', name: 'PC Sample' }, true],
  [{ kind: 'other', name: 'A youth club' }, true],
  [{ kind: 'other' }, false],
  [{ kind: 'other', name: '' }, false],
  [{ kind: 'Police!' }, false],
  [{ kind: '' }, false],
  [{ kind: 'police', phone: '01632 960 001' }, false],
])('P29: %o says who it is: %s', (party, says) => expect(Party.safeParse(party).success).toBe(says))

test('P10: looking into a compartment says which, and why', () => {
  expect(Opening.safeParse({ compartment: 'health', reason: 'support-now' }).success).toBe(true)
  expect(Opening.safeParse({ compartment: 'health' }).success).toBe(false)
  expect(Opening.safeParse({ compartment: 'diary', reason: 'support-now' }).success).toBe(false)
})

/** What is left of something without one of its parts. */
function without(whole: object, part: string): object {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== part))
}

test('P25, P26, P27, P29: nothing is passed on or kept without to or from whom, when and why', () => {
  fc.assert(
    fc.property(someHistory, (entries) => {
      const told = entries.flatMap((entry) => (entry.kind === 'disclosure' ? [entry.disclosure] : []))
      const kept = entries.flatMap((entry) => (entry.kind === 'received' ? [entry.received] : []))
      const reading = [
        ...told.flatMap((one) => ['to', 'on', 'what', 'why'].map((part) => Disclosure.safeParse(without(one, part)))),
        ...kept.flatMap((one) => ['from', 'on', 'why'].map((part) => Received.safeParse(without(one, part)))),
      ]
      expect(reading.filter(({ success }) => success)).toEqual([])
    }),
    { seed: seed() },
  )
})
