import { activityCodes } from '../../codes/activity.ts'
import { type CodeList, findCode, labelOf } from '../../codes/code-list.ts'
import {
  applicationKinds,
  applicationOutcomes,
  offerAnswers,
  phoneKinds,
  placementKinds,
  qualificationKinds,
} from '../../codes/education.ts'
import { characteristics, ethnicGroups, genders, intendedDestinations, supportLevels } from '../../codes/person.ts'
import { EmailAddress, PhoneNumber } from '../../domain/fact-values.ts'
import type { FactField } from '../../domain/fact.ts'
import { isUniqueLearnerNumber, isUniquePupilNumber } from '../../domain/identifiers.ts'
import type { Option } from '../../ui/select.tsx'
import type { Day } from '../../domain/time.ts'
import { type Input, type Values, answersOf, datePart } from '../form/inputs.ts'

/**
 * What can be chosen of a list: codes in use, and those whose wording nobody checked say so. What is held can stay even when
 * its code is retired or not in our list, so that changing something else does not lose it; nobody can choose it anew.
 */
export function optionsOf(list: CodeList, held = ''): Option[] {
  const inUse = list.codes.filter(({ retired }) => !retired).map(({ code }) => optionOf(list, code))
  const kept = held.split(',').filter((code) => code !== '' && inUse.every(({ value }) => value !== code))
  return [...inUse, ...kept.map((code) => optionOf(list, code))]
}

function optionOf(list: CodeList, code: string): Option {
  const retired = findCode(list, code)?.retired ? ' (no longer used)' : ''
  return { value: code, label: `${labelOf(list, code)}${retired}` }
}

const yesNo: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const text = (name: string, label: string, max: number, missing?: string, hint?: string): Input => ({
  kind: 'text',
  name,
  label,
  max,
  missing,
  hint,
})
const date = (
  name: string,
  label: string,
  when: 'any' | 'past' | 'future',
  { missing, check }: { readonly missing?: string; readonly check?: (day: Day) => string | undefined } = {},
): Input => ({ kind: 'date', name, label, when, missing, ...(check ? { check } : {}) })

/** One code of a list, in the form whose values are handed in. */
const choose =
  (values: Values, kind: 'select' | 'radios' = 'select') =>
  (name: string, label: string, list: CodeList, missing: string): Input => ({
    kind,
    name,
    label,
    missing,
    options: optionsOf(list, values[name]),
  })

/** A question about a part that few values have: asked only where the value that is held has it, and while it is emptied. */
const ifHeld = (values: Values, input: Input): readonly Input[] => (values[input.name] === undefined ? [] : [input])

const phoneMessage = 'Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192'
const emailMessage = 'Enter an e-mail address in the correct format, like name@example.com'
/** Fewer digits than this reach nobody from outside. */
const FEWEST_DIGITS = 7
const isPhone = (typed: string) =>
  PhoneNumber.safeParse(typed).success && typed.replaceAll(/\D/g, '').length >= FEWEST_DIGITS ? undefined : phoneMessage
const isEmail = (typed: string) => (EmailAddress.safeParse(typed).success ? undefined : emailMessage)
const isPostcode = (typed: string) =>
  /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i.test(typed) ? undefined : 'Enter a full postcode, like TB1 1AA'

/** The questions of one field. Each answers to its value in `fact-values.ts`; `factFrom` puts the answers together. */
export function factInputs(field: FactField, values: Values): readonly Input[] {
  const ask = questions[field]
  return ask ? ask(values) : []
}

