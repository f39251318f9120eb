import type { Day } from '../../domain/time.ts'
import { Notice } from '../../ui/notice.tsx'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { safeguardingFrom } from './disclosure-from.ts'
import { includesInput } from './disclosure-inputs.ts'
import { type SharingFormProps, saveDisclosure } from './disclosure-form.tsx'
import { partyInputs } from './party-inputs.ts'
import { powerInputs } from './power-inputs.ts'

/**
 * Safeguarding, child protection, exploitation: passed on without consent and without waiting for a network, with the power
 * and the reason (P28). The young person reads it only once somebody releases it.
 */
export function SafeguardingForm({ api, person, view, today, onSaved, onBack }: SharingFormProps) {
  const given = view.given || 'The young person'
  const onSave = async (answers: Answers) => {
    const disclosure = safeguardingFrom(answers)
    if (!disclosure.ok) return disclosure.error
    return saveDisclosure(
      { api, person, onSaved },
      disclosure.value,
      `Recorded. ${given} does not read it until you release it.`,
    )
  }
  return (
    <SmallForm
      heading="Safeguarding: record who was told"
      caption={view.name}
      today={today}
      inputs={(values) => safeguardingInputs(values, today)}
      start={dayValues('on', today)}
      keep={{ api, place: { form: 'safeguarding', person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    >
      <Notice title="Tell them first, then write it down">
        <p>
          Saving this here tells nobody outside. You do not need consent to keep somebody safe. {given} does not read
          this with the rest of the record until you release it.
        </p>
      </Notice>
    </SmallForm>
  )
}

function safeguardingInputs(values: Values, today: Day): Input[] {
  return [
    ...partyInputs(values, today, {
      day: 'The day they were told',
      who: 'Who was told',
      missing: 'Select who was told',
    }),
    {
      kind: 'area',
      name: 'what',
      label: 'The concern, and what they were told',
      hint: 'What was seen or said, as it was. Thoughts of your own marked as such',
      missing: 'Enter the concern, and what they were told',
      max: 4_000,
    },
    {
      kind: 'area',
      name: 'why',
      label: 'Why they need to know',
      missing: 'Enter why they need to know',
      max: 4_000,
      rows: 3,
    },
    ...powerInputs('safeguarding'),
    includesInput,
  ]
}
