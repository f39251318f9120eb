import type { Day } from '../../domain/time.ts'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { type SharingFormProps, saveDisclosure } from './disclosure-form.tsx'
import { notSharedFrom } from './disclosure-from.ts'
import { partyInputs } from './party-inputs.ts'

/** Records a decision not to share: it needs a reason, and nobody's consent. */
export function NotSharedForm({ api, person, view, today, onSaved, onBack }: SharingFormProps) {
  const onSave = async (answers: Answers) => {
    const disclosure = notSharedFrom(answers)
    return disclosure.ok ? saveDisclosure({ api, person, onSaved }, disclosure.value, 'Recorded.') : disclosure.error
  }
  return (
    <SmallForm
      heading="Record a decision not to share"
      caption={view.name}
      today={today}
      inputs={(values) => notSharedInputs(values, today, view.given)}
      start={dayValues('on', today)}
      keep={{ api, place: { form: 'not-shared', person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    />
  )
}

function notSharedInputs(values: Values, today: Day, given: string): Input[] {
  return [
    ...partyInputs(values, today, {
      day: 'The day it was decided',
      who: 'Who asked, or might have been told',
      missing: 'Select who asked, or might have been told',
    }),
    {
      kind: 'area',
      name: 'what',
      label: 'What was not passed on',
      hint: 'What it is about, without the details',
      missing: 'Enter what was not passed on',
      max: 4_000,
      rows: 3,
    },
    {
      kind: 'area',
      name: 'why',
      label: 'Why not',
      missing: 'Enter why it was not passed on',
      max: 4_000,
      rows: 3,
    },
    pathInput(given),
  ]
}

/** What is about a concern is not read with the young person before somebody releases it (P28). */
export function pathInput(given: string): Input {
  const name = given || 'The young person'
  return {
    kind: 'checks',
    name: 'path',
    label: 'Is it about a safeguarding concern?',
    options: [{ value: 'safeguarding', label: `Yes: ${name} does not read it until I release it` }],
  }
}
