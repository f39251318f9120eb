import { DateField } from '../../ui/date-field.tsx'
import { type DateParts, dateParts } from '../contact/contact-fields.ts'
import type { QuickDay } from './quick-days.ts'

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
      <QuickDays label={field.legend} quick={quick} onChange={onChange} />
    </>
  )
}

interface QuickDaysProps extends Pick<DayInputProps, 'quick' | 'onChange'> {
  /** What the day is for, as a screen reader says it. */
  readonly label: string
}

/** Days that one touch sets. */
export function QuickDays({ label, quick, onChange }: QuickDaysProps) {
  return (
    <div class="contact-quick" role="group" aria-label={`Quick choices: ${label}`}>
      {quick.map((choice) => (
        <button
          key={choice.label}
          type="button"
          class="contact-quick__choice"
          onClick={() => onChange(dateParts(choice.day))}
        >
          {choice.label}
        </button>
      ))}
    </div>
  )
}
