import type { CaseloadApi, PersonView } from '../caseload/api.ts'
import type { FactField } from '../domain/fact.ts'
import type { Day } from '../domain/time.ts'
import { CompartmentScreen } from '../features/compartment/compartment-screen.tsx'
import { FactScreen } from '../features/fact/fact-screen.tsx'
import { TurnRecordRound } from '../features/review/turn-record-round.tsx'
import type { StartHandOver } from '../features/review/turning.tsx'
import { PersonGate } from '../features/young-person/person-gate.tsx'
import { usePersonView } from '../features/young-person/use-person-view.ts'
import { type Route, back } from './routes.ts'

export interface PersonStepsProps {
  readonly api: CaseloadApi
  readonly at: Extract<Route, { readonly screen: 'fact' | 'compartment' | 'reading' }>
  readonly today: Day
  readonly changed: number
  readonly startHandOver: StartHandOver
}

/** What is done with one young person's record: a value, a compartment, or all of it read together. */
export function PersonSteps({ api, at, today, changed, startHandOver }: PersonStepsProps) {
  const { load } = usePersonView(api, at.person, changed)
  return (
    <PersonGate load={load} onBack={back}>
      {(view) => {
        switch (at.screen) {
          case 'fact':
            return (
              <FactScreen
                {...{ api, view, today }}
                field={at.field}
                of={at.of}
                label={labelOf(view, at.field)}
                onDone={back}
              />
            )
          case 'compartment':
            return <CompartmentScreen {...{ api, view, today }} compartment={at.compartment} onBack={back} />
          case 'reading':
            return <TurnRecordRound {...{ api, view, startHandOver }} onBack={back} />
        }
      }}
    </PersonGate>
  )
}

/** What the page calls a field: among its values, or among what can be added. */
function labelOf(view: PersonView, field: FactField): string {
  const named = [...view.summary, ...view.sections.flatMap(({ facts, add }) => [...facts, ...add])]
  return named.find((one) => one.field === field)?.label ?? ''
}
