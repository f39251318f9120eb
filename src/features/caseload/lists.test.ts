import { expect, test } from 'vitest'
import { aCard, lapsed, lapsesSoon, neet, notKnown } from '../../../test/support/caseload-cards.ts'
import { currencyOf, listNamed, lists } from './lists.ts'

test.each([
  ['lapsed', lapsed, ['lapsed']],
  ['about to lapse', lapsesSoon, ['lapses-soon']],
  ['not known', notKnown, ['not-known']],
  ['never recorded', { destination: undefined, lapse: undefined }, ['not-known']],
  ['NEET', neet, []],
  ['current', {}, []],
  ['not agreed yet', { toAgree: 1 }, ['to-agree']],
  ['contested and lapsed', { ...lapsed, contested: true }, ['lapsed', 'different-answers']],
] as const)('P16: somebody %s is on the lists they belong to', (_how, over, names) => {
  const card = aCard('Quillfeather, Amara', over)
  expect(lists.filter(({ holds }) => holds(card)).map(({ name }) => name)).toEqual(names)
})

test.each([
  ['lapsed', '2026-08-31', { words: 'Lapsed on 31 August', due: true }],
  ['lapsed', '2025-08-31', { words: 'Lapsed on 31 August 2025', due: true }],
  ['lapses-soon', '2026-12-12', { words: 'Check by 12 December', due: true }],
  ['lapses-soon', '2027-01-02', { words: 'Check by 2 January 2027', due: true }],
  ['current', '2027-08-31', { words: 'Check by 31 August 2027', due: false }],
  ['never-lapses', '2026-08-31', undefined],
  ['not-known', undefined, undefined],
  [undefined, undefined, undefined],
] as const)('P16: %s on %s is said in words', (lapse, lapsesOn, said) => {
  expect(currencyOf({ lapse, lapsesOn }, '2026-11-24')).toEqual(said)
})

test('a name that is no list is the whole caseload', () => {
  expect(listNamed('')).toBeUndefined()
  expect(listNamed('constructor')).toBeUndefined()
})
