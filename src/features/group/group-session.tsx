import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard } from '../../caseload/api.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { type FormApi, useKept } from '../form/kept.tsx'
import { SessionForm } from './session-form.tsx'

export interface GroupSessionProps {
  readonly api: Pick<CaseloadApi, 'people' | 'recordGroup'> & FormApi
  /** The school that is chosen at first. */
  readonly school: string | undefined
  readonly today: Day
  readonly newId: () => string
  readonly onDone: () => void
  readonly onBack: () => void
}

/** One note for everybody who came to a session: written once, kept in each record without the others (P08). */
export function GroupSession({ api, school, today, newId, onDone, onBack }: GroupSessionProps) {
  const [people, setPeople] = useState<readonly PersonCard[] | 'failed' | undefined>(undefined)
  const [keep] = useState(() => ({ api, place: { form: 'group' } }))
  const { kept, startAfresh } = useKept(keep)
  const [savedFor, setSavedFor] = useState<number | undefined>(undefined)
  // A list that cannot be fetched again leaves the one before, and with it what was typed.
  const load = () => void api.people().then(setPeople, () => setPeople((before) => before ?? 'failed'))
  useEffect(load, [api])
  if (savedFor !== undefined) return <Saved count={savedFor} onDone={onDone} />
  if (people === undefined || people === 'failed' || kept === 'loading')
    return <NoList failed={people === 'failed'} onBack={onBack} />
  return (
    <SessionForm
      key={kept ? 'kept' : 'new'}
      {...{ api, people, school, today, newId, keep, kept, onBack }}
      onAfresh={startAfresh}
      onSaved={setSavedFor}
      onOutdated={load}
    />
  )
}

function NoList({ failed, onBack }: { readonly failed: boolean; readonly onBack: () => void }) {
  return (
    <Page heading="Group session" back={{ label: 'Back', onBack }}>
      {failed && (
        <Notice tone="problem" title="Your caseload could not be read">
          <p>Go back and try again. Nothing is lost.</p>
        </Notice>
      )}
    </Page>
  )
}

/** Done; and where to write what is about one person, because it is on people's minds now. */
function Saved({ count, onDone }: { readonly count: number; readonly onDone: () => void }) {
  return (
    <Page heading={`Saved on this tablet for ${count === 1 ? '1 young person' : `${count} young people`}`}>
      <p>Each of them has a copy, which names nobody else.</p>
      <p>A note about one person is a contact of its own: record it on that young person’s page.</p>
      <Button onClick={onDone}>Done</Button>
    </Page>
  )
}
