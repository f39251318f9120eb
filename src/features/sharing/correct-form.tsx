import type { DisclosureView } from '../../caseload/record-api.ts'
import type { Answers, Input } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { type SharingFormProps, saveDisclosure } from './disclosure-form.tsx'

/** Puts the words of a disclosure right. Whom, when and what allowed it stay as they are; the words before stay in its history. */
export function CorrectForm({ told, ...props }: SharingFormProps & { readonly told: DisclosureView }) {
  const { view, today, onBack } = props
  const { said } = told
  const onSave = ({ text }: Answers) =>
    saveDisclosure(
      props,
      { ...said, what: text('what') ?? '', why: text('why') ?? '' },
      'Put right. The words before are kept.',
      told.id,
    )
  return (
    <SmallForm
      heading={`Put the words right: ${told.toLabel}`}
      caption={view.name}
      today={today}
      inputs={() => inputs}
      start={{ what: said.what, why: said.why }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    >
      {told.contested && <p>Two people changed this apart. What you save takes the place of both.</p>}
    </SmallForm>
  )
}

const inputs: readonly Input[] = [
  { kind: 'area', name: 'what', label: 'What it is', missing: 'Enter what it is', max: 4_000 },
  { kind: 'area', name: 'why', label: 'Why', missing: 'Enter why', max: 4_000, rows: 3 },
]
