import type { PersonCard } from '../../caseload/api.ts'
import { SOON_DAYS } from '../../domain/currency.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'

/** The lists an adviser works through (P16). NEET never lapses, so it is on none of the first three. */
export type ListName = 'lapsed' | 'lapses-soon' | 'not-known' | 'to-agree' | 'different-answers'

export interface List {
  readonly name: ListName
  readonly label: string
  /** What it means that somebody is on it, and what to do. */
  readonly why: string
  /** Whether it is about what somebody does now: one tap there says that nothing has changed. */
  readonly toCheck: boolean
  readonly holds: (card: PersonCard) => boolean
}

export const lists: readonly List[] = [
  {
    name: 'lapsed',
    label: 'Lapsed',
    why: 'What they do was checked too long ago. The council counts them as not known until somebody checks again.',
    toCheck: true,
    holds: ({ lapse }) => lapse === 'lapsed',
  },
  {
    name: 'lapses-soon',
    label: `Lapses in ${SOON_DAYS} days`,
    why: 'What they do still counts as known, but not for long. Check it before the date.',
    toCheck: true,
    holds: ({ lapse }) => lapse === 'lapses-soon',
  },
  {
    name: 'not-known',
    label: 'Not known',
    why: 'Nobody has said what they do now. Open their record to write it down.',
    toCheck: true,
    holds: ({ lapse, destination }) => lapse === 'not-known' || destination === undefined,
  },
  {
    name: 'to-agree',
    label: 'To agree',
    why: 'Contacts that have not been read together yet, or that changed since.',
    toCheck: false,
    holds: ({ toAgree }) => toAgree > 0,
  },
  {
    name: 'different-answers',
    label: 'Different answers',
    why: 'People said different things. Open their record to see who said what, and to settle it.',
    toCheck: false,
    holds: ({ contested }) => contested,
  },
]

/** The list of a name; undefined for the whole caseload. */
export function listNamed(name: string): List | undefined {
  return lists.find((list) => list.name === name)
}

/** Until when what somebody does counts as known, and whether it is time to ask. Undefined where it does not lapse. */
export function currencyOf(
  { lapse, lapsesOn }: Pick<PersonCard, 'lapse' | 'lapsesOn'>,
  today: Day,
): { readonly words: string; readonly due: boolean } | undefined {
  if (lapsesOn === undefined) return undefined
  if (lapse === 'lapsed') return { words: `Lapsed on ${shortDay(lapsesOn, today)}`, due: true }
  if (lapse !== 'current' && lapse !== 'lapses-soon') return undefined
  return { words: `Check by ${shortDay(lapsesOn, today)}`, due: lapse === 'lapses-soon' }
}

/** A day as people say it, with its year only where that is another than this one. */
function shortDay(day: Day, today: Day): string {
  const spoken = spokenDay(day)
  return day.slice(0, 4) === today.slice(0, 4) ? spoken.replace(/ \d{4}$/, '') : spoken
}
