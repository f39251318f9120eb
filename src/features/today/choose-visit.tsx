import { useState } from 'preact/hooks'
import { type Day, addDays } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Details } from '../../ui/details.tsx'
import { Select } from '../../ui/select.tsx'
import { dateParts } from '../contact/contact-fields.ts'
import { dateMessage, dayFromParts } from '../contact/typed-date.ts'
import { fullDay } from './day.ts'

export interface ChooseVisitProps {
  readonly schools: readonly string[]
  readonly school: string
  readonly on: Day
  readonly today: Day
  readonly onSchool: (school: string) => void
  readonly onDay: (day: Day) => void
}

/** Which school, and which day. */
export function ChooseVisit({ schools, school, on, today, onSchool, onDay }: ChooseVisitProps) {
  return (
    <div class="today-choose">
      {schools.length > 0 && (
        <Select
          id="school"
          label="School or college"
          options={[
            ...(school === '' ? [{ value: '', label: 'Choose' }] : []),
            ...schools.map((one) => ({ value: one, label: one })),
          ]}
          value={school}
          onChange={onSchool}
        />
      )}
      <div class="today-days">
        <Step label="Earlier day" sign="‹" onStep={() => onDay(addDays(on, -1))} />
        <p class="today-days__day" role="status">
          {fullDay(on)}
        </p>
        <Step label="Later day" sign="›" onStep={() => onDay(addDays(on, 1))} />
      </div>
      <div class="today-other">
        {on !== today && (
          <button type="button" class="ui-link" onClick={() => onDay(today)}>
            Back to today
          </button>
        )}
        <Details summary="Another day">
          <AnotherDay key={on} on={on} onDay={onDay} />
        </Details>
      </div>
    </div>
  )
}

interface StepProps {
  readonly label: string
  readonly sign: string
  readonly onStep: () => void
}

function Step({ label, sign, onStep }: StepProps) {
  return (
    <button type="button" class="today-days__step" aria-label={label} onClick={onStep}>
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}

/** A day that is typed, for what is further away than a few taps. */
function AnotherDay({ on, onDay }: Pick<ChooseVisitProps, 'on' | 'onDay'>) {
  const [typed, setTyped] = useState(dateParts(on))
  const [error, setError] = useState<string | undefined>(undefined)
  const submit = (event: Event) => {
    event.preventDefault()
    const day = dayFromParts(typed)
    setError(day.ok ? undefined : dateMessage(day.error, 'The day'))
    if (day.ok) onDay(day.value)
  }
  return (
    <form noValidate autocomplete="off" onSubmit={submit}>
      <DateField id="on" legend="The day of the visit" value={typed} error={error} onChange={setTyped} />
      <Button kind="secondary" type="submit">
        Show this day
      </Button>
    </form>
  )
}
