import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Notice } from '../../ui/notice.tsx'
import type { VisitChange, Visits } from './use-visits.ts'

export interface DayNewsProps {
  readonly visits: Visits
  /** What stands below the news, always within reach of a thumb. */
  readonly children?: ComponentChildren
}

/** The lower edge of the page: what was just saved or could not be, and what comes next. */
export function DayNews({ visits, children }: DayNewsProps) {
  const { news, problem } = visits
  if (!news && !problem && !children) return null
  return (
    <div class="today-end">
      {problem && (
        <Notice tone="problem" title="Not saved">
          <p>
            <bdi>{problem.name}</bdi>: nothing was changed. {problem.words}
          </p>
        </Notice>
      )}
      {news && <Said key={`${news.person} ${news.said}`} news={news} visits={visits} />}
      {children}
    </div>
  )
}

/** Takes the focus, because the button that was pressed has gone elsewhere with its line. */
function Said({ news, visits }: { readonly news: VisitChange; readonly visits: Visits }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const { person, name, undo, of } = news
  return (
    <div class="today-said" ref={box} tabIndex={-1}>
      <p class="today-said__words">
        <bdi>{name}</bdi>: {news.said}
      </p>
      {undo && (
        <button
          type="button"
          class="ui-link"
          onClick={() => void visits.record({ person, name, visit: undo, of, said: 'on the list again' })}
        >
          Undo
        </button>
      )}
    </div>
  )
}
