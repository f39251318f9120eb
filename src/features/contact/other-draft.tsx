import type { DraftView, PersonView } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'

interface OtherDraftProps {
  readonly draft: DraftView
  readonly view: PersonView
  readonly goOn: () => void
  readonly startAnew: () => void
  readonly back: () => void
}

/** Asked before one draft would take the place of another: there is one draft a young person, and none is lost unasked. */
export function OtherDraft({ draft, view, goOn, startAnew, back }: OtherDraftProps) {
  const what = draft.changes ? 'a change to a contact' : 'a new contact'
  return (
    <Page
      heading="You were writing something else"
      caption={view.name}
      back={{ label: view.given || 'Back', onBack: back }}
    >
      <p>
        You started {what} on {spokenMoment(draft.savedAt)} and did not save it.
      </p>
      <div class="ui-actions">
        <Button onClick={goOn}>Go on with it</Button>
        <Button kind="warning" onClick={startAnew}>
          Throw it away and start this one
        </Button>
      </div>
    </Page>
  )
}
