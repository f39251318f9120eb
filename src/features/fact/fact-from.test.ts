import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allFields, someText, someValue } from '../../../test/support/arbitrary-facts.ts'
import { seed } from '../../../test/support/seed.ts'
import { activityCodes } from '../../codes/activity.ts'
import { ethnicGroups } from '../../codes/person.ts'
import type { Address, CurrentDestination, Placement } from '../../domain/fact-values.ts'
import { Fact, type FactField } from '../../domain/fact.ts'
import { type Values, answersOf, askedValues, dayValues, errorsOf } from '../form/inputs.ts'
import { sourceInputs, sourceStart } from '../form/source-inputs.ts'
import { factFrom, valuesOfFact } from './fact-from.ts'
import { factInputs } from './fact-inputs.ts'

/** After every day the generators make, so that no date is refused for lying ahead. */
const today = '2039-12-31'

/** What the form's page does: shows what is held, takes what was changed, checks, and puts the answers together. */
function saved(field: FactField, held: Fact | undefined, changed: Values = {}, asOf = today) {
  const values = { ...valuesOfFact(held), ...sourceStart(asOf), ...changed }
  const inputs = [...factInputs(field, values), ...sourceInputs(values)]
  const errors = errorsOf(inputs, values, asOf).map(({ message }) => message)
  return { errors, fact: factFrom(field, answersOf(askedValues(inputs, values)), held) }
}

const editable = allFields.filter((field) => factInputs(field, {}).length > 0)

/** The dates of a destination follow from its code: the caseload adds them again when it is saved. */
function withoutDerived(fact: Fact | undefined): Fact | undefined {
  if (fact?.field !== 'currentDestination' || fact.value === null) return fact
  const { verifiedOn: _verified, lapsesOn: _lapses, lapsed: _lapsed, neetSince: _since, ...value } = fact.value
  return { field: fact.field, value: { ...value, lapsed: false } }
}

/** Dates in the order that the form asks for, and nothing that the form would rightly ask about. */
function inOrder(fact: Fact): boolean {
  if (fact.value === null) return true
  if (fact.field === 'ethnicGroup') return fact.value !== 'NOBT'
  if (fact.field === 'placement') return (fact.value.from ?? '') <= (fact.value.until ?? '9999')
  if (fact.field !== 'currentDestination') return true
  const { activity, startedOn, reviewOn, expectedToEndOn: ends = '9999' } = fact.value
  const needsReview = activityCodes.codes.find(({ code }) => code === activity)?.needs?.reviewDate
  return startedOn <= ends && (reviewOn ?? '') <= ends && (!needsReview || reviewOn !== undefined)
}

describe('what is held goes through the form and comes out as it was', () => {
  test('there are questions for everything that an adviser records', () => {
    expect(editable).toHaveLength(21)
  })

  test.each(editable)('P18: a %s that nobody touched is the same afterwards', (field) => {
    fc.assert(
      fc.property(
        someValue(field)
          .map((value) => ({ field, value }) as Fact)
          .filter(inOrder),
        (fact) => {
          expect(Fact.safeParse(fact).success).toBe(true)
          const { errors, fact: after } = saved(field, fact)
          expect(errors).toEqual([])
          expect(after).toEqual(withoutDerived(fact))
        },
      ),
      { seed: seed() },
    )
  })

  test.each(editable)('P17: whatever is typed for %s makes a valid value or is refused with a reason', (field) => {
    const typed = fc.oneof(
      someText(300),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('', '   ', '\u200b', '\u0000', '31', '2', '2026', 'x'.repeat(5_000), '\ud800'),
    )
    fc.assert(
      fc.property(fc.infiniteStream(typed), fc.nat(50), (texts, choice) => {
        const next = () => String(texts.next().value)
        const values = factInputs(field, {}).map((input): Values => {
          if ('options' in input) return { [input.name]: input.options[choice % input.options.length]?.value ?? '' }
          if (input.kind !== 'date') return { [input.name]: next() }
          return Object.fromEntries(Object.keys(dayValues(input.name, today)).map((name) => [name, next()]))
        })
        const { errors, fact } = saved(field, undefined, Object.assign({}, ...values) as Values)
        // Either somebody is told what to put right, or there is a valid value: never neither.
        expect(errors.length > 0 || Fact.safeParse(fact).success).toBe(true)
      }),
      { seed: seed() },
    )
  })
})

