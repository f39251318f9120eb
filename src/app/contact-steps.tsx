import type { CaseloadApi } from '../caseload/api.ts'
import { ContactSaved } from '../features/contact/contact-saved.tsx'
import { NotRead } from '../features/review/not-read.tsx'
import { TurnRound } from '../features/review/turn-round.tsx'
import type { StartHandOver } from '../features/review/turning.tsx'
import { PersonGate } from '../features/young-person/person-gate.tsx'
import { usePersonView } from '../features/young-person/use-person-view.ts'
import { type Route, back, goInstead } from './routes.ts'

export interface ContactStepsProps {
  readonly api: CaseloadApi
  readonly at: Extract<Route, { readonly screen: 'contact-saved' | 'not-read' | 'turn-round' }>
  readonly startHandOver: StartHandOver
}

/** What follows a saved contact: read it together, or say why not. */
export function ContactSteps({ api, at, startHandOver }: ContactStepsProps) {
  const { person, contact } = at
  const { load } = usePersonView(api, person)
  const toPerson = () => goInstead({ screen: 'young-person', person })
  return (
    <PersonGate load={load} onBack={back}>
      {({ name, given, contacts }) => {
        const view = contacts.find(({ id }) => id === contact)
        if (at.screen === 'not-read')
          return <NotRead {...{ api, person, contact, name }} onSaved={toPerson} onBack={back} />
        if (at.screen === 'turn-round' && view) {
          return <TurnRound {...{ api, person, name, given, view, startHandOver }} onBack={back} />
        }
        return (
          <ContactSaved
            {...{ name, given }}
            onTurnRound={() => goInstead({ screen: 'turn-round', person, contact })}
            onNotRead={() => goInstead({ screen: 'not-read', person, contact })}
            onBack={back}
          />
        )
      }}
    </PersonGate>
  )
}
