import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { CalendarLine } from '../../caseload/plan-api.ts'
import { calendarFile } from '../../domain/calendar.ts'
import type { Day } from '../../domain/time.ts'
import { toBase64Url } from '../../lib/bytes.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/radios.tsx'
import type { FormApi } from '../form/kept.tsx'
import { type DayEvent, type Naming, dayEvents } from './calendar-day.ts'

export type CalendarApi = Pick<CaseloadApi, 'calendar'> & Pick<FormApi, 'keepForm' | 'keptForm'>

export interface CalendarExportProps {
  readonly api: CalendarApi
  readonly on: Day
}

/** Where the setting lies, sealed like everything else on the tablet; it is about nobody. */
const place = { form: 'calendar-setting' }
const naming = signal<Naming>('initials')

/** Puts what falls on a day into the adviser's own calendar. No name ever goes there: initials, or not even those. */
export function CalendarExport({ api, on }: CalendarExportProps) {
  const [open, setOpen] = useState(false)
  return (
    <section class="day-calendar" aria-label="Calendar">
      <button type="button" class="ui-link" aria-expanded={open} onClick={() => setOpen(!open)}>
        Put this day in my calendar
      </button>
      {open && <DayFile key={on} {...{ api, on }} />}
    </section>
  )
}

function DayFile({ api, on }: CalendarExportProps) {
  const lines = useDayLines(api, on)
  const [said, setSaid] = useState('')
  if (lines === 'loading') return <div aria-busy="true" />
  if (lines === 'failed') return <p role="alert">This day could not be read. Close this and open it again.</p>
  if (lines.length === 0) return <p>Nothing falls on this day: no visit, no follow-up and no plan to look at again.</p>
  const events = dayEvents(lines, naming.value)
  const save = () => {
    const name = `day-${on}.ics`
    download(name, events)
    setSaid(`Saved as ${name}. Open it to put it into your calendar.`)
  }
  return (
    <div class="day-calendar__file">
      <p>Whoever sees your calendar sees this, and nothing else:</p>
      <ul class="day-calendar__lines">
        {events.map(({ at, summary, location }) => (
          <li key={`${at} ${summary} ${location}`}>
            {at && <strong>{at} </strong>}
            {[summary, location].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
      <Setting api={api} />
      <Button kind="secondary" onClick={save}>
        Save a calendar file
      </Button>
      <p role="status">{said}</p>
    </div>
  )
}

/** What falls on the day, once the setting is known too: no initials are shown to somebody who wants none. */
function useDayLines(api: CalendarApi, on: Day): readonly CalendarLine[] | 'loading' | 'failed' {
  const [lines, setLines] = useState<readonly CalendarLine[] | 'loading' | 'failed'>('loading')
  useEffect(() => {
    readSetting(api)
      .then(() => api.calendar(on))
      .then(setLines, () => setLines('failed'))
  }, [])
  return lines
}

/** Read from what is kept, because the tablet may have been locked since it was chosen. */
async function readSetting(api: CalendarApi): Promise<void> {
  const kept = await api.keptForm(place)
  if (kept) naming.value = kept['naming'] === 'none' ? 'none' : 'initials'
}

function Setting({ api }: Pick<CalendarExportProps, 'api'>) {
  const choose = (chosen: string) => {
    naming.value = chosen === 'none' ? 'none' : 'initials'
    // A setting that a full tablet cannot keep holds until it locks.
    api.keepForm(place, { naming: naming.value }).catch(() => undefined)
  }
  return (
    <Radios
      id="calendar-naming"
      legend="Who it is about"
      hint="Kept for next time"
      options={[
        { value: 'initials', label: 'With initials' },
        { value: 'none', label: 'Without initials' },
      ]}
      value={naming.value}
      onChange={choose}
    />
  )
}

/** How long a browser may take to fetch what it was told to save. */
const FETCHED_BY = 60_000

/** Hands a calendar file to the browser to save. It never leaves the tablet. */
function download(name: string, events: readonly DayEvent[]): void {
  const file = calendarFile(
    events.map((event) => ({ ...event, uid: newId() })),
    new Date().toISOString(),
  )
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED_BY)
}

/** 16 random bytes in base64url: unique in the world, and telling nothing. */
function newId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
}
