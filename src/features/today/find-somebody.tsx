import { useEffect, useRef, useState } from 'preact/hooks'
import type { DayLine } from '../../caseload/record-api.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { inOrder, narrow, noFilters } from '../caseload/search.ts'
import { lineFor } from './day.ts'
import { type DayContext, DayRow } from './day-row.tsx'
import { DayNews } from './day-news.tsx'
import type { DayLoad } from './use-day.ts'

export interface FindSomebodyProps {
  readonly load: DayLoad
  readonly day: DayContext
  readonly heading: string
  readonly onNewcomer: () => void
  readonly onBack: () => void
}

/** More than these and another letter is quicker than looking through them. */
const MOST_FOUND = 8

/** Anybody of the caseload by a few letters of their name, whatever their school: they stand at the door. */
export function FindSomebody({ load, day, heading, onNewcomer, onBack }: FindSomebodyProps) {
  const [name, setName] = useState('')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const found = name.trim() === '' ? [] : inOrder(narrow(load.people, { ...noFilters, name }), 'name')
  const lines = found.slice(0, MOST_FOUND).map((card) => lineFor(card, load.lines, load.followUps))
  return (
    <Page heading={heading} caption={load.school} back={{ label: 'Back to the list', onBack }}>
      <div ref={box}>
        <TextField id="find" label="Find by name" type="search" value={name} onInput={setName} />
      </div>
      <p class="today-found" role="status">
        {foundWords(name, found.length)}
      </p>
      {lines.length > 0 && <Found lines={lines} day={day} />}
      <Button kind="secondary" onClick={onNewcomer}>
        Someone not on my list
      </Button>
      <DayNews visits={day.visits} />
    </Page>
  )
}

function Found({ lines, day }: { readonly lines: readonly DayLine[]; readonly day: DayContext }) {
  return (
    <ul class="today-lines" aria-label="Found">
      {lines.map((line) => (
        <DayRow key={line.person} line={line} day={day} />
      ))}
    </ul>
  )
}

function foundWords(typed: string, count: number): string {
  if (typed.trim() === '') return ''
  if (count === 0) return 'Nobody in your caseload has this name.'
  if (count > MOST_FOUND) return `${count} young people fit: type more of the name. The first ${MOST_FOUND}:`
  return count === 1 ? '1 young person fits.' : `${count} young people fit.`
}
