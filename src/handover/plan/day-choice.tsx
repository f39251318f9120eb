import { useId } from 'preact/hooks'
import { type Day, Day as DaySchema } from '../../domain/time.ts'

interface DayChoiceProps {
  readonly day: Day | undefined
  readonly choose: (day: Day | undefined) => void
}

/** By when, with the tablet's own way of choosing a day. No day is an answer too. */
export function DayChoice({ day, choose }: DayChoiceProps) {
  const id = useId()
  const typed = (value: string) => choose(DaySchema.safeParse(value).success ? value : undefined)
  return (
    <div class="plan-field">
      <label class="handover-field__label" for={id}>
        By when (you can leave this out)
      </label>
      <input
        id={id}
        class="plan-field__control"
        type="date"
        value={day ?? ''}
        onInput={(event) => typed(event.currentTarget.value)}
      />
    </div>
  )
}
