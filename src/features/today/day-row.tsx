import { useState } from 'preact/hooks'
import type { DayLine } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import type { Visit } from '../../domain/visit.ts'
import { Tag } from '../../ui/tag.tsx'
import { type Mark, aboutWords, afterTap, atTime, dueTags, markOf } from './day.ts'
import { PlaceForm } from './place-form.tsx'
import type { Visits } from './use-visits.ts'

/** The visit that a line belongs to, and what can be done with it. */
export interface DayContext {
  readonly school: string
  readonly on: Day
  readonly today: Day
  readonly visits: Visits
  /** The next time that nobody has. */
  readonly freeTime: () => string | undefined
  readonly onOpen: (person: PersonId) => void
}

/** One young person on the page of a visit: who they are, what is due, and whether they came. */
export function DayRow({ line, day }: { readonly line: DayLine; readonly day: DayContext }) {
  const [placing, setPlacing] = useState(false)
  const visit = line.visit?.visit
  return (
    <li class={`today-line today-line--${visit?.state ?? 'unlisted'}`}>
      {visit && <p class="today-line__time">{visit.at ?? (visit.state === 'walk-in' ? 'Walk-in' : 'No time')}</p>}
      <div class="today-line__who">
        <button type="button" class="today-line__name" onClick={() => day.onOpen(line.person)}>
          <bdi>{line.name}</bdi>
        </button>
        <p class="today-line__about">{aboutWords(line, day.school, day.today)}</p>
        <Due line={line} />
      </div>
      <Marks {...{ line, day, placing }} onPlacing={() => setPlacing(!placing)} />
      {placing && <Place {...{ line, day }} onDone={() => setPlacing(false)} />}
    </li>
  )
}

function Due({ line }: { readonly line: DayLine }) {
  const tags = dueTags(line)
  if (tags.length === 0) return null
  return (
    <p class="today-line__due">
      {tags.map(({ words, tone }) => (
        <Tag key={words} tone={tone}>
          {words}
        </Tag>
      ))}
    </p>
  )
}

interface MarksProps {
  readonly line: DayLine
  readonly day: DayContext
  readonly placing: boolean
  readonly onPlacing: () => void
}

/**
 * The buttons of a line; whoever hears one without its line hears whom it is about. Nobody has come to a visit that is still
 * ahead, so there is nothing to mark then.
 */
function Marks({ line, day, placing, onPlacing }: MarksProps) {
  const visit = line.visit?.visit
  const ahead = day.on > day.today
  const place = visit ? 'Change' : 'Add to list'
  return (
    <div class="today-line__marks">
      {!ahead && <MarkButton {...{ line, day }} mark="arrived" label="Arrived" />}
      {!ahead && visit && visit.state !== 'walk-in' && <MarkButton {...{ line, day }} mark="absent" label="Absent" />}
      <button
        type="button"
        class="today-mark today-mark--quiet"
        aria-label={`${place}: ${line.name}`}
        aria-expanded={placing}
        onClick={onPlacing}
      >
        {place}
      </button>
    </div>
  )
}

interface MarkButtonProps {
  readonly line: DayLine
  readonly day: DayContext
  readonly mark: Mark
  readonly label: string
}

/** Pressed means marked so; another tap takes it back. */
function MarkButton({ line, day, mark, label }: MarkButtonProps) {
  const { visits, school, on } = day
  const visit = line.visit?.visit
  const next = afterTap(visit, mark, school, on)
  const tap = () => void visits.record(changeOf(line, next))
  return (
    <button
      type="button"
      class={`today-mark today-mark--${mark}`}
      aria-label={`${label}: ${line.name}`}
      aria-pressed={markOf(visit) === mark}
      aria-disabled={visits.saving.has(line.person) || undefined}
      onClick={tap}
    >
      {label}
    </button>
  )
}

interface PlaceProps {
  readonly line: DayLine
  readonly day: DayContext
  readonly onDone: () => void
}

function Place({ line, day, onDone }: PlaceProps) {
  const { visits, school, on } = day
  const visit = line.visit?.visit
  const [free] = useState(() => (visit ? undefined : day.freeTime()))
  const save = async (next: Visit) => {
    if (await visits.record(changeOf(line, next))) onDone()
  }
  return (
    <PlaceForm
      id={`time-${line.person}`}
      start={visit ? visit.at : free}
      hint={free && `${free} is the next free time`}
      busy={visits.saving.has(line.person)}
      onSave={(at) => void save(atTime(visit, at, school, on))}
      onRemove={visit && (() => void save({ ...visit, state: 'cancelled' }))}
    />
  )
}

/** A change with what is said of it: where the line goes to another part of the page, or leaves it. */
function changeOf({ person, name, visit: place }: DayLine, visit: Visit) {
  const change = { person, name, visit, of: place?.id }
  const before = place?.visit
  if (visit.state === 'cancelled') return { ...change, said: 'removed from the list', ...(before && { undo: before }) }
  if (before && before.at === visit.at) return change
  if (visit.state === 'walk-in' && !before) return { ...change, said: 'here, as a walk-in' }
  return { ...change, said: visit.at === undefined ? 'on the list, at no time' : `on the list at ${visit.at}` }
}
