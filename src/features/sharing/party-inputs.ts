import { findCode } from '../../codes/code-list.ts'
import { recipients, recipientsOn } from '../../codes/sharing.ts'
import type { Party } from '../../domain/sharing.ts'
import type { Day } from '../../domain/time.ts'
import { type Answers, type Input, type Values, answersOf } from '../form/inputs.ts'

export interface PartyWords {
  /** Begins a sentence: "The day it was passed on". */
  readonly day: string
  readonly who: string
  readonly missing: string
}

/** When, and to or from whom: the known list as it was on that day; "somebody else" always says who (P29). */
export function partyInputs(values: Values, today: Day, words: PartyWords): Input[] {
  const on = answersOf(values).day('on') ?? today
  const isOther = values['kind'] === 'other'
  return [
    { kind: 'date', name: 'on', label: words.day, missing: `Enter ${lowerFirst(words.day)}`, when: 'past' },
    {
      kind: 'select',
      name: 'kind',
      label: words.who,
      missing: words.missing,
      options: recipientsOn(on).codes.map(({ code, label }) => ({ value: code, label })),
    },
    {
      kind: 'text',
      name: 'party',
      label: isOther ? 'Who exactly' : 'Who exactly (optional)',
      hint: 'A name, a team or a school',
      max: 200,
      missing: isOther ? 'Enter who it is' : undefined,
    },
  ]
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** Who was answered. */
export function partyOf({ text }: Answers): Party {
  const name = text('party')
  return { kind: text('kind') ?? '', ...(name === undefined ? {} : { name }) }
}

/** What to say when somebody was chosen who could not be told, or tell, anything on that day. */
export function partyProblem(answers: Answers): string | undefined {
  const kind = answers.text('kind') ?? ''
  const on = answers.day('on') ?? ''
  if (findCode(recipientsOn(on), kind)) return undefined
  return `“${findCode(recipients, kind)?.label ?? kind}” had ended by that day. Choose somebody else, or put the day right.`
}
