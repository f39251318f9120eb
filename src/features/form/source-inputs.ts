import type { Source, SourceKind } from '../../domain/source.ts'
import type { Day } from '../../domain/time.ts'
import { type Answers, type Input, type Values, dayValues } from './inputs.ts'

const kinds: readonly (readonly [SourceKind, string])[] = [
  ['young-person', 'The young person'],
  ['parent-or-carer', 'A parent or carer'],
  ['school', 'Their school'],
  ['college', 'Their college'],
  ['training-provider', 'Their training provider'],
  ['employer', 'Their employer'],
  ['council-list', "The council's list"],
  ['other-authority', 'Another council'],
  ['other-organisation', 'Another organisation'],
  ['adviser', 'I saw it myself'],
]

const needsName: ReadonlySet<string> = new Set(['other-authority', 'other-organisation'])

/** "Where did this come from?" Every form that records a value asks it: no value is saved without its source (P18). */
export function sourceInputs(values: Values, question = 'Where did this come from?'): Input[] {
  const chosen = values['source'] ?? ''
  return [
    {
      kind: 'radios',
      name: 'source',
      label: question,
      missing: 'Select where this came from',
      options: kinds.map(([value, label]) => ({ value, label })),
    },
    ...(chosen === '' || chosen === 'young-person' || chosen === 'adviser' ? [] : [whoExactly(chosen)]),
    {
      kind: 'date',
      name: 'asOf',
      label: 'The day it was said',
      hint: 'Today, unless you heard it before',
      missing: 'Enter the day it was said',
      when: 'past',
    },
  ]
}

function whoExactly(chosen: string): Input {
  const missing = needsName.has(chosen) ? 'Enter who said it' : undefined
  return { kind: 'text', name: 'sourceDetail', label: 'Who exactly', max: 200, missing }
}

/** What stands there at first: the young person, today. */
export function sourceStart(today: Day): Values {
  return { source: 'young-person', ...dayValues('asOf', today) }
}

/** The source that was answered. */
export function sourceOf(answers: Answers): Source {
  const detail = answers.text('sourceDetail')
  return {
    kind: (answers.text('source') ?? 'young-person') as SourceKind,
    ...(detail === undefined ? {} : { detail }),
    asOf: answers.day('asOf') ?? '',
  }
}
