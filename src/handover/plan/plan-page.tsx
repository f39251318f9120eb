import type { PlanEntry } from '../../domain/entry.ts'
import type { PlanDesk } from '../desk.ts'

export interface PlanPageProps {
  readonly desk: PlanDesk
  /** The version that is handed over. */
  readonly entry: PlanEntry
}

/** An action plan made together: read, changed, added to and answered by the young person it is for (P14, P17). */
export function PlanPage({ entry }: PlanPageProps) {
  return <p>{entry.plan.aim}</p>
}
