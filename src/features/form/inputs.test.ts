import { describe, expect, test } from 'vitest'
import { factInputs } from '../fact/fact-inputs.ts'
import { type Input, type Values, afterChange, answersOf, askedValues, dayValues, errorsOf } from './inputs.ts'
import { sourceInputs, sourceOf, sourceStart } from './source-inputs.ts'

const today = '2026-11-24'
const messages = (inputs: readonly Input[], values: Values) =>
  errorsOf(inputs, values, today).map(({ message }) => message)

const born = factInputs('dateOfBirth', {})
const on = (day: string, month: string, year: string): Values => ({
  'value-day': day,
  'value-month': month,
  'value-year': year,
})
test.each([
  [on('24', '11', '2026'), []],
  [on('25', '11', '2026'), ['The date of birth must be today or in the past']],
  [on('1', '1', '3026'), ['The date of birth must be today or in the past']],
  [on('31', '2', '2010'), ['The date of birth must be a real date']],
  [on('29', '2', '2010'), ['The date of birth must be a real date']],
  [on('29', 'feb', '2012'), []],
  [on('31', '4', '2010'), ['The date of birth must be a real date']],
  [on('0', '1', '2010'), ['The date of birth must be a real date']],
  [on('-1', '1', '2010'), ['The date of birth must be a real date']],
  [on('1e1', '1', '2010'), ['The date of birth must be a real date']],
  [on('١', '١', '٢٠١٠'), ['The date of birth must be a real date']],
  [on('1', '1', '1066'), ['The date of birth must be a real date']],
  [on('1', '', '2010'), ['The date of birth must include a month']],
  [on('', '', ''), ['Enter the date of birth']],
  [on('x'.repeat(5_000), '1', '2010'), ['The date of birth must be a real date']],
])('P01: of the date of birth %o it says %o', (values, said) => expect(messages(born, values)).toEqual(said))

const name = factInputs('name', {})
test.each([
  ['of 5,000 letters', 'a'.repeat(5_000), ['First name must be 100 characters or fewer']],
  ['of 101 letters', 'a'.repeat(101), ['First name must be 100 characters or fewer']],
  ['of 100 letters and space around', `  ${'a'.repeat(100)}  `, []],
  ['of spaces', '   ', ['Enter their first name']],
  ['of spaces that have no width', '\u200b\u200d\ufeff', ['Enter their first name']],
  ['of null characters', '\u0000\u0000', ['Enter their first name']],
  ['of letters that look empty', '\u3164', ['Enter their first name']],
])('P01: a first name %s', (_case, given, said) => {
  expect(messages(name, { given, family: 'Testcase' })).toEqual(said)
})

test.each([
  ['right-to-left', 'أمل نور'],
  ['emoji', '🎓 Zed 👩🏽‍🎓'],
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['an apostrophe and a hyphen', 'Zoë-Mae O’Neill'],
])('P01: a name with %s is kept to the letter', (_case, given) => {
  const values = { given, family: 'Testcase' }
  expect(messages(name, values)).toEqual([])
  expect(answersOf(values).text('given')).toBe(given)
})

test('P01: of a pasted name what nobody can see is left out', () => {
  const { text } = answersOf({ given: ' \u202eAm\u200bara\u0000 ', family: 'Quill\ud83d' })
  expect([text('given'), text('family')]).toEqual(['Amara', 'Quill\ufffd'])
})

test.each(['.....', '((((((((', '12345', '07700', 'call me', '+44 7700 900 98²'])(
  'P01: %j is no phone number',
  (number) => {
    expect(messages(factInputs('phone', {}), { number, kind: 'mobile' })).toEqual([
      'Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192',
    ])
  },
)

test('P18: what was answered before a question went is not an answer', () => {
  const values = { ...sourceStart(today), source: 'school', sourceDetail: 'Testbury High School' }
  const kept = (now: Values) => sourceOf(answersOf(askedValues(sourceInputs(now), now)))
  expect(kept(values)).toEqual({ kind: 'school', detail: 'Testbury High School', asOf: today })
  expect(kept({ ...values, source: 'young-person' })).toEqual({ kind: 'young-person', asOf: today })
})

const doing = (values: Values) => {
  const all = { activity: '350', ...dayValues('asOf', today), ...dayValues('startedOn', '2026-11-02'), ...values }
  return messages(factInputs('currentDestination', all), all)
}
test.each([
  [dayValues('reviewOn', '2026-12-01'), []],
  [{}, ['Enter the day to look again']],
  [
    { ...dayValues('reviewOn', '2026-12-01'), ...dayValues('expectedToEndOn', '2026-11-30') },
    ['The day to look again must not be after the day it ends'],
  ],
  [
    { ...dayValues('reviewOn', '2026-10-01'), ...dayValues('expectedToEndOn', '2026-11-01') },
    ['The day it ends must not be before the day it started'],
  ],
  [
    { ...dayValues('reviewOn', '2026-12-01'), ...dayValues('asOf', '2026-11-01') },
    ['The day it started must not be after the day it was said'],
  ],
])('P06: the dates of a destination have an order: %o', (values, said) => expect(doing(values)).toEqual(said))

describe('P06: what was said of one thing somebody does is not said of the next', () => {
  const held: Values = { activity: '210', place: 'Testbury High School', ...dayValues('expectedToEndOn', '2027-08-31') }
  const change = (values: Values, changed: Values) =>
    afterChange(factInputs('currentDestination', values), held, values, changed)
  const work = change(held, { activity: '330' })

  test('where, since when and until when begin anew with another answer', () => {
    expect(work).toMatchObject({ activity: '330', place: '', ...dayValues('expectedToEndOn', undefined) })
  })

  test('and come back with the old one', () => expect(change(work, { activity: '210' })).toMatchObject(held))

  test('but what was typed since stays', () => {
    const typed = change(work, { place: 'Pretend Boatyard' })
    expect(change(typed, { activity: '310' })).toMatchObject({ activity: '310', place: 'Pretend Boatyard' })
    expect(change(typed, { activity: '210' })['place']).toBe('Pretend Boatyard')
  })

  test('and so does everything when another question is answered', () => {
    expect(change(held, { place: 'Testbury College' })).toEqual({ ...held, place: 'Testbury College' })
  })
})

test('P17: what is wrong with an optional answer is said without “optional”', () => {
  const inputs: readonly Input[] = [
    { kind: 'date', name: 'since', label: 'The day they moved in (optional)', when: 'past' },
    { kind: 'text', name: 'town', label: 'Town or city (optional)', max: 3 },
  ]
  const values = { 'since-day': '31', 'since-month': '2', 'since-year': '2020', town: 'Testbury' }
  expect(messages(inputs, values)).toEqual([
    'The day they moved in must be a real date',
    'Town or city must be 3 characters or fewer',
  ])
})
