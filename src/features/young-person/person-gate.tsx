import type { ComponentChildren } from 'preact'
import type { PersonView } from '../../caseload/api.ts'
import { LoadGate } from './load-gate.tsx'
import type { PersonLoad } from './use-person-view.ts'

interface PersonGateProps {
  readonly load: PersonLoad
  readonly onBack: () => void
  readonly children: (view: PersonView) => ComponentChildren
}

/** Shows a young person once they are there, and says in words when they are not. */
export function PersonGate({ load, onBack, children }: PersonGateProps) {
  return (
    <LoadGate load={load} what="record" onBack={onBack} wayOut="Back to the caseload">
      {({ view }) => children(view)}
    </LoadGate>
  )
}
