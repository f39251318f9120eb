import type { PlanView } from '../../caseload/plan-api.ts'
import type { Day } from '../../domain/time.ts'
import { Tag } from '../../ui/tag.tsx'
import { currentOf, planTags, progressWords, reviewWords } from './words.ts'

export interface PlanSummaryProps {
  /** Undefined until it is there. */
  readonly plan: PlanView | undefined
  readonly today: Day
  readonly onOpen: () => void
}

/** The plan on the young person's page: how far it is, what is late, and where it stands. One touch opens it. */
export function PlanSummary({ plan, today, onOpen }: PlanSummaryProps) {
  const version = plan && currentOf(plan)
  return (
    <button type="button" class="plan-summary" onClick={onOpen}>
      <span class="plan-summary__label">Action plan</span>{' '}
      <span class="plan-summary__words">{plan && summaryWords(plan, today)}</span>{' '}
      {plan && version && (
        <span class="plan-summary__tags">
          {planTags(plan, today).map(({ words, tone }) => (
            <Tag key={words} tone={tone}>
              {words}
            </Tag>
          ))}
        </span>
      )}
    </button>
  )
}

function summaryWords(plan: PlanView, today: Day): string {
  const version = currentOf(plan)
  return version ? `${progressWords(version.plan, today)}. ${reviewWords(version.plan, today)}.` : 'No plan yet'
}
