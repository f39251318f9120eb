import { activityCodes } from '../../codes/activity.ts'
import type { CodeList } from '../../codes/code-list.ts'
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
import type { Input, Values } from '../form/inputs.ts'

/** What can be chosen of a list: codes in use, and those whose wording nobody checked say so. */
export function optionsOf(list: CodeList): Option[] {
  return list.codes
    .filter(({ retired }) => !retired)
    .map(({ code, label, verified }) => ({ value: code, label: verified ? label : `${label} (wording not verified)` }))
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
const date = (name: string, label: string, when: 'any' | 'past' | 'future', missing?: string): Input => ({
  kind: 'date',
  name,
  label,
  when,
  missing,
})
const choose = (name: string, label: string, list: CodeList, missing?: string): Input => ({
  kind: 'select',
  name,
  label,
  missing,
  options: optionsOf(list),
})

const phoneMessage = 'Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192'
const emailMessage = 'Enter an e-mail address in the correct format, like name@example.com'
const isPhone = (typed: string) => (PhoneNumber.safeParse(typed).success ? undefined : phoneMessage)
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
  dateOfBirth: () => [date('value', 'The date of birth', 'past', 'Enter the date of birth')],
  gender: () => [
    {
      kind: 'radios',
      name: 'value',
      label: 'Gender',
      missing: 'Select what they said',
      options: optionsOf({ ...genders, codes: genders.codes.filter(({ code }) => code !== 'W') }),
    },
  ],
  ethnicGroup: ethnicInputs,
  address: () => [
    text('line1', 'Address line 1', 200, 'Enter the first line of the address'),
    text('line2', 'Address line 2 (optional)', 200),
    text('town', 'Town or city (optional)', 100),
    { kind: 'text', name: 'postcode', label: 'Postcode', max: 10, missing: 'Enter the postcode', check: isPostcode },
    date('since', 'The day they moved in (optional)', 'past'),
  ],
  phone: () => [
    {
      kind: 'text',
      name: 'number',
      label: 'Phone number',
      hint: 'So that we can reach them',
      max: 30,
      missing: phoneMessage,
      check: isPhone,
    },
    choose('kind', 'Which phone', phoneKinds, 'Select which phone it is'),
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
  placement: () => [
    choose('kind', 'Kind of place', placementKinds, 'Select the kind of place'),
    text('name', 'Name', 200, 'Enter its name'),
    date('from', 'The first day there (optional)', 'any'),
    date('until', 'The last day there (optional)', 'any'),
  ],
  qualification: () => [
    choose('kind', 'Qualification', qualificationKinds, 'Select the qualification'),
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
  application: () => [
    choose('kind', 'What they apply for', applicationKinds, 'Select what they apply for'),
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
    choose('outcome', 'How it stands', applicationOutcomes, 'Select how it stands'),
    choose('answer', 'What they said to an offer', offerAnswers, 'Select what they said to an offer'),
    date('appliedOn', 'The day they applied (optional)', 'any'),
    date('interviewOn', 'The day of the interview (optional)', 'any'),
    date('startsOn', 'The day it starts (optional)', 'any'),
  ],
  currentDestination: destinationInputs,
  intendedDestination: () => [
    choose('value', 'Plans after Year 11', intendedDestinations, 'Select what they plan to do'),
  ],
  intendedPlan: () => [
    { kind: 'area', name: 'value', label: 'What they want to do', max: 2_000, missing: 'Enter what they want to do' },
  ],
  levelOfSupport: () => [
    {
      kind: 'radios',
      name: 'value',
      label: 'Level of support',
      missing: 'Select the level of support',
      options: optionsOf(supportLevels),
    },
  ],
  characteristics: () => [
    {
      kind: 'checks',
      name: 'value',
      label: 'Which apply',
      hint: 'What tells of health or offending is held apart, on pages of its own',
      options: optionsOf({ ...characteristics, codes: characteristics.codes.filter(({ special }) => !special) }),
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
    name: 'value',
    label: 'Which one best describes their background?',
    missing: 'Select what they said',
    options: ethnicGroups.codes
      .filter((code) => code.group === group)
      .map(({ code, label }) => ({ value: code, label })),
  }
  return [first, second]
}

function destinationInputs(values: Values): readonly Input[] {
  const needs = activityCodes.codes.find(({ code }) => code === values['activity'])?.needs
  return [
    choose('activity', 'What they are doing now', activityCodes, 'Select what they are doing now'),
    text('place', 'Where (optional)', 200),
    date('startedOn', 'The day it started', 'past', 'Enter the day it started'),
    date('expectedToEndOn', 'The day it ends (optional)', 'any'),
    ...(needs?.reviewDate ? [date('reviewOn', 'The day to look again', 'any', 'Enter the day to look again')] : []),
  ]
}
