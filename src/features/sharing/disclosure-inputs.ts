import type { AnswerView, SharingView } from '../../caseload/record-api.ts'
import type { ConsentPurpose } from '../../domain/basis.ts'
import { type ConsentState, consentOn } from '../../domain/consent.ts'
import { Compartment } from '../../domain/fact.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'
import type { Option } from '../../ui/select.tsx'
import { type Answers, type Input, type Values, answersOf } from '../form/inputs.ts'
import { howInput } from './consent-form.tsx'
import { calledName, purposeLabels } from './consent-words.ts'
import { partyInputs } from './party-inputs.ts'
import { powerInputs } from './power-inputs.ts'

/** What allows it: a yes to sharing in general, a yes to this one sharing, or a law. */
export type Allowing = 'general' | 'once' | 'power'

/** Of which compartments something is passed on. */
export function includedIn({ list }: Answers): readonly Compartment[] {
  const included = list('includes')
  return Compartment.options.filter((compartment) => included.includes(compartment))
}

/** The name of the question what allows it. A law that allows the whole allows its parts, so it is asked once. */
export function allowingName(purpose: ConsentPurpose): string {
  return purpose === 'sharing' ? 'basis' : `basis-${purpose}`
}

/** What was answered to allow one part. */
export function allowingIn({ text }: Answers, purpose: ConsentPurpose): Allowing | undefined {
  const whole = text('basis')
  const chosen = whole === 'power' ? whole : text(allowingName(purpose))
  return chosen === 'general' || chosen === 'once' || chosen === 'power' ? chosen : undefined
}

/** The questions about something that was passed on (P25, P26, P29, P30). */
export function disclosureInputs(view: SharingView, values: Values, today: Day): Input[] {
  const answers = answersOf(values)
  const purposes: readonly ConsentPurpose[] = ['sharing', ...includedIn(answers)]
  const asked = values['basis'] === 'power' ? purposes.slice(0, 1) : purposes
  const chosen = new Set(purposes.map((purpose) => allowingIn(answers, purpose)))
  return [
    ...partyInputs(values, today, {
      day: 'The day it was passed on',
      who: 'Who was told',
      missing: 'Select who was told',
    }),
    ...contentInputs(view.given),
    includesInput,
    ...asked.map((purpose) => allowingInput(view, values, today, purpose)),
    ...(chosen.has('once') ? onceInputs : []),
    ...(chosen.has('power') ? powerInputs('sharing') : []),
  ]
}

/** What was passed on, and why that is right for the young person. */
export function contentInputs(given: string): Input[] {
  const name = given || 'the young person'
  return [
    {
      kind: 'area',
      name: 'what',
      label: 'What was passed on',
      hint: 'Only what they need to know. Of what is held apart, name it here and leave the details there',
      missing: 'Enter what was passed on',
      max: 4_000,
    },
    {
      kind: 'area',
      name: 'why',
      label: `Why this is in the interests of ${name}, and why they need it`,
      missing: `Enter why this is in the interests of ${name}, and why they need it`,
      max: 4_000,
      rows: 3,
    },
  ]
}

/** Whether something that is held apart goes along. */
export const includesInput: Input = {
  kind: 'checks',
  name: 'includes',
  label: 'Is something of this in it?',
  hint: 'Leave both empty if not',
  options: Compartment.options.map((compartment) => ({ value: compartment, label: purposeLabels[compartment] })),
}

/** What may allow one part: the general yes is offered only where it stood on that day. */
function allowingInput(view: SharingView, values: Values, today: Day, purpose: ConsentPurpose): Input {
  const standing = consentOn(view.answers, purpose, answersOf(values).day('on') ?? today)
  const name = calledName(view.given)
  const about = purpose === 'sharing' ? 'this' : `${purposeLabels[purpose].toLowerCase()} being in it`
  const general: Option = {
    value: 'general',
    label: `${name} said yes to ${generally[purpose]}${standing.state === 'given' ? whenSaid(standing) : ''}`,
  }
  return {
    kind: 'radios',
    name: allowingName(purpose),
    label: purpose === 'sharing' ? 'What allows it?' : `What allows ${about}?`,
    hint: standingHint(standing, name),
    missing: 'Select the consent or the law that allows it: without one of them it cannot be recorded as shared',
    options: [
      ...(standing.state === 'given' ? [general] : []),
      { value: 'once', label: `${name} said yes to ${about}, this once` },
      { value: 'power', label: 'A law allows it without consent' },
    ],
  }
}

const generally: { readonly [P in ConsentPurpose]: string } = {
  sharing: 'sharing with those who help',
  health: 'health being recorded and shared',
  convictions: 'convictions being recorded and shared',
}

function whenSaid({ entry }: { readonly entry: AnswerView }): string {
  return ` (${spokenDay(entry.consent.on)})`
}

function standingHint(standing: ConsentState<AnswerView>, name: string): string | undefined {
  switch (standing.state) {
    case 'given':
      return undefined
    case 'not-asked':
      return `${name} had not been asked for consent in general by that day`
    case 'refused':
      return `${name} said no in general${whenSaid(standing)}`
    case 'withdrawn':
      return `${name} took the general consent back${whenSaid(standing)}`
  }
}

/** The yes to one sharing: how and when it was said. */
const onceInputs: readonly Input[] = [
  howInput('onceHow', 'How they said yes to this once'),
  {
    kind: 'date',
    name: 'onceOn',
    label: 'The day they said yes',
    missing: 'Enter the day they said yes',
    when: 'past',
  },
  {
    kind: 'area',
    name: 'onceWords',
    label: 'In their own words (optional)',
    max: 2_000,
    rows: 2,
  },
]
