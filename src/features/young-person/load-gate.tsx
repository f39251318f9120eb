import type { ComponentChildren } from 'preact'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import type { Load } from './use-load.ts'

interface LoadGateProps<There extends object> {
  readonly load: Load<There>
  /** What of a young person it is, in a word. */
  readonly what: 'record' | 'plan'
  readonly onBack: () => void
  /** A button back, beside the one at the top, on the page of what cannot be opened. */
  readonly wayOut?: string
  readonly children: (there: There) => ComponentChildren
}

/** Shows something of a young person once it is there, and says in words when it is not: an empty page could mean anything. */
export function LoadGate<There extends object>({ load, what, onBack, wayOut, children }: LoadGateProps<There>) {
  switch (load.state) {
    case 'there':
      return <>{children(load)}</>
    case 'loading':
      // Opening one dossier takes a moment that is too short for words.
      return <div aria-busy="true" />
    case 'gone':
      return (
        <Page heading="Not in your caseload" back={{ label: 'Back', onBack }}>
          <p>This young person is no longer in your caseload, so their {what} is no longer on this tablet.</p>
        </Page>
      )
    case 'failed':
      return (
        <Page heading={`This ${what} could not be opened`} back={{ label: 'Back', onBack }}>
          <p>Nothing is lost: the {what} is still on this tablet. Lock the tablet and unlock it again.</p>
          {wayOut && <Button onClick={onBack}>{wayOut}</Button>}
        </Page>
      )
  }
}
