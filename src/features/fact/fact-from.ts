import { ethnicGroups } from '../../codes/person.ts'
import { findCode } from '../../codes/code-list.ts'
import type { Address, CurrentDestination, Placement } from '../../domain/fact-values.ts'
import { Fact, type FactField, type FactValue } from '../../domain/fact.ts'
import { type Answers, type Values, dayValues } from '../form/inputs.ts'
import { backgroundName } from './fact-inputs.ts'

/**
 * The value that was answered; undefined when the answers make none, which the questions should have prevented. `before` is
 * the value that is changed: what the form does not show of it (the number of a school, the reference of a provider) stays as
 * long as it belongs to what the form does show.
 */
export function factFrom(field: FactField, answers: Answers, before?: Fact): Fact | undefined {
  const made = valueFrom(field, answers, before)
  const fact = Fact.safeParse({ field, value: without(made) })
  return fact.success ? fact.data : undefined
}

function valueFrom(field: FactField, answers: Answers, before: Fact | undefined): unknown {
  const { text, day, list } = answers
  const yes = (name: string) => text(name) === 'yes'
  switch (field) {
    case 'name':
      return { given: text('given'), middle: text('middle'), family: text('family') }
    case 'dateOfBirth':
      return day('value')
    case 'ethnicGroup':
      return text('group') === 'Not said' ? 'REFU' : text(backgroundName(text('group') ?? ''))
    case 'address':
      return addressFrom(answers)
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
      return placementFrom(answers, held(before, 'placement'))
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
      return applicationFrom(answers)
    case 'currentDestination':
      return destinationFrom(answers, held(before, 'currentDestination'))
    case 'characteristics':
      return list('value')
    case 'ehcPlan':
    case 'senSupport':
      return yes('value')
    default:
      return text('value')
  }
}

/** The value that is changed, if it is one of this field. */
function held<F extends FactField>(before: Fact | undefined, field: F): FactValue<F> | undefined {
  return before?.field === field ? ((before.value as FactValue<F> | null) ?? undefined) : undefined
}

function addressFrom({ text, day }: Answers): unknown {
  const lines = lineNames.map((name) => text(name)).filter((line) => line !== undefined)
  const postcode = tidyPostcode(text('postcode'))
  return { lines, town: text('town'), county: text('county'), postcode, since: day('since') }
}

const lineNames = ['line1', 'line2', 'line3', 'line4'] as const

function placementFrom({ text, day }: Answers, before: Placement | undefined): unknown {
  const [kind, name] = [text('kind'), text('name')]
  const same = before?.kind === kind && before?.name === name
  return { kind, name, number: same ? before?.number : undefined, from: day('from'), until: day('until') }
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
function destinationFrom({ text, day }: Answers, before: CurrentDestination | undefined): unknown {
  const [activity, place, startedOn] = [text('activity'), text('place'), day('startedOn')]
  const samePlace = before !== undefined && before.establishment?.name === place
  const same = samePlace && before.activity === activity
  const establishment = without({ number: samePlace ? before.establishment?.number : undefined, name: place })
  return {
    activity,
    startedOn,
    // The day somebody first recorded this activity; changing its end or its place records no other one.
    ascertainedOn: same && before.startedOn === startedOn ? before.ascertainedOn : day('asOf'),
    expectedToEndOn: day('expectedToEndOn'),
    reviewOn: day('reviewOn'),
    lapsed: false,
    establishment: Object.keys(establishment).length > 0 ? establishment : undefined,
    providerReference: same ? before.providerReference : undefined,
  }
}

/** "tb11aa" as it is written: "TB1 1AA". */
function tidyPostcode(typed: string | undefined): string | undefined {
  const letters = typed?.replaceAll(/\s/g, '').toUpperCase()
  return letters && `${letters.slice(0, -3)} ${letters.slice(-3)}`
}

function without<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}

/** What stands in the form of a value that is held already. */
export function valuesOfFact(fact: Fact | undefined): Values {
  if (!fact || fact.value === null) return {}
  switch (fact.field) {
    case 'dateOfBirth':
      return dayValues('value', fact.value)
    case 'ethnicGroup':
      return ethnicValues(fact.value)
    case 'address':
      return addressValues(fact.value)
    case 'currentDestination':
      return { ...flat(fact.value), place: fact.value.establishment?.name ?? '' }
    case 'characteristics':
      return { value: fact.value.join(',') }
    default:
      return typeof fact.value === 'object' ? flat(fact.value) : { value: asTyped(fact.value) }
  }
}

/** "Not yet asked" is not an answer: the form asks. */
function ethnicValues(code: string): Values {
  const group = code === 'NOBT' ? undefined : findCode(ethnicGroups, code)?.group
  return group === undefined ? {} : { group, [backgroundName(group)]: code }
}

function addressValues({ lines, ...rest }: Address): Values {
  const named = lines.map((line, index) => [lineNames[index], line])
  return { ...flat(rest), ...(Object.fromEntries(named) as Values) }
}

function asTyped(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Parts that are days, by name: a text may look like a day without being one. */
const days: ReadonlySet<string> = new Set([
  'since',
  'from',
  'until',
  'appliedOn',
  'interviewOn',
  'startsOn',
  'startedOn',
  'expectedToEndOn',
  'reviewOn',
])

function flat(value: object): Values {
  const parts = Object.entries(value).map(([name, part]: [string, unknown]): Values => {
    return days.has(name) && typeof part === 'string' ? dayValues(name, part) : { [name]: asTyped(part) }
  })
  return Object.assign({}, ...parts) as Values
}
