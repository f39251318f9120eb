import type { Received } from '../../domain/sharing.ts'
import type { Day } from '../../domain/time.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import type { SharingFormProps } from './disclosure-form.tsx'
import { pathOf } from './disclosure-from.ts'
import { pathInput } from './not-shared-form.tsx'
import { partyInputs, partyOf, partyProblem } from './party-inputs.ts'

/** Decides about what another organisation sent: relevant and kept, or refused, and then nothing of it is kept (P27). */
export function ReceivedForm({ api, person, view, today, onSaved, onBack }: SharingFormProps) {
  const onSave = async (answers: Answers) => {
    const party = partyProblem(answers)
    if (party) return party
    const received = receivedFrom(answers)
    const saved = await api.recordReceived(person, received)
    if (!saved.ok) return saveProblemWords(saved.error)
    onSaved(received.decision === 'relevant' ? 'Recorded.' : refusedWords)
    return undefined
  }
  return (
    <SmallForm
      heading="Record what others sent"
      caption={view.name}
      today={today}
      inputs={(values) => receivedInputs(values, today, view.given)}
      start={dayValues('on', today)}
      keep={{ api, place: { form: 'received', person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    />
  )
}

const refusedWords = 'Recorded that it was refused. Now delete the message or destroy the paper: nothing of it is kept.'

function receivedInputs(values: Values, today: Day, given: string): Input[] {
  return [
    ...partyInputs(values, today, {
      day: 'The day it came',
      who: 'Who sent it',
      missing: 'Select who sent it',
    }),
    {
      kind: 'radios',
      name: 'decision',
      label: 'Is it relevant to the help we give?',
      missing: 'Select whether it is relevant',
      options: [
        { value: 'relevant', label: 'Yes: keep what matters' },
        { value: 'not-relevant', label: 'No: refuse it and keep nothing of it' },
      ],
    },
    ...(values['decision'] === 'relevant' ? relevantInputs : []),
    ...(values['decision'] === 'not-relevant' ? refusedInputs : []),
    pathInput(given),
  ]
}

const relevantInputs: readonly Input[] = [
  {
    kind: 'area',
    name: 'what',
    label: 'What they sent, as far as it is relevant',
    hint: 'Health and convictions belong on pages of their own',
    missing: 'Enter what they sent',
    max: 4_000,
  },
  {
    kind: 'area',
    name: 'why',
    label: 'Why it is relevant',
    missing: 'Enter why it is relevant',
    max: 1_000,
    rows: 3,
  },
]

const refusedInputs: readonly Input[] = [
  {
    kind: 'area',
    name: 'whyNot',
    label: 'Why it is not relevant',
    hint: 'Without saying what it was',
    missing: 'Enter why it is not relevant',
    max: 1_000,
    rows: 3,
  },
]

/** What was decided. Whatever was typed about something that is refused goes nowhere (P27). */
function receivedFrom(answers: Answers): Received {
  const sent = { path: pathOf(answers), from: partyOf(answers), on: answers.day('on') ?? '' }
  return answers.text('decision') === 'relevant'
    ? { decision: 'relevant', ...sent, what: answers.text('what') ?? '', why: answers.text('why') ?? '' }
    : { decision: 'not-relevant', ...sent, why: answers.text('whyNot') ?? '' }
}
