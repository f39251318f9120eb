import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { CaseloadApi, SyncStatus } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { localDay } from '../../lib/moments.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { spokenTime } from '../../ui/spoken-time.ts'
import { type CalendarApi, CalendarExport } from './calendar-export.tsx'
import { ChooseVisit } from './choose-visit.tsx'
import { dayHeading, nextFreeTime, onlyHereWords, schoolsOf } from './day.ts'
import { DayLists } from './day-lists.tsx'
import { DayNews } from './day-news.tsx'
import type { DayContext } from './day-row.tsx'
import { FindSomebody } from './find-somebody.tsx'
import { FollowUps } from './follow-ups.tsx'
import { type DayApi, type DayLoad, useDay } from './use-day.ts'
import { useVisits } from './use-visits.ts'

export interface TodayProps {
  readonly api: DayApi & Pick<CaseloadApi, 'recordVisit'> & CalendarApi
  readonly today: Day
  readonly status: SyncStatus | undefined
  /** Rises when somebody in the caseload changed. */
  readonly changed: number
  readonly onOpen: (person: PersonId) => void
  readonly onGroup: (school: string) => void
  readonly onNewcomer: () => void
}

/** Kept while the tablet is open, so that coming back from a young person finds the visit as it was left. */
const lastSchool = signal('')
const lastDay = signal<Day | undefined>(undefined)

/** An adviser's day at a school: who is expected and when, who came, and what is due with whom. */
export function Today(props: TodayProps) {
  const { api, today, changed, onOpen } = props
  const [finding, setFinding] = useState(false)
  const on = lastDay.value ?? today
  const { load, reload } = useDay(api, lastSchool.value, on, changed)
  const visits = useVisits(api, reload)
  if (load === undefined) return <Page heading={dayHeading(on, today)}>{null}</Page>
  if (load === 'failed') return <Failed heading={dayHeading(on, today)} onAgain={() => void reload()} />
  const { school, lines } = load
  const freeTime = () => nextFreeTime(timesTaken(load), timeNow(on))
  const day: DayContext = { school, on, today, visits, freeTime, onOpen }
  const walkIn = on > today ? 'Add somebody' : 'Walk-in'
  if (finding && school !== '') {
    const back = () => setFinding(false)
    return <FindSomebody {...{ load, day }} heading={walkIn} onNewcomer={props.onNewcomer} onBack={back} />
  }
  return (
    <Page heading={dayHeading(on, today)}>
      <Choose {...{ load, on, today }} onChosen={visits.clear} />
      <OnlyHere status={props.status} />
      <FollowUps {...{ today, onOpen }} followUps={load.followUps} open={school === ''} />
      <NothingToList load={load} status={props.status} />
      {school !== '' && isAskedFor(load, on) && <DayLists key={`${school} ${on}`} {...{ lines, day }} />}
      <CalendarExport api={api} on={on} />
      <Below {...{ school, walkIn, visits }} {...props} onFind={() => setFinding(true)} />
    </Page>
  )
}

/** The list on the screen is never that of another school or day than the one that stands above it. */
function isAskedFor(load: DayLoad, on: Day): boolean {
  return load.chosen === lastSchool.value && load.on === on
}

interface ChooseProps {
  readonly load: DayLoad
  readonly on: Day
  readonly today: Day
  readonly onChosen: () => void
}

function Choose({ load, on, today, onChosen }: ChooseProps) {
  const school = isAskedFor(load, on) ? load.school : lastSchool.value
  const chooseSchool = (chosen: string) => {
    lastSchool.value = chosen
    onChosen()
  }
  const chooseDay = (day: Day) => {
    lastDay.value = day === today ? undefined : day
    onChosen()
  }
  return (
    <ChooseVisit
      {...{ on, today }}
      schools={schoolsOf(load.people)}
      school={school}
      onSchool={chooseSchool}
      onDay={chooseDay}
    />
  )
}

function OnlyHere({ status }: Pick<TodayProps, 'status'>) {
  if (!status) return null
  const { waiting } = status
  return <p class={`today-only-here${waiting > 0 ? ' today-only-here--some' : ''}`}>{onlyHereWords(waiting)}</p>
}

/** Why there is no list, and what to do about it. */
function NothingToList({ load, status }: { readonly load: DayLoad } & Pick<TodayProps, 'status'>) {
  if (load.school !== '') return null
  if (load.people.length === 0 && status?.syncing)
    return <p role="status">Fetching your caseload for the first time. This can take a minute.</p>
  if (load.people.length === 0) return <p>There is nobody in your caseload on this tablet.</p>
  if (schoolsOf(load.people).length === 0)
    return <p>Nobody in your caseload has a school or college, so there is no visit to make a list for.</p>
  return <p>Choose the school or college that you visit to see who is expected there.</p>
}

interface BelowProps extends Pick<TodayProps, 'onGroup' | 'onNewcomer'> {
  readonly school: string
  readonly walkIn: string
  readonly visits: DayContext['visits']
  readonly onFind: () => void
}

/** What can happen at any moment of a visit: always in reach. */
function Below({ school, walkIn, visits, onFind, onGroup, onNewcomer }: BelowProps) {
  return (
    <>
      <button type="button" class="ui-link today-newcomer" onClick={onNewcomer}>
        Someone not on my list
      </button>
      <DayNews visits={visits}>
        {school !== '' && (
          <div class="today-end__actions">
            <Button onClick={onFind}>{walkIn}</Button>
            <Button kind="secondary" onClick={() => onGroup(school)}>
              Group session
            </Button>
          </div>
        )}
      </DayNews>
    </>
  )
}

function Failed({ heading, onAgain }: { readonly heading: string; readonly onAgain: () => void }) {
  return (
    <Page heading={heading}>
      <Notice tone="problem" title="Your caseload could not be read">
        <p>Nothing is lost. Try again; if it stays so, lock the tablet and unlock it.</p>
      </Notice>
      <Button onClick={onAgain}>Try again</Button>
    </Page>
  )
}

function timesTaken({ lines }: DayLoad): string[] {
  return lines.map(({ visit }) => visit?.visit.at).filter((at) => at !== undefined)
}

/** The time of day, on the day itself: nobody is given a time that has passed. */
function timeNow(on: Day): string | undefined {
  const now = new Date()
  return localDay(now) === on ? spokenTime(now.toISOString()) : undefined
}