const questions: { readonly [F in FactField]?: (values: Values) => readonly Input[] } = {
  name: () => [
    text('given', 'First name', 100, 'Enter their first name'),
    text('middle', 'Middle names', 100),
    text('family', 'Last name', 100, 'Enter their last name'),
  ],
  knownAs: () => [text('value', 'What they like to be called', 100, 'Enter what they like to be called')],
  dateOfBirth: () => [date('value', 'The date of birth', 'past', { missing: 'Enter the date of birth' })],
  gender: (values) => [choose(values, 'radios')('value', 'Gender', offeredGenders(values), 'Select what they said')],
  ethnicGroup: ethnicInputs,
  address: (values) => [
    text('line1', 'Address line 1', 200, 'Enter the first line of the address'),
    text('line2', 'Address line 2 (optional)', 200),
    ...ifHeld(values, text('line3', 'Address line 3 (optional)', 200)),
    ...ifHeld(values, text('line4', 'Address line 4 (optional)', 200)),
    text('town', 'Town or city (optional)', 100),
    ...ifHeld(values, text('county', 'County (optional)', 100)),
    { kind: 'text', name: 'postcode', label: 'Postcode', max: 10, missing: 'Enter the postcode', check: isPostcode },
    date('since', 'The day they moved in (optional)', 'past'),
  ],
  phone: (values) => [
    {
      kind: 'text',
      name: 'number',
      label: 'Phone number',
      hint: 'So that we can reach them',
      max: 30,
      missing: phoneMessage,
      check: isPhone,
    },
    choose(values)('kind', 'Which phone', phoneKinds, 'Select which phone it is'),
  ],
  email: () => [
    { kind: 'text', name: 'value', label: 'E-mail address', max: 254, missing: emailMessage, check: isEmail },
  ],
  parentOrCarer: () => [
    text('name', 'Name', 200, 'Enter the name of the parent or carer'),
    text('relationship', 'Who they are', 60, 'Enter who they are, like mother or foster carer'),
    { kind: 'text', name: 'phone', label: 'Phone number (optional)', max: 30, check: isPhone },
    { kind: 'text', name: 'email', label: 'E-mail address (optional)', max: 254, check: isEmail },
  ],
  placement: placementInputs,
  qualification: (values) => [
    choose(values)('kind', 'Qualification', qualificationKinds, 'Select the qualification'),
    text('subject', 'Subject', 120, 'Enter the subject'),
    text('result', 'Result (optional)', 40),
    { kind: 'radios', name: 'predicted', label: 'Is that a prediction?', missing: 'Select yes or no', options: yesNo },
    {
      kind: 'text',
      name: 'year',
      label: 'Year (optional)',
      max: 4,
      check: (typed) => (/^(?:19[9]\d|20\d\d|2100)$/.test(typed) ? undefined : 'Enter a year, like 2026'),
    },
  ],
  application: (values) => [
    choose(values)('kind', 'What they apply for', applicationKinds, 'Select what they apply for'),
    text('title', 'Course or job', 200, 'Enter the course or job'),
    text('provider', 'Where', 200, 'Enter the college, provider or employer'),
    text('level', 'Level (optional)', 60),
    {
      kind: 'radios',
      name: 'accredited',
      label: 'Does it lead to a recognised qualification?',
      hint: 'Only such an offer counts for the September Guarantee',
      missing: 'Select yes or no',
      options: yesNo,
    },
    choose(values)('outcome', 'How it stands', applicationOutcomes, 'Select how it stands'),
    choose(values)('answer', 'What they said to an offer', offerAnswers, 'Select what they said to an offer'),
    date('appliedOn', 'The day they applied (optional)', 'any'),
    date('interviewOn', 'The day of the interview (optional)', 'any'),
    date('startsOn', 'The day it starts (optional)', 'any'),
  ],
  currentDestination: destinationInputs,
  intendedDestination: (values) => [
    choose(values)('value', 'Plans after Year 11', intendedDestinations, 'Select what they plan to do'),
  ],
  intendedPlan: () => [
    { kind: 'area', name: 'value', label: 'What they want to do', max: 2_000, missing: 'Enter what they want to do' },
  ],
  levelOfSupport: (values) => [
    choose(values, 'radios')('value', 'Level of support', supportLevels, 'Select the level of support'),
  ],
  characteristics: (values) => [
    {
      kind: 'checks',
      name: 'value',
      label: 'Which apply',
      hint: 'What tells of health or offending is held apart, on pages of its own',
      options: optionsOf(
        { ...characteristics, codes: characteristics.codes.filter(({ special }) => !special) },
        values['value'],
      ),
    },
  ],
  ehcPlan: () => [
    {
      kind: 'radios',
      name: 'value',
      label: 'Do they have an education, health and care plan?',
      missing: 'Select yes or no',
      options: yesNo,
    },
  ],
  senSupport: () => [
    {
      kind: 'radios',
      name: 'value',
      label: 'Do they get SEN support?',
      missing: 'Select yes or no',
      options: yesNo,
    },
  ],
  uniquePupilNumber: () => [
    {
      kind: 'text',
      name: 'value',
      label: 'Unique pupil number',
      max: 13,
      missing: 'Enter the number',
      check: (typed) => (isUniquePupilNumber(typed) ? undefined : 'Check the number: its check letter does not fit'),
    },
  ],
  uniqueLearnerNumber: () => [
    {
      kind: 'text',
      name: 'value',
      label: 'Unique learner number',
      max: 10,
      missing: 'Enter the number',
      check: (typed) => (isUniqueLearnerNumber(typed) ? undefined : 'Check the number: its check digit does not fit'),
    },
  ],
}

