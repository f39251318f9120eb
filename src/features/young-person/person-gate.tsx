import type { ComponentChildren } from 'preact'
import type { PersonView } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import type { PersonLoad } from './use-person-view.ts'

interface PersonGateProps {
  readonly load: PersonLoad
  readonly onBack: () => void
  readonly children: (view: PersonView, school: string | undefined) => ComponentChildren
}

/** Shows a young person once they are there, and says in words when they are not: an empty page could mean anything. */
export function PersonGate({ load, onBack, children }: PersonGateProps) {
  switch (load.state) {
    case 'there':
      return <>{children(load.view, load.school)}</>
    case 'loading':
      // Opening one dossier takes a moment that is too short for words.
      return <div aria-busy="true" />
    case 'gone':
      return (
        <Page heading="Not in your caseload" back={{ label: 'Back', onBack }}>
          <p>This young person is no longer in your caseload, so their record is no longer on this tablet.</p>
        </Page>
      )
    case 'failed':
      return (
        <Page heading="This record could not be opened" back={{ label: 'Back', onBack }}>
          <p>Nothing is lost: the record is still on this tablet. Lock the tablet and unlock it again.</p>
          <Button onClick={onBack}>Back to the caseload</Button>
        </Page>
      )
  }
}
