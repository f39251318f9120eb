import type { Day } from '../../domain/time.ts'

/** A day that one touch sets. */
export interface QuickDay {
  readonly label: string
  readonly day: Day
}

interface QuickDaysProps {
  /** What the choices are for, as a screen reader says it. */
  readonly label: string
  readonly quick: readonly QuickDay[]
  readonly onChoose: (day: Day) => void
}

/** Days that one touch sets. */
export function QuickDays({ label, quick, onChoose }: QuickDaysProps) {
  return (
    <div class="contact-quick" role="group" aria-label={label}>
      {quick.map((choice) => (
        <button key={choice.label} type="button" class="contact-quick__choice" onClick={() => onChoose(choice.day)}>
          {choice.label}
        </button>
      ))}
    </div>
  )
}
