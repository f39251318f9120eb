import { type Day, addDays } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { type QuickDay, QuickDays } from '../form/quick-days.tsx'
import { WordHints } from '../hints/word-hints.tsx'
import { NO_STEP, type StepFields, dateParts } from './contact-fields.ts'
import { MOST_STEPS } from './contact-from-fields.ts'
import { type FormPart, type Hinted, errorAt, replaced } from './form-part.ts'

const daysToFollowUp = (today: Day): QuickDay[] => [
  { label: 'In 1 week', day: addDays(today, 7) },
  { label: 'In 2 weeks', day: addDays(today, 14) },
  { label: 'In 4 weeks', day: addDays(today, 28) },
]

/** What happens next, each with a day to follow it up if there is one. */
export function StepsPart({ fields, set, errors, today, hinted }: FormPart & { today: Day; hinted: Hinted }) {
  const write = (index: number, step: StepFields) => set({ ...fields, steps: replaced(fields.steps, index, step) })
  const remove = (index: number) => set({ ...fields, steps: fields.steps.filter((_step, i) => i !== index) })
  return (
    <fieldset class="govuk-fieldset contact-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What happens next</legend>
      {fields.steps.map((step, index) => (
        <Step
          key={index}
          {...{ step, index, errors, today, hinted }}
          write={(next) => write(index, next)}
          remove={fields.steps.length > 1 ? () => remove(index) : undefined}
        />
      ))}
      {fields.steps.length < MOST_STEPS && (
        <Button kind="secondary" onClick={() => set({ ...fields, steps: [...fields.steps, NO_STEP] })}>
          Add another step
        </Button>
      )}
    </fieldset>
  )
}

interface StepProps {
  readonly step: StepFields
  readonly index: number
  readonly errors: FormPart['errors']
  readonly hinted: Hinted
  readonly today: Day
  readonly write: (step: StepFields) => void
  readonly remove: (() => void) | undefined
}

function Step({ step, index, errors, today, hinted, write, remove }: StepProps) {
  const put = (text: string) => write({ ...step, text })
  const named = index === 0 ? '' : ` ${index + 1}`
  return (
    <div class="contact-step">
      <TextArea
        id={`step-${index}`}
        label={`Step${named || ' 1'} (optional)`}
        hint={index === 0 ? 'Who does what. For example, “You look at the two courses, I ring the college”' : undefined}
        rows={2}
        value={step.text}
        limit={2000}
        error={errorAt(errors, `step-${index}`)}
        onInput={put}
      />
      <WordHints field={`step-${index}`} text={step.text} onInput={put} {...hinted} />
      {(step.text.trim() !== '' || step.followUp.day !== '' || step.followUp.month !== '') && (
        <>
          <DateField
            id={`step-${index}-date`}
            legend={`Follow up${named} on (optional)`}
            value={step.followUp}
            error={errorAt(errors, `step-${index}-date`)}
            onChange={(followUp) => write({ ...step, followUp })}
          />
          <QuickDays
            label={`Quick choices for the follow-up date${named}`}
            quick={daysToFollowUp(today)}
            onChoose={(day) => write({ ...step, followUp: dateParts(day) })}
          />
        </>
      )}
      {remove && (
        <button type="button" class="ui-link" onClick={remove}>
          Remove step {index + 1}
        </button>
      )}
    </div>
  )
}