describe('a change of one part loses none of the others', () => {
  const address: Address = {
    lines: ['Flat 1', 'Sample House', '2 Sample Street', 'Samplefield'],
    town: 'Testbury',
    county: 'Sampleshire',
    postcode: 'TB1 1AA',
    since: '2020-02-29',
  }
  test('P01: four lines and a county are all shown, and stay', () => {
    const held: Fact = { field: 'address', value: address }
    const labels = factInputs('address', valuesOfFact(held)).map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(['Address line 4 (optional)', 'County (optional)']))
    const moved = { ...address, lines: ['Flat 9', ...address.lines.slice(1)] }
    expect(saved('address', held, { line1: 'Flat 9' }).fact?.value).toEqual(moved)
    expect(factInputs('address', {}).map(({ label }) => label)).not.toContain('County (optional)')
  })

  test('a line that is being emptied stays on the screen', () => {
    const values = { ...valuesOfFact({ field: 'address', value: address }), line3: '' }
    expect(factInputs('address', values).map(({ name }) => name)).toContain('line3')
  })

  const school: Placement = { kind: 'school', name: 'Testbury High School', number: '9994001', from: '2021-09-01' }
  test('P03: the number of a school stays with the school, and goes with it', () => {
    const held: Fact = { field: 'placement', value: school }
    const left = { ...valuesOfFact(held), ...dayValues('until', '2026-07-17') }
    expect(saved('placement', held, left).fact?.value).toEqual({ ...school, until: '2026-07-17' })
    const { number: _number, ...another } = { ...school, name: 'Oldbury Sample School' }
    expect(saved('placement', held, { name: another.name }).fact?.value).toEqual(another)
  })

  const doing: CurrentDestination = {
    activity: '230',
    startedOn: '2026-09-01',
    ascertainedOn: '2026-09-10',
    verifiedOn: '2026-10-01',
    lapsesOn: '2027-08-31',
    lapsed: false,
    establishment: { number: '9998001', name: 'Testbury College' },
    providerReference: '10009999',
  }
  const held: Fact = { field: 'currentDestination', value: doing }
  const after = (changed: Values) => saved('currentDestination', held, changed, '2026-11-24').fact?.value

  test('P06: a new end keeps the numbers of the college, and the day it was first recorded', () => {
    expect(after(dayValues('expectedToEndOn', '2027-06-30'))).toEqual({
      activity: '230',
      startedOn: '2026-09-01',
      ascertainedOn: '2026-09-10',
      expectedToEndOn: '2027-06-30',
      lapsed: false,
      establishment: doing.establishment,
      providerReference: '10009999',
    })
  })

  test('P06: another place has none of the numbers of the one before, and is recorded on its own day', () => {
    expect(after({ place: 'Sample Motors' })).toMatchObject({
      establishment: { name: 'Sample Motors' },
      ascertainedOn: '2026-11-24',
    })
    expect(after({ place: 'Sample Motors' })).not.toHaveProperty('providerReference')
    expect(after({ activity: '310' })).not.toHaveProperty('providerReference')
  })

  test('P06: a day to look again that is held is shown, even for a code that needs none', () => {
    const reviewed: Fact = { field: 'currentDestination', value: { ...doing, reviewOn: '2026-12-01' } }
    const labels = factInputs('currentDestination', valuesOfFact(reviewed)).map(({ label }) => label)
    expect(labels).toContain('The day to look again (optional)')
  })
})

describe('codes', () => {
  const optionsFor = (fact: Fact) => {
    const input = factInputs(fact.field, valuesOfFact(fact)).find(({ kind }) => kind !== 'text' && kind !== 'date')
    return input && 'options' in input ? input.options.map(({ label }) => label) : []
  }
  const destination = (activity: string): Fact => ({
    field: 'currentDestination',
    value: { activity, startedOn: '2026-09-01', ascertainedOn: '2026-09-10', lapsed: false },
  })

  test('P06: a retired code is shown where it is held, and cannot be chosen anew', () => {
    expect(optionsFor(destination('450'))).toContain('Traineeship (no longer used)')
    expect(optionsFor(destination('210')).filter((label) => label.includes('Traineeship'))).toEqual([])
    expect(saved('currentDestination', destination('450')).fact).toEqual(destination('450'))
  })

  test('a code that our list does not know is shown as it is, and stays', () => {
    expect(optionsFor(destination('999'))).toContain('999 (not in our list)')
    const many: Fact = { field: 'characteristics', value: ['110', '999'] }
    expect(optionsFor(many)).toContain('999 (not in our list)')
    expect(saved('characteristics', many).fact).toEqual(many)
  })

  test('P10: no characteristic that tells of health or offending is offered among the others', () => {
    const labels = optionsFor({ field: 'characteristics', value: [] })
    expect(labels).toHaveLength(7)
    expect(labels.join()).not.toMatch(/Pregnancy|Mental|substance|offending/)
  })

  test('P02: every ethnic group can be given, and to say nothing is an answer', () => {
    for (const { code, group } of ethnicGroups.codes.filter(({ code: one }) => one !== 'NOBT')) {
      expect(saved('ethnicGroup', { field: 'ethnicGroup', value: code }).fact).toEqual({
        field: 'ethnicGroup',
        value: code,
      })
      expect(group).toBeTruthy()
    }
    expect(saved('ethnicGroup', undefined, { group: 'Not said' }).fact?.value).toBe('REFU')
  })

  test('P02: "not yet asked" is not taken for "prefer not to say": the question is open', () => {
    const asked = saved('ethnicGroup', { field: 'ethnicGroup', value: 'NOBT' })
    expect(asked).toEqual({ errors: ['Select what they said'], fact: undefined })
  })

  test('P02: who changes the group answers the second question again', () => {
    const held: Fact = { field: 'ethnicGroup', value: 'WIRI' }
    const changed = saved('ethnicGroup', held, { group: 'Asian or Asian British' })
    expect(changed).toEqual({ errors: ['Select what they said'], fact: undefined })
  })
})
