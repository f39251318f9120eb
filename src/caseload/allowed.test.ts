import { describe, expect, test } from 'vitest'
import { aConcern, aConsent, aShared, notShared } from '../../test/support/sharing-api.ts'
import type { Basis } from '../domain/basis.ts'
import type { Entry } from '../domain/entry.ts'
import type { Fact } from '../domain/fact.ts'
import type { EntryId } from '../domain/ids.ts'
import { foldRecord } from '../domain/record.ts'
import { isKnown, mayRecord, namesPowers } from './allowed.ts'

const health = aConsent({ purpose: 'health', on: '2026-10-01' })
const withdrawn = aConsent({ purpose: 'health', answer: 'withdrawn', on: '2026-11-10' }, { supersedes: [health.id] })
const byConsent = (consent: { id: EntryId }): Basis => ({ kind: 'consent', consent: consent.id })
const byPower = (power: string): Basis => ({ kind: 'power', power, reason: 'It had to be.' })
const knee = (basis: Basis): Fact => ({ field: 'health', value: { what: 'A bad knee.', basis } })
const fine = (basis: Basis): Fact => ({ field: 'conviction', value: { what: 'A fine.', basis } })

describe('what may be written down apart', () => {
  const facts: readonly (readonly [string, readonly Entry[], Fact, boolean])[] = [
    ['with consent that stands', [health], knee(byConsent(health)), true],
    ['with consent that was taken back', [health, withdrawn], knee(byConsent(health)), false],
    ['with the answer that took it back', [health, withdrawn], knee(byConsent(withdrawn)), false],
    ['before anybody was asked', [], knee(byConsent(health)), false],
    ['about convictions, with consent to health', [health], fine(byConsent(health)), false],
    ['by a named power', [withdrawn], knee(byPower('safeguarding')), true],
    ['by a power that is for sharing alone', [], knee(byPower('participation')), false],
    ['by a power that nobody knows', [], knee(byPower('because-i-say-so')), false],
    ['what only the council’s list gives', [health], { field: 'healthCharacteristics', value: ['150'] }, false],
    ['that it is not so any more', [withdrawn], { field: 'health', value: null }, true],
    ['that they keep it to themselves', [], { field: 'health', value: null, withheld: true }, true],
    ['what is not held apart', [], { field: 'knownAs', value: 'Mara' }, true],
  ]
  test.each(facts)('P11: %s', (_case, entries, fact, expected) => {
    expect(mayRecord(foldRecord(entries), fact)).toBe(expected)
  })

  test('P11: consent to one sharing is no consent to write it down', () => {
    const once = aConsent({ purpose: 'health', scope: 'College: that she needs breaks' })
    expect(mayRecord(foldRecord([once]), knee(byConsent(once)))).toBe(false)
  })
})

describe('what names what it has to', () => {
  const power = (name: string) => ({ kind: 'power', power: name, reason: 'It had to be.' }) as const
  test.each([
    ['a power that lets something be shared', aShared({ basis: power('participation') }), true],
    ['a power that nobody knows', aShared({ basis: power('because-i-say-so') }), false],
    ['a concern by a power of safeguarding', aConcern({ basis: power('child-protection') }), true],
    ['a concern by a power of another kind', aConcern({ basis: power('statutory-return') }), false],
    [
      'a part by a power that nobody knows',
      aShared({ includes: [{ compartment: 'health', basis: power('because-i-say-so') }] }),
      false,
    ],
    ['a decision not to share', notShared(), true],
  ] as const)('P30: %s', (_case, disclosure, expected) => {
    expect(namesPowers(disclosure)).toBe(expected)
  })

  test.each([
    ['police', '2026-11-24', true],
    ['police', '2026-11-25', false],
    ['outreach-project', '2023-07-31', true],
    ['outreach-project', '2023-08-01', false],
    ['recruiters', '2026-11-24', false],
  ])('P29: %s on %s: %s', (kind, on, expected) => {
    expect(isKnown({ kind }, on, '2026-11-24')).toBe(expected)
  })
})
