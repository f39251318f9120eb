import { DateField } from '../../ui/date-field.tsx'
import { type DateParts, dateParts } from '../contact/contact-fields.ts'
import { type QuickDay, QuickDays } from '../form/quick-days.tsx'

interface DayInputProps {
  readonly id: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly value: DateParts
  readonly error: string | undefined
  readonly quick: readonly QuickDay[]
  readonly onChange: (value: DateParts) => void
}

/** A day that is typed, or set with one touch. */
export function DayInput({ quick, onChange, ...field }: DayInputProps) {
  return (
    <>
      <DateField {...field} onChange={onChange} />
      <QuickDays label={`Quick choices: ${field.legend}`} quick={quick} onChoose={(day) => onChange(dateParts(day))} />
    </>
  )
}
