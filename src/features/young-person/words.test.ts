import { expect, test } from 'vitest'
import { ageWords, cohortWords, firstLines, lastContactWords, sourceWords, standing, toAgreeWords } from './words.ts'

test.each([
  [0, 'today'],
  [1, 'yesterday'],
  [24, '24 days ago'],
  [59, '59 days ago'],
  [60, '2 months ago'],
  [729, '23 months ago'],
  [731, '2 years ago'],
])('%i days are said as %s', (days, words) => expect(ageWords(days)).toBe(words))

test('P18: a value says who it came from, when, and how long ago', () => {
  const asOf = '2026-10-31'
  expect(
    sourceWords(
      { source: { kind: 'council-list', label: "Council's list", detail: undefined, asOf }, ageInDays: 24 },
      'Amara',
    ),
  ).toBe("From the council's list, 31 October 2026, 24 days ago")
  expect(
    sourceWords(
      { source: { kind: 'young-person', label: 'Young person', detail: undefined, asOf }, ageInDays: 24 },
      'Amara',
    ),
  ).toBe('Amara told us, 31 October 2026, 24 days ago')
  expect(
    sourceWords(
      { source: { kind: 'school', label: 'School', detail: 'Tall Elms Academy', asOf }, ageInDays: 1 },
      'Amara',
    ),
  ).toBe('The school told us (Tall Elms Academy), 31 October 2026, yesterday')
})

const contact = (state: 'agreed' | 'not-read-yet' | 'not-read' | 'changed-since-agreed' | 'disagreed') => ({
  state,
  answer: undefined,
  unfinished: false,
})

test('P14: what was not read, or changed since, waits to be read together; what was answered does not', () => {
  expect(standing(contact('not-read-yet')).toRead).toBe(true)
  expect(standing(contact('changed-since-agreed'))).toMatchObject({ tag: 'Changed since agreed', toRead: true })
  expect(standing(contact('disagreed'))).toMatchObject({ tag: 'Disagreed', toRead: false })
  expect(toAgreeWords([contact('agreed'), contact('not-read'), contact('not-read-yet')])).toBe('2 contacts')
  expect(toAgreeWords([contact('agreed')])).toBe('Nothing')
})

test('the last contact is the one on the latest day', () => {
  const on = (day: string) => ({
    contact: {
      type: 'drop-in',
      channel: 'other',
      outcome: 'took-place',
      on: day,
      present: [],
      notes: [],
      nextSteps: [],
    },
  })
  expect(lastContactWords([on('2026-11-02'), on('2026-11-06')], '2026-11-24')).toBe('6 November 2026, 18 days ago')
  expect(lastContactWords([], '2026-11-24')).toBe('No contact recorded yet')
})

test('a short note is shown whole, a long one from its beginning and never cut inside a word', () => {
  expect(firstLines('Two short\nlines')).toBeUndefined()
  expect(firstLines('word '.repeat(100))).toMatch(/ word$/)
  expect(firstLines('1\n2\n3\n4\n5')).toBe('1\n2\n3\n4')
})

test.each<[Parameters<typeof cohortWords>[0], string]>([
  [{ standing: 'not-yet', from: '2027-09-01' }, 'Tracked from 1 September 2027'],
  [{ standing: 'over', since: '2026-09-01' }, 'No longer tracked since 1 September 2026'],
  [
    { standing: 'tracked', until: '2027-08-31', because: 'age', dutyUntil: '2026-12-24' },
    'Tracked until 31 August 2027. Has to take part in learning until 24 December 2026',
  ],
  [
    { standing: 'tracked', until: '2034-02-13', because: 'ehc-plan', dutyUntil: undefined },
    'Tracked until 13 February 2034 (EHC plan)',
  ],
])('P06: until when somebody is followed is said in words', (cohort, words) => {
  expect(cohortWords(cohort)).toBe(words)
})
