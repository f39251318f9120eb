import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFact, someContact } from '../../test/support/entries.ts'
import { allFields, someFact, someValue } from '../../test/support/arbitrary-facts.ts'
import { seed } from '../../test/support/seed.ts'
import type { Fact, FactField } from '../domain/fact.ts'
import { compartmentOf, isItemField } from '../domain/fact.ts'
import { foldRecord } from '../domain/record.ts'
import { activityCodes } from './activity.ts'
import type { CodeList } from './code-list.ts'
import { factWords } from './fact-words.ts'
import {
  characteristics,
  cohortStatuses,
  ethnicGroups,
  genders,
  guaranteeStatuses,
  intendedDestinations,
  supportLevels,
} from './person.ts'
import { readBackWords } from './read-back-words.ts'

const unsettled = 'Ask your adviser: this wording is not settled yet'

const coded: readonly (readonly [CodeList, (code: string) => Fact])[] = [
  [genders, (value) => ({ field: 'gender', value })],
  [ethnicGroups, (value) => ({ field: 'ethnicGroup', value })],
  [cohortStatuses, (value) => ({ field: 'cohortStatus', value })],
  [supportLevels, (value) => ({ field: 'levelOfSupport', value })],
  [intendedDestinations, (value) => ({ field: 'intendedDestination', value })],
  [guaranteeStatuses, (status) => ({ field: 'guaranteeYear11', value: { status } })],
  [characteristics, (code) => ({ field: 'characteristics', value: [code] })],
  [
    activityCodes,
    (activity) => ({
      field: 'currentDestination',
      value: { activity, startedOn: '2026-09-01', ascertainedOn: '2026-09-01', lapsed: false },
    }),
  ],
]

describe.each(coded.map(([list, fact]) => [list.name, list, fact] as const))('%s', (_name, { codes }, fact) => {
  test.each(codes.map((code) => [code.code, code] as const))('P17: %s in words for whoever reads', (_code, one) => {
    const [theirs] = factWords(fact(one.code), 'young-person')
    const [office] = factWords(fact(one.code), 'office')
    expect(theirs).toBe(one.verified ? (one.plain ?? one.label) : unsettled)
    expect(office).toBe(one.verified ? one.label : `${one.label} (wording not verified)`)
  })

  test('P17: a code that is not in our list is shown to the office, and to nobody else', () => {
    expect(factWords(fact('999'), 'office')[0]).toBe('999 (not in our list)')
    expect(factWords(fact('999'), 'young-person')[0]).toBe(unsettled)
  })
})

test('P17: a contact with codes that our lists do not know is read back in plain words', () => {
  const words = readBackWords(
    someContact({ type: 'no-such', channel: 'no-such', outcome: 'no-such', present: [{ who: 'no-such' }] }),
  )
  expect(JSON.stringify(words)).not.toMatch(/no-such|not in our list|not verified/)
})

describe.each(allFields)('%s', (field) => {
  test('P17: has words for every value, for both who read, and none for what is not so any more', () => {
    fc.assert(
      fc.property(someFact(field), (fact) => {
        for (const reader of ['office', 'young-person'] as const) {
          const lines = factWords(fact, reader)
          expect(lines.length > 0).toBe(fact.value !== null)
          for (const line of lines) expect(line).not.toMatch(/^\s*$|undefined|null|\[object|NaN/)
        }
        expect(factWords(fact, 'young-person').join('\n')).not.toMatch(/wording not verified|not in our list/)
      }),
      { seed: seed() },
    )
  })
})

/** Two values of one field that differ in one part. */
function twins(field: FactField): fc.Arbitrary<readonly [Fact, Fact]> {
  return fc.tuple(someValue(field), someValue(field), fc.nat(20)).map(([one, other, part]) => {
    if (typeof one !== 'object' || Array.isArray(one))
      return [
        { field, value: one },
        { field, value: other },
      ] as never
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    const name = names[part % names.length] ?? ''
    const { [name]: _gone, ...rest } = one as { [part: string]: unknown }
    const changed = (other as { [part: string]: unknown })[name]
    return [
      { field, value: one },
      { field, value: changed === undefined ? rest : { ...rest, [name]: changed } },
    ] as never
  })
}

/** What is held apart is one statement each; of an ordinary field people may say different things. */
const ordinary = allFields.filter((field) => compartmentOf(field) === undefined && !isItemField(field))

test.each(ordinary)('P16: two values of %s that contradict each other never look alike in the office', (field) => {
  fc.assert(
    fc.property(twins(field), ([one, other]) => {
      const state = foldRecord([aFact(one), aFact(other)]).facts.get(field)
      const shown = (state?.current ?? []).map(({ fact }) => factWords(fact, 'office').join('\n'))
      expect(new Set(shown).size).toBe(shown.length)
    }),
    { seed: seed(), numRuns: 300 },
  )
})
