import { type FieldProps, FieldWords, FormGroup, describedBy } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly label: string
  readonly value: string
  readonly type?: 'text' | 'password' | 'search'
  readonly autocomplete?: string
  readonly onInput: (value: string) => void
}

/** The kinds of input we use, each with its own literal type, which JSX insists on. */
export const inputKinds = {
  text: { type: 'text' },
  password: { type: 'password' },
  search: { type: 'search' },
} as const

/** One line of text. Nothing typed here is sent to a spelling service or remembered by the browser. */
export function TextField(props: TextFieldProps) {
  const { id, label, value, type = 'text', autocomplete = 'off', error, onInput } = props
  return (
    <FormGroup error={error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldWords {...props} />
      <input
        class={`govuk-input${error ? ' govuk-input--error' : ''}`}
        aria-describedby={describedBy(props)}
        spellcheck={false}
        autocapitalize={type === 'password' ? 'none' : 'sentences'}
        {...inputKinds[type]}
        {...{ id, value, autocomplete }}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </FormGroup>
  )
}
