import type { Day } from '../../domain/time.ts'
import type { Option } from '../../ui/select.tsx'
import { dateMessage, dayFromParts } from '../contact/typed-date.ts'

/** What every question of a small form has. `missing`: what to say when it has to be answered and is not. */
interface Question {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly missing?: string | undefined
}

/** One question of a small form. A date's `label` begins a sentence: "The date of birth must be a real date". */
export type Input = Question &
  (
    | { readonly kind: 'text'; readonly max: number; readonly check?: (text: string) => string | undefined }
    | { readonly kind: 'area'; readonly max: number; readonly rows?: number }
    | { readonly kind: 'date'; readonly when: 'any' | 'past' | 'future' }
    | { readonly kind: 'radios' | 'select' | 'checks'; readonly options: readonly Option[] }
  )

/** What stands in a small form, as typed: a date under three names, several choices joined by commas. */
export type Values = { readonly [name: string]: string }

/** A question that has to be put right; `field` is the id of its input. */
export interface InputError {
  readonly field: string
  readonly message: string
}

/** The answers of a form that is in order. */
export interface Answers {
  /** Trimmed; undefined when nothing was typed or chosen. */
  text(name: string): string | undefined
  day(name: string): Day | undefined
  list(name: string): readonly string[]
}

/** The names under which a date's three parts stand. */
export function datePart(name: string, part: 'day' | 'month' | 'year'): string {
  return `${name}-${part}`
}

/** What stands in a form that shows a day. */
export function dayValues(name: string, day: Day | undefined): Values {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return {
    [datePart(name, 'day')]: date.replace(/^0/, ''),
    [datePart(name, 'month')]: month.replace(/^0/, ''),
    [datePart(name, 'year')]: year,
  }
}

/** Everything wrong with what was typed, in the order of the questions; none when it can be saved. */
export function errorsOf(inputs: readonly Input[], values: Values, today: Day): InputError[] {
  return inputs.flatMap((input) => {
    const message = errorOf(input, values, today)
    return message === undefined ? [] : [{ field: input.name, message }]
  })
}

function errorOf(input: Input, values: Values, today: Day): string | undefined {
  if (input.kind === 'date') return dateError(input, values, today)
  const typed = (values[input.name] ?? '').trim()
  if (typed === '') return input.missing
  if (input.kind !== 'text' && input.kind !== 'area') return undefined
  if (typed.length > input.max) return `${input.label} must be ${input.max.toLocaleString('en-GB')} characters or fewer`
  return input.kind === 'text' ? input.check?.(typed) : undefined
}

function dateError(input: Input & { kind: 'date' }, values: Values, today: Day): string | undefined {
  const parsed = dayOf(input.name, values)
  if (!parsed.ok) return parsed.error === 'empty' ? input.missing : dateMessage(parsed.error, input.label)
  if (input.when === 'past' && parsed.value > today) return `${input.label} must be today or in the past`
  if (input.when === 'future' && parsed.value < today) return `${input.label} must be today or in the future`
  return undefined
}

function dayOf(name: string, values: Values) {
  const part = (which: 'day' | 'month' | 'year') => values[datePart(name, which)] ?? ''
  return dayFromParts({ day: part('day'), month: part('month'), year: part('year') })
}

/** The answers of a form without errors. */
export function answersOf(values: Values): Answers {
  const text = (name: string) => (values[name] ?? '').trim() || undefined
  return {
    text,
    day: (name) => {
      const parsed = dayOf(name, values)
      return parsed.ok ? parsed.value : undefined
    },
    list: (name) => (text(name) ?? '').split(',').filter(Boolean),
  }
}
