import type { Day } from '../../domain/time.ts'
import { isBlank, typedText } from '../../domain/typed-text.ts'
import type { Option } from '../../ui/select.tsx'
import { dateMessage, dayFromParts } from '../contact/typed-date.ts'

/** What every question of a small form has. `missing`: what to say when it has to be answered and is not. */
interface Question {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly missing?: string | undefined
  /** The questions whose answers belong to the answer of this one, like the day a job ends to the job. */
  readonly owns?: readonly string[]
}

/** One question of a small form. A date's `label` begins a sentence: "The date of birth must be a real date". */
export type Input = Question &
  (
    | { readonly kind: 'text'; readonly max: number; readonly check?: (text: string) => string | undefined }
    | { readonly kind: 'area'; readonly max: number; readonly rows?: number }
    | {
        readonly kind: 'date'
        readonly when: 'any' | 'past' | 'future'
        /** How the day fits the other answers. */
        readonly check?: (day: Day) => string | undefined
      }
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
  /** Trimmed, and without what cannot be seen; undefined when nothing was typed or chosen. */
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

/**
 * What stands in a form after a change. With another answer, what was held with the one before is emptied, so that nothing is
 * saved about the new one that was said of the old; it comes back with the old one. What was typed since stays.
 */
export function afterChange(inputs: readonly Input[], start: Values, values: Values, changed: Values): Values {
  const next = { ...values, ...changed }
  const owned = inputs
    .filter(({ name, owns }) => owns && next[name] !== values[name])
    .flatMap(({ name, owns = [] }) => owns.map((part) => ({ owner: name, part })))
  return owned.reduce((so, { owner, part }) => {
    const asked = inputs.filter(({ name }) => name === part)
    const [held, stands] = [askedValues(asked, start), askedValues(asked, so)]
    const empty = Object.fromEntries(Object.keys(held).map((name) => [name, '']))
    const back = so[owner] === start[owner]
    return sameValues(stands, back ? empty : held) ? { ...so, ...(back ? held : empty) } : so
  }, next)
}

function sameValues(some: Values, others: Values): boolean {
  return Object.entries(some).every(([name, value]) => others[name] === value)
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
  const typed = textOf(values[input.name] ?? '')
  if (typed === '') return input.missing
  if (input.kind !== 'text' && input.kind !== 'area') return undefined
  if (typed.length > input.max)
    return `${named(input)} must be ${input.max.toLocaleString('en-GB')} characters or fewer`
  return input.kind === 'text' ? input.check?.(typed) : undefined
}

function dateError(input: Input & { kind: 'date' }, values: Values, today: Day): string | undefined {
  const parsed = dayOf(input.name, values)
  if (!parsed.ok) return parsed.error === 'empty' ? input.missing : dateMessage(parsed.error, named(input))
  if (input.when === 'past' && parsed.value > today) return `${named(input)} must be today or in the past`
  if (input.when === 'future' && parsed.value < today) return `${named(input)} must be today or in the future`
  return input.check?.(parsed.value)
}

/** A question as a sentence names it: that it may be left out is no part of its name. */
function named({ label }: Input): string {
  return label.replace(/ \(optional\)$/, '')
}

function dayOf(name: string, values: Values) {
  const part = (which: 'day' | 'month' | 'year') => values[datePart(name, which)] ?? ''
  return dayFromParts({ day: part('day'), month: part('month'), year: part('year') })
}

/** What stands in a form under the names of the questions that are asked: what was answered before a question went does not count. */
export function askedValues(inputs: readonly Input[], values: Values): Values {
  return Object.assign({}, ...inputs.map((input) => askedValue(input, values))) as Values
}

function askedValue(input: Input, values: Values): Values {
  if (input.kind !== 'date') return { [input.name]: values[input.name] ?? '' }
  const names = (['day', 'month', 'year'] as const).map((part) => datePart(input.name, part))
  return Object.fromEntries(names.map((name) => [name, values[name] ?? '']))
}

function textOf(typed: string): string {
  const text = typedText(typed)
  return isBlank(text) ? '' : text.trim()
}

/** The answers of a form without errors. */
export function answersOf(values: Values): Answers {
  const text = (name: string) => textOf(values[name] ?? '') || undefined
  return {
    text,
    day: (name) => {
      const parsed = dayOf(name, values)
      return parsed.ok ? parsed.value : undefined
    },
    list: (name) => (text(name) ?? '').split(',').filter(Boolean),
  }
}
