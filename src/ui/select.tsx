import { type FieldProps, FieldWords, FormGroup, describedBy } from './field.tsx'

/** Something that can be chosen. */
export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

export interface SelectProps extends FieldProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of many. */
export function Select(props: SelectProps) {
  const { id, label, options, value, error, onChange } = props
  return (
    <FormGroup error={error}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldWords {...props} />
      <select
        id={id}
        class={`govuk-select${error ? ' govuk-select--error' : ''}`}
        aria-describedby={describedBy(props)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}
