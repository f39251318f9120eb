import { spokenDay } from '../../domain/read-back.ts'
import { errorAt } from '../contact/form-part.ts'
import { DayInput } from './day-input.tsx'
import type { PlanFormPart } from './form-part.ts'
import { daysToReview } from './quick-days.ts'
import { currentOf } from './words.ts'

/** When the plan is looked at again. The day is on today's list when it comes. */
export function ReviewPart({ form, today }: PlanFormPart) {
  const { fields, errors, set } = form
  const last = currentOf(form.view)?.plan.reviewOn
  return (
    <fieldset class="govuk-fieldset plan-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Look at it again</legend>
      <DayInput
        id="reviewOn"
        legend="Day to look at it again together (optional)"
        hint={last && last <= today ? `Last time you said ${spokenDay(last)}. Set the next day.` : undefined}
        value={fields.reviewOn}
        error={errorAt(errors, 'reviewOn')}
        quick={daysToReview(today)}
        onChange={(reviewOn) => set({ ...fields, reviewOn })}
      />
    </fieldset>
  )
}
