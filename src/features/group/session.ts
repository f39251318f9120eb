import type { PersonCard } from '../../caseload/api.ts'
import type { Contact } from '../../domain/contact.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { choicesOf, inOrder, narrow, noFilters } from '../caseload/search.ts'
import { type Answers, type Input, type InputError, type Values, dayValues, errorsOf } from '../form/inputs.ts'
import { type Marks, markedAs } from './marks.ts'

/** The most that one session is recorded for: a class or two, and what a tablet seals without keeping anybody waiting. */
export const MOST_MARKED = 60

export const LONGEST_TITLE = 200
export const LONGEST_NOTE = 4_000

const inputs: readonly Input[] = [
  { kind: 'text', name: 'title', label: 'Title', max: LONGEST_TITLE, missing: 'Enter a title' },
  { kind: 'date', name: 'on', label: 'The date', when: 'past', missing: 'Enter the date' },
  { kind: 'area', name: 'note', label: 'What was covered', max: LONGEST_NOTE, missing: 'Enter what was covered' },
  { kind: 'select', name: 'school', label: 'School or college', options: [], missing: 'Select the school or college' },
]

/** Who can be marked, and who is. */
export interface Roster {
  readonly schools: readonly string[]
  readonly years: readonly string[]
  /** Everybody at the school, whatever the year. */
  readonly atSchool: readonly PersonCard[]
  /** Those of them in sight. */
  readonly listed: readonly PersonCard[]
  readonly there: readonly PersonId[]
  readonly absent: readonly PersonId[]
  /** How many marks stand on people whom the year keeps out of sight: they count, so they are told. */
  readonly unseen: number
}

/** The list that belongs to what was chosen. */
export function rosterOf(people: readonly PersonCard[], { school = '', year = '' }: Values, marks: Marks): Roster {
  const atSchool = school === '' ? [] : inOrder(narrow(people, { ...noFilters, school }), 'name')
  const listed = narrow(atSchool, { ...noFilters, year })
  return {
    schools: choicesOf(people, (card) => card.school),
    years: choicesOf(atSchool, (card) => (card.year === undefined ? undefined : String(card.year))),
    atSchool,
    listed,
    there: markedAs(marks, atSchool, 'there'),
    absent: markedAs(marks, atSchool, 'absent'),
    unseen: atSchool.filter((card) => marks.has(card.person) && !listed.includes(card)).length,
  }
}

/** What stands there at first: today, and the school somebody came from if the caseload knows it. */
export function startOf(people: readonly PersonCard[], school: string | undefined, today: Day): Values {
  const known = people.some((card) => card.school === school)
  return { school: (known ? school : undefined) ?? '', ...dayValues('on', today) }
}

/** Everything that keeps the session from being saved, in the order of the page. */
export function sessionErrors(values: Values, { there, absent }: Roster, today: Day): InputError[] {
  const errors = errorsOf(inputs, values, today)
  const marked = there.length + absent.length
  const who = (message: string) => [...errors, { field: 'who', message }]
  if (marked > MOST_MARKED) return who(`Mark ${MOST_MARKED} young people or fewer: ${marked} are marked`)
  // Without a school there is nobody to mark yet, and one message is enough.
  return marked === 0 && values['school'] !== '' ? who('Mark who was there') : errors
}

/** The contact that everybody marked gets a copy of. Nobody is named in it, not even as present. */
export function contactFrom(answers: Answers, id: string, today: Day): Contact {
  const place = answers.text('school')
  return {
    type: 'event',
    channel: 'face-to-face',
    outcome: 'took-place',
    on: answers.day('on') ?? today,
    ...(place === undefined ? {} : { place }),
    present: [],
    notes: [],
    nextSteps: [],
    group: { id, title: answers.text('title') ?? '', note: answers.text('note') ?? '' },
  }
}
