import { useState } from 'preact/hooks'
import { type FieldProps, FieldWords, FormGroup, describedBy } from '../../ui/field.tsx'
import { inputKinds } from '../../ui/text-field.tsx'

export interface PassphraseFieldProps extends FieldProps {
  readonly label: string
  readonly value: string
  readonly autocomplete: 'current-password' | 'new-password'
  readonly onInput: (value: string) => void
}

/** A passphrase that can be looked at while it is typed: four words are hard to type blind. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { id, label, value, autocomplete, error, onInput } = props
  const [shown, setShown] = useState(false)
  return (
    <FormGroup error={error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldWords {...props} />
      <div class="door__passphrase">
        <input
          class={`govuk-input${error ? ' govuk-input--error' : ''}`}
          {...(shown ? inputKinds.text : inputKinds.password)}
          aria-describedby={describedBy(props)}
          spellcheck={false}
          autocapitalize="none"
          {...{ id, value, autocomplete }}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button type="button" class="door__show" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide' : 'Show'}
          <span class="govuk-visually-hidden"> what I type</span>
        </button>
      </div>
    </FormGroup>
  )
}
