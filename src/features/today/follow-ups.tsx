import { useState } from 'preact/hooks'
import type { FollowUpLine } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { dueWords, followUpsHeading, moreWords } from './day.ts'

export interface FollowUpsProps {
  readonly followUps: readonly FollowUpLine[]
  readonly today: Day
  /** Whether it is unfolded at first: as long as there is no list of a visit to look at. */
  readonly open: boolean
  readonly onOpen: (person: PersonId) => void
}

/** How many are in sight at first. */
const SHOWN = 20

/** What was promised to anybody of the caseload for this day or before, wherever they are. One touch opens their page. */
export function FollowUps({ followUps, today, open, onOpen }: FollowUpsProps) {
  const [all, setAll] = useState(false)
  if (followUps.length === 0) return null
  const shown = all ? followUps : followUps.slice(0, SHOWN)
  const left = followUps.length - shown.length
  return (
    <details class="today-promised" open={open}>
      <summary class="today-promised__summary">{followUpsHeading(followUps.length)}</summary>
      <div class="today-promised__body">
        <ul class="today-promised__list">
          {shown.map((line) => (
            <li key={line.person}>
              <button type="button" class="today-promised__line" onClick={() => onOpen(line.person)}>
                <bdi class="today-promised__name">{line.name}</bdi>{' '}
                <span class="today-promised__due">{dueWords(line, today)}</span>
              </button>
            </li>
          ))}
        </ul>
        {left > 0 && (
          <button type="button" class="ui-link" onClick={() => setAll(true)}>
            {moreWords(left, left === 1 ? 'follow-up' : 'follow-ups')}
          </button>
        )}
      </div>
    </details>
  )
}
