import { type FieldProps, Fieldset } from './field.tsx'

/** What stands in the three inputs, as typed. */
export interface DateFieldValue {
  readonly day: string
  readonly month: string
  readonly year: string
}

export interface DateFieldProps extends FieldProps {
  readonly legend: string
  readonly value: DateFieldValue
  readonly onChange: (value: DateFieldValue) => void
}

const parts = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 3 },
  { part: 'year', label: 'Year', width: 4 },
] as const

/** A date in three inputs, which take a month's name too. The first has the group's id, so that an error leads to it. */
export function DateField(props: DateFieldProps) {
  const { id, value, error, onChange } = props
  return (
    <Fieldset {...props}>
      <div class="govuk-date-input">
        {parts.map(({ part, label, width }) => (
          <div class="govuk-date-input__item" key={part}>
            <label class="govuk-label govuk-date-input__label" for={part === 'day' ? id : `${id}-${part}`}>
              {label}
            </label>
            <input
              class={`govuk-input govuk-date-input__input govuk-input--width-${width}${error ? ' govuk-input--error' : ''}`}
              id={part === 'day' ? id : `${id}-${part}`}
              type="text"
              autocomplete="off"
              inputMode={part === 'month' ? 'text' : 'numeric'}
              value={value[part]}
              onInput={(event) => onChange({ ...value, [part]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  )
}
