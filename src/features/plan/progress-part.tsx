import { type Plan, planProgress } from '../../domain/plan.ts'
import type { Day } from '../../domain/time.ts'
import { Tag } from '../../ui/tag.tsx'
import { dueOnWords, progressWords, reviewWords, whoWords } from './words.ts'

interface ProgressPartProps {
  readonly plan: Plan
  readonly given: string
  readonly today: Day
}

/** How far the plan is, what is late and whose it is, and when it is looked at again. */
export function ProgressPart({ plan, given, today }: ProgressPartProps) {
  const { done, open, overdue, reviewDue } = planProgress(plan, today)
  const total = done + open
  return (
    <section class="plan-progress" aria-labelledby="progress">
      <h2 class="govuk-visually-hidden" id="progress">
        How it is going
      </h2>
      <p class="plan-progress__words">{progressWords(plan, today)}</p>
      {total > 0 && (
        <div class="plan-progress__bar" aria-hidden="true">
          <div class="plan-progress__done" style={{ width: `${Math.round((done / total) * 100)}%` }} />
        </div>
      )}
      {overdue.length > 0 && (
        <div class="plan-overdue">
          <h3 class="plan-overdue__heading">
            {overdue.length === 1 ? '1 is overdue' : `${overdue.length} are overdue`}
          </h3>
          <ul class="plan-overdue__list">
            {overdue.map((action) => (
              <li key={action.id}>
                <strong>{whoWords(action, given)}:</strong> <bdi>{action.text}</bdi>
                {action.by && <span class="plan-overdue__when"> {dueOnWords(action.by, today)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="plan-progress__review">
        {reviewWords(plan, today)} {reviewDue && <Tag tone="attention">Review due</Tag>}
      </p>
    </section>
  )
}
