import { describe, expect, test } from 'vitest'
import { aPlan, aPlanAction, aPlanAgreement, aPlanEntry } from '../../../test/support/plans.ts'
import { aNextVersion, byBen, byYoungPerson } from '../../../test/support/plan-api.ts'
import { amara } from '../../../test/support/person-views.ts'
import { herName } from '../../../test/support/sharing-api.ts'
import { planView } from '../../caseload/plans.ts'
import type { Entry } from '../../domain/entry.ts'
import { foldRecord } from '../../domain/record.ts'
import {
  currentOf,
  dueOnWords,
  madeWords,
  planTags,
  progressWords,
  reviewWords,
  standingWords,
  whoWords,
} from './words.ts'

const today = '2026-12-09'
const viewOf = (...entries: readonly Entry[]) => planView(amara, foldRecord([herName, ...entries]), new Set(), false)
const first = aPlanEntry(aPlan({ reviewOn: '2027-01-20' }))

describe('who, when and how far', () => {
  test('the office calls the young person by name', () => {
    expect(whoWords({ who: 'young-person' }, 'Amara')).toBe('Amara')
    expect(whoWords({ who: 'young-person' }, '')).toBe('The young person')
    expect(whoWords({ who: 'school', whoDetail: 'Mr Sample' }, 'Amara')).toBe('School or college (Mr Sample)')
  })

  test('a day that has passed says how long ago; today has not passed', () => {
    expect(dueOnWords('2026-12-01', today)).toBe('Due 1 December 2026, 8 days ago')
    expect(dueOnWords(today, today)).toBe('By 9 December 2026')
  })

  test('what is no longer needed counts nowhere', () => {
    const plan = aPlan({ actions: [aPlanAction({ status: 'done' }), aPlanAction({ status: 'no-longer-needed' })] })
    expect(progressWords(plan, today)).toBe('1 of 1 action done')
    expect(progressWords(aPlan({ actions: [] }), today)).toBe('No actions')
  })

  test.each([
    [undefined, 'No day is set to look at it again'],
    [today, 'To be looked at again today'],
    ['2026-12-10', 'To be looked at again on 10 December 2026'],
    ['2026-12-08', 'Was to be looked at again on 8 December 2026, yesterday'],
  ])('a review on %s', (reviewOn, words) => {
    const { reviewOn: _usual, ...plan } = aPlan()
    expect(reviewWords(reviewOn === undefined ? plan : { ...plan, reviewOn }, today)).toBe(words)
  })
})

describe('P14: where a version stands with the young person', () => {
  test.each([
    [{ answer: 'agreed' }, 'Agreed', /^Amara agreed on 24 November 2026/],
    [{ answer: 'disagreed', words: 'No' }, 'Not agreed', /^Amara did not agree on/],
    [{ answer: 'not-read', reason: 'left-early' }, 'Not read together', /^The young person had to leave\./],
  ] as const)('%o', (answer, tag, words) => {
    const [version] = viewOf(first, aPlanAgreement(first.id, answer)).versions
    expect(version && standingWords(version, 'Amara')).toMatchObject({ tag, words: expect.stringMatching(words) })
  })

  test('an answer to an earlier version is none to this one', () => {
    const next = aNextVersion(first, aPlan({ aim: 'Another' }))
    const version = currentOf(viewOf(first, next, aPlanAgreement(first.id)))
    expect(version && standingWords(version, 'Amara').tag).toBe('Not read yet')
  })

  test('a version of the young person’s own says so', () => {
    const version = currentOf(viewOf(first, byYoungPerson(first, aPlan())))
    expect(version && madeWords(version, 'Amara')).toMatch(/^Amara, with Ada Testcase, /)
  })
})

test('the small card says what is urgent first', () => {
  const late = aPlanEntry(aPlan({ reviewOn: '2026-12-01' }))
  const tags = (...entries: readonly Entry[]) => planTags(viewOf(...entries), today).map(({ words }) => words)
  expect(tags()).toEqual([])
  expect(tags(late, aPlanAgreement(late.id))).toEqual(['2 overdue', 'Review due', 'Agreed'])
  const apart = [aNextVersion(first, aPlan({ actions: [] })), byBen(first, aPlan({ actions: [] }))]
  expect(tags(first, ...apart)[0]).toBe('Changed by two people')
})
