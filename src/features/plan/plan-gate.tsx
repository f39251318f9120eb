import type { ComponentChildren } from 'preact'
import type { PlanView } from '../../caseload/plan-api.ts'
import { Page } from '../../ui/page.tsx'
import type { PlanLoad } from './use-plan-view.ts'

interface PlanGateProps {
  readonly load: PlanLoad
  readonly onBack: () => void
  readonly children: (view: PlanView) => ComponentChildren
}

/** Shows a plan once it is there, and says in words when it is not: an empty page could mean anything. */
export function PlanGate({ load, onBack, children }: PlanGateProps) {
  switch (load.state) {
    case 'there':
      return <>{children(load.view)}</>
    case 'loading':
      // Opening one dossier takes a moment that is too short for words.
      return <div aria-busy="true" />
    case 'gone':
      return (
        <Page heading="Not in your caseload" back={{ label: 'Back', onBack }}>
          <p>This young person is no longer in your caseload, so their plan is no longer on this tablet.</p>
        </Page>
      )
    case 'failed':
      return (
        <Page heading="This plan could not be opened" back={{ label: 'Back', onBack }}>
          <p>Nothing is lost: the plan is still on this tablet. Lock the tablet and unlock it again.</p>
        </Page>
      )
  }
}