/** "Not recorded" is for the return, and for nobody to say: it is only shown where it is held. */
function offeredGenders({ value }: Values): CodeList {
  return { ...genders, codes: genders.codes.filter(({ code }) => code !== 'W' || code === value) }
}

/** The name of the second question, which is another one for each group: an answer to one is none to the next. */
export function backgroundName(group: string): string {
  return `background-${group.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`
}

/** The two questions of GOV.UK: first the group, then the background. "Prefer not to say" is an answer. */
function ethnicInputs(values: Values): readonly Input[] {
  const groups = [...new Set(ethnicGroups.codes.filter(({ code }) => code !== 'NOBT').map(({ group }) => group))]
  const group = values['group'] ?? ''
  const first: Input = {
    kind: 'radios',
    name: 'group',
    label: 'What is their ethnic group?',
    hint: 'Ask; never guess. They do not have to say.',
    missing: 'Select what they said',
    options: groups.map((name) => ({ value: name, label: name === 'Not said' ? 'Prefer not to say' : name })),
  }
  if (group === '' || group === 'Not said') return [first]
  const second: Input = {
    kind: 'radios',
    name: backgroundName(group),
    label: 'Which one best describes their background?',
    missing: 'Select what they said',
    options: ethnicGroups.codes
      .filter((code) => code.group === group)
      .map(({ code, label }) => ({ value: code, label })),
  }
  return [first, second]
}

function placementInputs(values: Values): readonly Input[] {
  const from = answersOf(values).day('from')
  const inOrder = (day: Day) => (from && day < from ? 'The last day there must not be before the first' : undefined)
  return [
    choose(values)('kind', 'Kind of place', placementKinds, 'Select the kind of place'),
    text('name', 'Name', 200, 'Enter its name'),
    date('from', 'The first day there (optional)', 'any'),
    date('until', 'The last day there (optional)', 'any', { check: inOrder }),
  ]
}

/** The dates have to be in the order that the national return takes them in. */
function destinationInputs(values: Values): readonly Input[] {
  const answers = answersOf(values)
  const [said, started, ends] = [answers.day('asOf'), answers.day('startedOn'), answers.day('expectedToEndOn')]
  const needsReview = findCode(activityCodes, values['activity'] ?? '')?.needs?.reviewDate
  const reviewLabel = needsReview ? 'The day to look again' : 'The day to look again (optional)'
  const review = date('reviewOn', reviewLabel, 'any', {
    ...(needsReview ? { missing: 'Enter the day to look again' } : {}),
    check: (day) => (ends && day > ends ? 'The day to look again must not be after the day it ends' : undefined),
  })
  return [
    {
      ...choose(values)('activity', 'What they are doing now', activityCodes, 'Select what they are doing now'),
      owns: ['place', 'startedOn', 'expectedToEndOn', 'reviewOn'],
    },
    text('place', 'Where (optional)', 200),
    date('startedOn', 'The day it started', 'past', {
      missing: 'Enter the day it started',
      check: (day) => (said && day > said ? 'The day it started must not be after the day it was said' : undefined),
    }),
    date('expectedToEndOn', 'The day it ends (optional)', 'any', {
      check: (day) => (started && day < started ? 'The day it ends must not be before the day it started' : undefined),
    }),
    ...(needsReview || values[datePart('reviewOn', 'day')] !== undefined ? [review] : []),
  ]
}
