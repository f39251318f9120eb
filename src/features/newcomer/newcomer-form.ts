import type { NewcomerForm } from '../../caseload/record-api.ts'
import { ageOn } from '../../domain/ages.ts'
import type { Day } from '../../domain/time.ts'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import { sourceInputs, sourceOf } from '../form/source-inputs.ts'

/** Whom the service is for, with a year to spare on both sides of what the law names. */
const YOUNGEST = 11
const OLDEST = 26

/** The questions about somebody who is on no list: what it takes to find them again, and nothing else. */
export function newcomerInputs(values: Values): readonly Input[] {
  return [
    { kind: 'text', name: 'given', label: 'First name', max: 100, missing: 'Enter their first name' },
    { kind: 'text', name: 'family', label: 'Last name', max: 100, missing: 'Enter their last name' },
    {
      kind: 'date',
      name: 'dateOfBirth',
      label: 'Date of birth',
      hint: 'Leave it out if you do not know it. It decides what help the law gives them, and tells two people with one name apart.',
      when: 'past',
    },
    { kind: 'text', name: 'place', label: 'School or college', hint: 'Leave it out if they have none', max: 200 },
    ...sourceInputs(values),
  ]
}

/** What was answered, as the caseload takes it. */
export function newcomerFrom(answers: Answers): NewcomerForm {
  return {
    given: answers.text('given') ?? '',
    family: answers.text('family') ?? '',
    dateOfBirth: answers.day('dateOfBirth'),
    place: answers.text('place'),
    source: sourceOf(answers),
  }
}

/** What stands in the form when somebody comes back to it. */
export function valuesOf({ given, family, dateOfBirth, place = '', source }: NewcomerForm): Values {
  return {
    given,
    family,
    ...dayValues('dateOfBirth', dateOfBirth),
    place,
    source: source.kind,
    sourceDetail: source.detail ?? '',
    ...dayValues('asOf', source.asOf),
  }
}

/** What is wrong with an age that none of the young people here can have: it is a slip of the finger, nearly always. */
export function ageProblem(dateOfBirth: Day | undefined, today: Day): string | undefined {
  if (dateOfBirth === undefined) return undefined
  const age = ageOn(dateOfBirth, today)
  if (age >= YOUNGEST && age <= OLDEST) return undefined
  return `This date of birth makes them ${age} years old, and Waymark is for people from ${YOUNGEST} to ${OLDEST}. Check the date of birth.`
}
