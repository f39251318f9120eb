import { type FieldProps, Fieldset } from './field.tsx'
import type { Option } from './select.tsx'

export interface RadiosProps extends FieldProps {
  readonly legend: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of a few, all in sight. The first has the group's id, so that an error's link leads to it. */
export function Radios(props: RadiosProps) {
  const { id, options, value, onChange } = props
  return (
    <Fieldset {...props}>
      <div class="govuk-radios govuk-radios--small">
        {options.map((option, index) => (
          <div class="govuk-radios__item" key={option.value}>
            <input
              class="govuk-radios__input"
              id={index === 0 ? id : `${id}-${index}`}
              name={id}
              type="radio"
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <label class="govuk-label govuk-radios__label" for={index === 0 ? id : `${id}-${index}`}>
              {option.label}
            </label>
          </div>
        ))}
      </div>
    </Fieldset>
  )
}
