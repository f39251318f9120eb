import { type FieldProps, Fieldset } from './field.tsx'
import type { Option } from './select.tsx'

export interface CheckboxesProps extends FieldProps {
  readonly legend: string
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Any of a few. What is chosen comes back in the order of the options. */
export function Checkboxes(props: CheckboxesProps) {
  const { id, options, values, onChange } = props
  const toggle = (value: string) => {
    const chosen = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
    onChange(options.map((option) => option.value).filter((one) => chosen.includes(one)))
  }
  return (
    <Fieldset {...props}>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {options.map(({ value, label }, index) => (
          <div class="govuk-checkboxes__item" key={value}>
            <input
              class="govuk-checkboxes__input"
              id={index === 0 ? id : `${id}-${index}`}
              type="checkbox"
              value={value}
              checked={values.includes(value)}
              onChange={() => toggle(value)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={index === 0 ? id : `${id}-${index}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </Fieldset>
  )
}
