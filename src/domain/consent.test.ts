import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFact } from '../../test/support/entries.ts'
import { seed } from '../../test/support/seed.ts'
import { aConsent } from '../../test/support/sharing-api.ts'
import type { Consent } from './basis.ts'
import { consentFor, consentOn, consentStands, onceConsentStands, replacedBy } from './consent.ts'
import type { Entry } from './entry.ts'
import { foldRecord } from './record.ts'

const given = aConsent({ on: '2026-10-01' })
const withdrawn = aConsent({ answer: 'withdrawn', on: '2026-11-10' }, { supersedes: [given.id] })
const state = (...entries: readonly Entry[]) => consentFor(foldRecord(entries), 'sharing').state

describe('where consent stands', () => {
  const cases: readonly (readonly [string, readonly Entry[], string])[] = [
    ['nobody asked', [], 'not-asked'],
    ['a yes', [given], 'given'],
    ['a yes that was taken back', [given, withdrawn], 'withdrawn'],
    ['a yes to health only', [aConsent({ purpose: 'health' })], 'not-asked'],
    ['a yes to one sharing only', [aConsent({ scope: 'College: the course form' })], 'not-asked'],
    ['a yes and a no, recorded apart', [given, aConsent({ answer: 'refused', on: '2026-10-01' })], 'refused'],
    ['a no and a withdrawal, recorded apart', [aConsent({ answer: 'refused' }), withdrawn], 'withdrawn'],
    ['a yes whose author had not seen the withdrawal', [given, withdrawn, aConsent({ on: '2026-11-20' })], 'withdrawn'],
    [
      'a yes whose author had seen it',
      [given, withdrawn, aConsent({ on: '2026-11-20' }, { supersedes: [withdrawn.id] })],
      'given',
    ],
    [
      'a yes of an earlier day than the withdrawal that it says it replaces',
      [given, withdrawn, aConsent({ on: '2026-11-09' }, { supersedes: [withdrawn.id] })],
      'withdrawn',
    ],
    [
      'a yes to something else that says it replaces the withdrawal',
      [given, withdrawn, aConsent({ purpose: 'health', on: '2026-11-20' }, { supersedes: [withdrawn.id] })],
      'withdrawn',
    ],
    [
      'a yes to one sharing that says it replaces the withdrawal',
      [given, withdrawn, aConsent({ scope: 'College: a form', on: '2026-11-20' }, { supersedes: [withdrawn.id] })],
      'withdrawn',
    ],
    [
      'something else that says it replaces the withdrawal',
      [given, withdrawn, aFact({ field: 'knownAs', value: 'Mara' }, { supersedes: [withdrawn.id] })],
      'withdrawn',
    ],
    ['a withdrawal that says it replaces itself', [{ ...withdrawn, supersedes: [withdrawn.id] }], 'withdrawn'],
  ]
  test.each(cases)('P11: %s', (_case, entries, expected) => {
    expect(state(...entries)).toBe(expected)
  })

  test('P11: in any order, answers that did not see each other never add up to more than the most cautious', () => {
    const answer = fc.constantFrom<Consent['answer']>('given', 'refused', 'withdrawn')
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 6 }), fc.nat(), (answers, turn) => {
        const entries = answers.map((one) => aConsent({ answer: one, on: '2026-11-02' }))
        const turned = [...entries.slice(turn % entries.length), ...entries.slice(0, turn % entries.length)]
        const most = answers.includes('withdrawn') ? 'withdrawn' : answers.includes('refused') ? 'refused' : 'given'
        expect(state(...turned)).toBe(most)
      }),
      { seed: seed() },
    )
  })

  test.each([
    ['2026-09-30', 'not-asked'],
    ['2026-10-01', 'given'],
    ['2026-11-09', 'given'],
    ['2026-11-10', 'withdrawn'],
    ['2027-01-01', 'withdrawn'],
  ] as const)('P11: on %s it stood as: %s', (day, expected) => {
    expect(consentOn([withdrawn, given], 'sharing', day).state).toBe(expected)
  })
})

describe('the consent that something is based on', () => {
  test('P11: a yes that stands, for its own purpose', () => {
    expect(consentStands([given], given.id, 'sharing')).toBe(true)
    expect(consentStands([given], given.id, 'health')).toBe(false)
    expect(consentStands([given], withdrawn.id, 'sharing')).toBe(false)
  })

  test('P11: a yes that was taken back is none any more, and was one before', () => {
    expect(consentStands([given, withdrawn], given.id, 'sharing')).toBe(false)
    expect(consentStands([given, withdrawn], given.id, 'sharing', '2026-11-09')).toBe(true)
    expect(consentStands([given, withdrawn], given.id, 'sharing', '2026-11-10')).toBe(false)
    expect(consentStands([given], given.id, 'sharing', '2026-09-30')).toBe(false)
  })

  test('P11: a no is not a yes, whoever names it', () => {
    expect(consentStands([given, withdrawn], withdrawn.id, 'sharing')).toBe(false)
    const refused = aConsent({ answer: 'refused' })
    expect(consentStands([refused], refused.id, 'sharing')).toBe(false)
  })

  test('P11: of two yeses recorded apart, either may be named', () => {
    const another = aConsent({ on: '2026-10-02' })
    expect(consentStands([given, another], given.id, 'sharing')).toBe(true)
    expect(consentStands([given, another], another.id, 'sharing')).toBe(true)
  })
})

describe('a yes to one sharing', () => {
  const once = aConsent({ scope: 'College: the course form', on: '2026-11-05' })
  const stands = (answers: readonly ReturnType<typeof aConsent>[], day = '2026-11-20') =>
    onceConsentStands(answers, once.id, 'sharing', day)

  test('P30: it holds from its own day, for its own purpose, and is never general', () => {
    expect(stands([once])).toBe(true)
    expect(stands([once], '2026-11-04')).toBe(false)
    expect(onceConsentStands([once], once.id, 'health', '2026-11-20')).toBe(false)
    expect(consentStands([once], once.id, 'sharing')).toBe(false)
    expect(onceConsentStands([given], given.id, 'sharing', '2026-11-20')).toBe(false)
  })

  test('P30: it may be said after a general no, and a later general no takes it back', () => {
    expect(stands([aConsent({ answer: 'refused', on: '2026-11-01' }), once])).toBe(true)
    expect(stands([withdrawn, once])).toBe(false)
    expect(stands([withdrawn, once], '2026-11-09')).toBe(true)
  })

  test('P30: a general no of the same day takes it back when whoever recorded it had seen it', () => {
    const no = { answer: 'refused', on: '2026-11-05' } as const
    expect(stands([once, aConsent(no)])).toBe(true)
    expect(stands([once, aConsent(no, { supersedes: [once.id] })])).toBe(false)
  })

  test('P11: a general no replaces the general answer and what was agreed to and did not happen, a yes the first alone', () => {
    const used = aConsent({ scope: 'Housing: a room', on: '2026-11-05' })
    const record = foldRecord([given, once, used])
    const replaced = (answer: Consent['answer'], scope?: string) => {
      const { consent } = aConsent({ answer, ...(scope ? { scope } : {}) })
      return new Set(replacedBy(record, consent, (id) => id !== used.id).map(({ id }) => id))
    }
    expect(replaced('withdrawn')).toEqual(new Set([given.id, once.id]))
    expect(replaced('given')).toEqual(new Set([given.id]))
    expect(replaced('given', 'Jobcentre: a form')).toEqual(new Set())
  })
})
