import type { CaseloadApi } from '../caseload/api.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { Papers } from '../features/paper/papers.tsx'
import { PlanForm } from '../features/plan/plan-form.tsx'
import { PlanGate } from '../features/plan/plan-gate.tsx'
import { PlanScreen } from '../features/plan/plan-screen.tsx'
import { PrintPlan } from '../features/plan/print-plan.tsx'
import { TurnPlanRound } from '../features/plan/turn-plan-round.tsx'
import { usePlanView } from '../features/plan/use-plan-view.ts'
import type { StartHandOver } from '../features/review/turning.tsx'
import { newId } from './new-id.ts'
import { type Route, back, go } from './routes.ts'

type PlanRoute = Extract<Route, { readonly screen: 'plan' | 'plan-edit' | 'plan-turn' | 'plan-print' | 'papers' }>

export interface PlanStepsProps {
  readonly api: CaseloadApi
  readonly at: PlanRoute
  readonly today: Day
  readonly changed: number
  /** The council's name, which stands on paper. */
  readonly authority: string
  readonly startHandOver: StartHandOver
}

/** What is done with one young person's action plan, and with the paper that comes of it. */
export function PlanSteps({ api, at, today, changed, authority, startHandOver }: PlanStepsProps) {
  const { person } = at
  const to = (screen: 'plan-edit' | 'plan-turn' | 'plan-print') => () => go({ screen, person })
  const step = { api, person, today, onBack: back }
  switch (at.screen) {
    case 'plan': {
      const ways = { onEdit: to('plan-edit'), onTurnRound: to('plan-turn'), onPrint: to('plan-print') }
      return <PlanScreen {...step} {...ways} changed={changed} />
    }
    case 'plan-edit':
      return <PlanForm {...step} newId={newId} onSaved={back} />
    case 'plan-print':
      return <PrintPlan {...step} authority={authority} onDone={back} />
    case 'plan-turn':
    case 'papers':
      return <WithPlan {...{ api, at, person, today, changed, startHandOver }} />
  }
}

interface WithPlanProps extends Omit<PlanStepsProps, 'authority'> {
  readonly person: PersonId
}

/** The pages that need to know whose plan it is before they can say anything. */
function WithPlan({ api, at, person, today, changed, startHandOver }: WithPlanProps) {
  const { load } = usePlanView(api, person, changed)
  return (
    <PlanGate load={load} onBack={back}>
      {(view) =>
        at.screen === 'papers' ? (
          <Papers {...{ api, person, today, changed }} name={view.name} given={view.given} onBack={back} />
        ) : (
          <TurnPlanRound {...{ api, view, startHandOver }} onBack={back} />
        )
      }
    </PlanGate>
  )
}
