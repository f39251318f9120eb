import { type FieldProps, FieldWords, FormGroup, describedBy } from './field.tsx'

export interface TextAreaProps extends FieldProps {
  readonly label: string
  readonly value: string
  readonly rows?: number
  /** The longest text; said only when it comes near. */
  readonly limit?: number
  readonly onInput: (value: string) => void
}

/** The count is shown from this share of the limit on: before that it is noise. */
const NEAR = 0.9

/** Several lines of plain text: what is pasted becomes text, whatever it was. */
export function TextArea(props: TextAreaProps) {
  const { id, label, value, rows = 5, limit, error, onInput } = props
  return (
    <FormGroup error={error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldWords {...props} />
      <textarea
        class={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        aria-describedby={describedBy(props)}
        spellcheck={false}
        autocomplete="off"
        {...{ id, rows, value }}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {limit !== undefined && value.length > limit * NEAR && <Left count={limit - value.length} />}
    </FormGroup>
  )
}

function Left({ count }: { readonly count: number }) {
  const words = count < 0 ? `You have ${-count} characters too many` : `You have ${count} characters remaining`
  return (
    <p class="govuk-hint govuk-character-count__message" role="status">
      {words}
    </p>
  )
}
