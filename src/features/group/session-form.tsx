import type { SaveProblem } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { errorAt } from '../contact/form-part.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import { KeptNotice } from '../form/kept.tsx'
import { NotePart } from './note-part.tsx'
import { RosterPart } from './roster-part.tsx'
import { MOST_MARKED, type Roster } from './session.ts'
import { type Session, type SessionOptions, useSession } from './use-session.ts'

/** The form of a session: what it was, then who came. A small form has no room for a register, so it stands on its own. */
export function SessionForm(props: SessionOptions & { readonly onBack: () => void; readonly onAfresh: () => void }) {
  const session = useSession(props)
  const { errors, refused, roster, save, stop } = session
  const errorHere = (field: string) => errorAt(errors, field)
  const submit = (event: Event) => {
    event.preventDefault()
    save()
  }
  return (
    <Page heading="Group session" back={{ label: 'Back', onBack: props.onBack }} error={errors.length > 0}>
      <form class="group-form" noValidate autocomplete="off" onSubmit={submit}>
        {errors.length > 0 && <ErrorSummary key={refused} errors={errors} />}
        {props.kept && <KeptNotice onAfresh={() => void stop().then(props.onAfresh)} />}
        <NotePart session={session} errorAt={errorHere} people={props.people} />
        {roster.schools.length > 0 ? (
          <RosterPart session={session} errorAt={errorHere} />
        ) : (
          <p>Nobody in your caseload has a school or college, so there is nobody to mark.</p>
        )}
        <End session={session} />
      </form>
    </Page>
  )
}

/** Always in sight: how many are marked, and the button. */
function End({ session }: { readonly session: Session }) {
  const { roster, problem, saving } = session
  return (
    <div class="group-form__end">
      {problem && (
        <Notice tone="problem" title="Not saved">
          <p>{problemWords(problem)}</p>
        </Notice>
      )}
      <p class="group-form__count" role="status">
        {countWords(roster)}
      </p>
      <Button type="submit" busy={saving}>
        Save
      </Button>
    </div>
  )
}

function countWords({ there, absent, unseen }: Roster): string {
  const tooMany = there.length + absent.length > MOST_MARKED ? ` · ${MOST_MARKED} is the most` : ''
  const hidden = unseen === 0 ? '' : ` · ${unseen} of them not in this year`
  return `${there.length} there, ${absent.length} absent${hidden}${tooMany}`
}

function problemWords(problem: SaveProblem): string {
  if (problem !== 'not-in-caseload') return saveProblemWords(problem)
  return 'Somebody you marked is no longer in your caseload, so nothing was saved. The list is up to date now: look through it, then save again.'
}
