import { useState } from 'preact/hooks'
import type { DayLine } from '../../caseload/record-api.ts'
import { type DayCounts, countsOf, moreWords, partsOf } from './day.ts'
import { type DayContext, DayRow } from './day-row.tsx'

export interface DayListsProps {
  readonly lines: readonly DayLine[]
  readonly day: DayContext
}

/** How many more a tap on "show more" brings: what a slow tablet draws without keeping anybody waiting. */
const STEP = 40

/** The list of a visit: who has a place in it, who else has something due, and everybody else when they are asked for. */
export function DayLists({ lines, day }: DayListsProps) {
  const { listed, due, others } = partsOf(lines)
  if (lines.length === 0) return <p>Nobody in your caseload is at {day.school}.</p>
  return (
    <>
      <section aria-labelledby="listed">
        <h2 class="today-heading" id="listed">
          On the list
        </h2>
        {listed.length > 0 ? (
          <>
            <Counts {...countsOf(listed)} />
            <Rows lines={listed} day={day} />
          </>
        ) : (
          <p>Nobody has a time on this day yet. Add young people from below.</p>
        )}
      </section>
      {due.length > 0 && (
        <section aria-labelledby="due">
          <h2 class="today-heading" id="due">
            Something is due
          </h2>
          <Growing lines={due} day={day} first={STEP} where="with something due" />
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 class="today-heading" id="others">
            Everybody else at this school
          </h2>
          <Growing lines={others} day={day} first={0} where="at this school" />
        </section>
      )}
    </>
  )
}

function Counts({ expected, arrived, absent }: DayCounts) {
  const counts = [
    ['expected', expected],
    ['arrived', arrived],
    ['absent', absent],
  ] as const
  return (
    <ul class="today-counts" aria-label="How many">
      {counts.map(([what, count]) => (
        <li key={what}>
          <strong>{count}</strong> {what}
        </li>
      ))}
    </ul>
  )
}

interface GrowingProps extends DayListsProps {
  readonly first: number
  readonly where: string
}

function Growing({ lines, day, first, where }: GrowingProps) {
  const [shown, setShown] = useState(first)
  const next = Math.min(STEP, lines.length - shown)
  return (
    <>
      {shown > 0 && <Rows lines={lines.slice(0, shown)} day={day} />}
      {next > 0 && (
        <button type="button" class="today-more" onClick={() => setShown(shown + STEP)}>
          {moreWords(next, where)}
        </button>
      )}
    </>
  )
}

function Rows({ lines, day }: DayListsProps) {
  return (
    <ul class="today-lines">
      {lines.map((line) => (
        <DayRow key={line.person} line={line} day={day} />
      ))}
    </ul>
  )
}
