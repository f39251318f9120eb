import type { ComponentChildren } from 'preact'
import type { PlanView } from '../../caseload/plan-api.ts'
import { LoadGate } from '../young-person/load-gate.tsx'
import type { PlanLoad } from './use-plan-view.ts'

interface PlanGateProps {
  readonly load: PlanLoad
  readonly onBack: () => void
  readonly children: (view: PlanView) => ComponentChildren
}

/** Shows a plan once it is there, and says in words when it is not. */
export function PlanGate({ load, onBack, children }: PlanGateProps) {
  return (
    <LoadGate load={load} what="plan" onBack={onBack}>
      {({ view }) => children(view)}
    </LoadGate>
  )
}
