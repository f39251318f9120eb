import { expect, test } from 'vitest'
import { isPowerFor, powersFor, recipients, recipientsOn } from './sharing.ts'

const kinds = (day: string) => recipientsOn(day).codes.map(({ code }) => code)

test('P29: a project that ended is offered up to its last day and not after it', () => {
  expect(kinds('2023-07-31')).toContain('outreach-project')
  expect(kinds('2023-08-01')).not.toContain('outreach-project')
  expect(kinds('2026-11-24')).toHaveLength(recipients.codes.length - 1)
})

test('P29: the known list is that of the privacy notice', () => {
  expect(recipients.codes.map(({ code }) => code)).toEqual([
    'council-team',
    'childrens-trust',
    'college',
    'connexions-elsewhere',
    'department-for-education',
    'health',
    'housing',
    'jobcentre',
    'police',
    'school',
    'training-provider',
    'youth-offending-service',
    'voluntary-organisation',
    'outreach-project',
    'other',
  ])
})

test('P30: a power allows what it is for, and a word that names none allows nothing', () => {
  expect(isPowerFor('safeguarding', 'child-protection')).toBe(true)
  expect(isPowerFor('safeguarding', 'statutory-return')).toBe(false)
  expect(isPowerFor('recording', 'statutory-return')).toBe(true)
  expect(isPowerFor('recording', 'participation')).toBe(false)
  expect(isPowerFor('sharing', 'because-i-say-so')).toBe(false)
})

test('P17: each power is said in plain words too', () => {
  expect(powersFor('sharing').codes.every(({ plain }) => plain)).toBe(true)
})
