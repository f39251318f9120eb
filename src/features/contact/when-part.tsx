import { presence } from '../../codes/contact.ts'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type FormPart, choices, errorAt } from './form-part.ts'

/** When and where it was, and who was there. */
export function WhenPart({ fields, set, errors }: FormPart) {
  return (
    <>
      <DateField
        id="on"
        legend="Date"
        value={fields.on}
        error={errorAt(errors, 'on')}
        onChange={(on) => set({ ...fields, on })}
      />
      <TextField
        id="at"
        label="Time (optional)"
        hint="For example, 10:45"
        value={fields.at}
        error={errorAt(errors, 'at')}
        onInput={(at) => set({ ...fields, at })}
      />
      <TextField
        id="place"
        label="Where (optional)"
        value={fields.place}
        error={errorAt(errors, 'place')}
        onInput={(place) => set({ ...fields, place })}
      />
      <Checkboxes
        id="present"
        legend="Who was present"
        options={choices(presence, fields.present)}
        values={fields.present}
        onChange={(present) => set({ ...fields, present })}
      />
      <WhoExactly {...{ fields, set, errors }} />
    </>
  )
}

/** Who exactly, for everybody but the young person. */
function WhoExactly({ fields, set, errors }: FormPart) {
  const others = choices(presence, fields.present).filter(
    ({ value }) => value !== 'young-person' && fields.present.includes(value),
  )
  return others.map(({ value, label }) => (
    <TextField
      key={value}
      id={`present-${value}`}
      label={`${label}: who (optional)`}
      hint="For example, a name or a role"
      value={fields.presentDetails[value] ?? ''}
      error={errorAt(errors, `present-${value}`)}
      onInput={(detail) => set({ ...fields, presentDetails: { ...fields.presentDetails, [value]: detail } })}
    />
  ))
}
