import { describe, expect, test } from 'vitest'
import { allFields } from '../../test/support/arbitrary-facts.ts'
import { fieldLabels } from '../caseload/labels.ts'
import { activityCodes } from './activity.ts'
import type { CodeList } from './code-list.ts'
import * as contact from './contact.ts'
import * as education from './education.ts'
import { NOTICE_EDITION, notice } from './notice.ts'
import * as person from './person.ts'
import * as sharing from './sharing.ts'

const isList = (held: unknown): held is CodeList => typeof held === 'object' && held !== null && 'codes' in held
const lists = [
  activityCodes,
  ...[contact, education, person, sharing].flatMap((all) => Object.values(all)).filter(isList),
]

test('every list is looked at', () => expect(lists.length).toBeGreaterThanOrEqual(23))

describe.each(lists.map((list) => [list.name, list] as const))('%s', (_name, { codes, edition }) => {
  test('has each code once, and each with a label', () => {
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
    for (const { label, plain } of codes) {
      expect(label.trim()).toBe(label)
      expect(label).not.toBe('')
      expect(plain).not.toBe('')
    }
  })

  test('says of what edition it is', () => {
    expect(edition).toMatch(/^\d{4}-\d{2}|^privacy notice$/)
  })

  test('has codes that a record may hold', () => {
    for (const { code } of codes) expect(code).toMatch(/^(?:[A-Z0-9]{1,8}|[a-z][a-z0-9-]{0,39})$/)
  })
})

test('no two lists have one name', () => {
  expect(new Set(lists.map(({ name }) => name)).size).toBe(lists.length)
})

describe.each(allFields)('%s', (field) => {
  test('P12: says whether it has to be given, why it is asked, and by what law', () => {
    const { need, why, basis } = notice[field]
    expect(['required', 'choice']).toContain(need)
    // It is read aloud after "We ask this".
    expect(why).toMatch(/^(?:so that|because) .*[^.]$/)
    expect(basis).toMatch(/UK GDPR/)
  })

  test('has a name of its own in the office', () => {
    expect(Object.values(fieldLabels).filter((label) => label === fieldLabels[field])).toHaveLength(1)
  })
})

test('P12: the explanations are of a named edition of the notice', () =>
  expect(NOTICE_EDITION).toMatch(/^\d{4}-\d{2}$/))

test.each([
  ['ethnicGroup', '9(2)'],
  ['health', '9(2)'],
  ['healthCharacteristics', '9(2)'],
  ['conviction', ', 10;'],
  ['offenceCharacteristics', ', 10;'],
] as const)('P10, P12: %s, which the law calls special, is asked under the law for it', (field, article) => {
  expect(notice[field].basis).toContain(article)
})

test.each(['ethnicGroup', 'gender', 'health', 'conviction', 'parentOrCarer'] as const)(
  'P12: %s is their choice',
  (field) => {
    expect(notice[field].need).toBe('choice')
  },
)
