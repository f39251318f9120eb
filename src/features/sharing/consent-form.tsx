import type { CaseloadApi } from '../../caseload/api.ts'
import type { ConsentView } from '../../caseload/record-api.ts'
import { labelOf } from '../../codes/code-list.ts'
import { consentWays } from '../../codes/sharing.ts'
import type { Consent, ConsentPurpose } from '../../domain/basis.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'
import type { Option } from '../../ui/select.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type Answers, type Input, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { askWords, calledName, purposeLabels, withdrawalWords } from './consent-words.ts'

export interface ConsentFormProps {
  readonly api: Pick<CaseloadApi, 'recordConsent'>
  readonly person: PersonId
  readonly name: string
  readonly given: string
  /** Where it stands before this answer. */
  readonly consent: ConsentView
  /** Asking, or hearing that a yes is taken back. */
  readonly mode: 'ask' | 'withdraw'
  readonly today: Day
  readonly onSaved: (answered: ConsentView) => void
  readonly onBack: () => void
}

/** Records what a young person answered when asked, or that they took it back: how, when, and in their own words (P11). */
export function ConsentForm(props: ConsentFormProps) {
  const { api, person, name, given, consent, mode, today, onSaved, onBack } = props
  const label = purposeLabels[consent.purpose]
  const onSave = async (answers: Answers) => {
    const answered = consentFrom(answers, consent.purpose, mode)
    if (consent.on !== undefined && answered.on < consent.on) return tooEarly(consent.on)
    const saved = await api.recordConsent(person, answered)
    if (!saved.ok) return saveProblemWords(saved.error)
    onSaved(consentAfter(answered, saved.value))
    return undefined
  }
  return (
    <SmallForm
      heading={mode === 'ask' ? `Ask for consent: ${label}` : `Consent taken back: ${label}`}
      caption={name}
      today={today}
      inputs={() => consentInputs(mode, consent.purpose, given)}
      start={dayValues('on', today)}
      saveLabel={mode === 'ask' ? 'Save the answer' : 'Record that it is taken back'}
      onSave={onSave}
      onBack={onBack}
    >
      {mode === 'ask' ? (
        <div class="consent-say">
          <p class="consent-say__label">You could say</p>
          <p class="consent-say__words">“{askWords[consent.purpose]}”</p>
        </div>
      ) : (
        <WhatStops purpose={consent.purpose} />
      )}
    </SmallForm>
  )
}

/** What stops when consent is taken back, and what stays and why. */
export function WhatStops({ purpose }: { readonly purpose: ConsentPurpose }) {
  const { stops, stays } = withdrawalWords[purpose]
  return (
    <dl class="consent-after">
      <div>
        <dt>What stops</dt>
        <dd>{stops}</dd>
      </div>
      <div>
        <dt>What stays, and why</dt>
        <dd>{stays}</dd>
      </div>
    </dl>
  )
}

function consentInputs(mode: ConsentFormProps['mode'], purpose: ConsentPurpose, given: string): readonly Input[] {
  const words: Input = {
    kind: 'area',
    name: 'words',
    label: 'In their own words (optional)',
    hint:
      purpose === 'sharing'
        ? 'What they want shared, and what not'
        : 'What they said about being asked. What it is about is held apart, not here',
    max: 2_000,
    rows: 3,
  }
  const answer: Input = {
    kind: 'radios',
    name: 'answer',
    label: `What did ${given || 'the young person'} say?`,
    missing: 'Select what they said',
    options: [
      { value: 'given', label: 'Yes' },
      { value: 'refused', label: 'No' },
    ],
  }
  return [...(mode === 'ask' ? [answer] : []), howInput('how', 'How they said it'), dayInput, words]
}

/** How somebody said yes or no. */
export function howInput(name: string, label: string): Input {
  return { kind: 'radios', name, label, missing: 'Select how they said it', options: consentWayOptions }
}

const consentWayOptions: readonly Option[] = consentWays.codes.map(({ code, label }) => ({ value: code, label }))

const dayInput: Input = {
  kind: 'date',
  name: 'on',
  label: 'The day they said it',
  missing: 'Enter the day they said it',
  when: 'past',
}

function consentFrom(answers: Answers, purpose: ConsentPurpose, mode: ConsentFormProps['mode']): Consent {
  const words = answers.text('words')
  return {
    purpose,
    answer: mode === 'withdraw' ? 'withdrawn' : answers.text('answer') === 'given' ? 'given' : 'refused',
    how: answers.text('how') ?? '',
    on: answers.day('on') ?? '',
    ...(words === undefined ? {} : { words }),
  }
}

/** Where it stands once an answer is saved. */
function consentAfter({ purpose, answer, on, how, words }: Consent, entry: EntryId): ConsentView {
  return { purpose, state: answer, entry, on, how: labelOf(consentWays, how), words }
}

function tooEarly(latest: Day): string {
  return `There is an answer of ${spokenDay(latest)} already. Enter that day or a later one.`
}

/** What was just answered, said once. */
export function consentSavedWords({ state, purpose }: ConsentView, given: string): string {
  const about = purposeLabels[purpose].toLowerCase()
  switch (state) {
    case 'given':
      return `${calledName(given)} said yes: ${about}.`
    case 'refused':
      return `${calledName(given)} said no: ${about}. Nothing is recorded or passed on without a law that is named.`
    case 'withdrawn':
      return `${calledName(given)} took consent back: ${about}.`
    case 'not-asked':
      return ''
  }
}
