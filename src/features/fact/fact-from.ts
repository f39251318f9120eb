import { Fact, type FactField } from '../../domain/fact.ts'
import type { Day } from '../../domain/time.ts'
import type { Answers, Values } from '../form/inputs.ts'
import { dayValues } from '../form/inputs.ts'
import { ethnicGroups } from '../../codes/person.ts'

/** The value that was answered; undefined when the answers make none, which the questions should have prevented. */
export function factFrom(field: FactField, answers: Answers): Fact | undefined {
  const made = valueFrom(field, answers)
  const fact = Fact.safeParse({ field, value: without(made) })
  return fact.success ? fact.data : undefined
}

function valueFrom(field: FactField, { text, day, list }: Answers): unknown {
  const yes = (name: string) => text(name) === 'yes'
  switch (field) {
    case 'name':
      return { given: text('given'), middle: text('middle'), family: text('family') }
    case 'dateOfBirth':
      return day('value')
    case 'ethnicGroup':
      return text('group') === 'Not said' ? 'REFU' : text('value')
    case 'address': {
      const lines = [text('line1'), text('line2')].filter((line) => line !== undefined)
      return { lines, town: text('town'), postcode: tidyPostcode(text('postcode')), since: day('since') }
    }
    case 'phone':
      return { number: text('number'), kind: text('kind') }
    case 'parentOrCarer':
      return {
        name: text('name'),
        relationship: text('relationship'),
        phone: text('phone'),
        email: text('email'),
      }
    case 'placement':
      return { kind: text('kind'), name: text('name'), from: day('from'), until: day('until') }
    case 'qualification': {
      const year = text('year')
      return {
        kind: text('kind'),
        subject: text('subject'),
        result: text('result'),
        predicted: yes('predicted'),
        year: year === undefined ? undefined : Number(year),
      }
    }
    case 'application':
      return applicationFrom({ text, day, list })
    case 'currentDestination':
      return destinationFrom({ text, day, list })
    case 'characteristics':
      return list('value')
    case 'ehcPlan':
    case 'senSupport':
      return yes('value')
    default:
      return text('value')
  }
}

function applicationFrom({ text, day }: Answers): unknown {
  return {
    kind: text('kind'),
    title: text('title'),
    provider: text('provider'),
    level: text('level'),
    accredited: text('accredited') === 'yes',
    outcome: text('outcome'),
    answer: text('answer'),
    appliedOn: day('appliedOn'),
    interviewOn: day('interviewOn'),
    startsOn: day('startsOn'),
  }
}

/** Until when it counts as known follows from the code; the caseload adds it when it is saved. */
function destinationFrom({ text, day }: Answers): unknown {
  const place = text('place')
  return {
    activity: text('activity'),
    startedOn: day('startedOn'),
    ascertainedOn: day('asOf'),
    expectedToEndOn: day('expectedToEndOn'),
    reviewOn: day('reviewOn'),
    lapsed: false,
    establishment: place === undefined ? undefined : { name: place },
  }
}

/** "tb11aa" as it is written: "TB1 1AA". */
function tidyPostcode(typed: string | undefined): string | undefined {
  const letters = typed?.replaceAll(/\s/g, '').toUpperCase()
  return letters && `${letters.slice(0, -3)} ${letters.slice(-3)}`
}

function without(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined))
}

/** What stands in the form of a value that is held already. */
export function valuesOfFact(fact: Fact | undefined): Values {
  if (!fact || fact.value === null) return {}
  switch (fact.field) {
    case 'dateOfBirth':
      return dayValues('value', fact.value)
    case 'ethnicGroup':
      return { group: ethnicGroups.codes.find(({ code }) => code === fact.value)?.group ?? '', value: fact.value }
    case 'address': {
      const [line1 = '', ...rest] = fact.value.lines
      return { ...flat(fact.value), line1, line2: rest.join(', '), ...dayValues('since', fact.value.since) }
    }
    case 'currentDestination':
      return { ...flat(fact.value), place: fact.value.establishment?.name ?? '' }
    case 'characteristics':
      return { value: fact.value.join(',') }
    default:
      return typeof fact.value === 'object' ? flat(fact.value) : { value: asTyped(fact.value) }
  }
}

function asTyped(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

function flat(value: object): Values {
  const parts = Object.entries(value).map(([name, held]: [string, unknown]): Values => {
    return typeof held === 'string' && isDay.test(held) ? dayValues(name, held as Day) : { [name]: asTyped(held) }
  })
  return Object.assign({}, ...parts) as Values
}
