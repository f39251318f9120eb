import type { CaseloadApi, ContactView, PersonView } from '../../caseload/api.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { Page } from '../../ui/page.tsx'
import { ContactSaved } from '../contact/contact-saved.tsx'
import { PersonGate } from '../young-person/person-gate.tsx'
import { type PersonSource, usePersonView } from '../young-person/use-person-view.ts'
import { NotRead } from './not-read.tsx'
import { TurnRound } from './turn-round.tsx'

export interface ReviewScreenProps {
  /** What is to be done with the contact: it was just saved, it is read together, or it is said why not. */
  readonly step: 'contact-saved' | 'turn-round' | 'not-read'
  readonly api: PersonSource & Pick<CaseloadApi, 'prepareHandOver' | 'recordNotRead'>
  readonly person: PersonId
  readonly contact: EntryId
  readonly startHandOver: (packet: unknown) => Promise<boolean>
  readonly onTurnRound: () => void
  readonly onNotRead: () => void
  /** Leads to the young person's page, after a reason was saved or instead of it. */
  readonly onPerson: () => void
  readonly onBack: () => void
}

/** The pages between saving a contact and reading it together (P14). */
export function ReviewScreen(props: ReviewScreenProps) {
  const { load } = usePersonView(props.api, props.person)
  return (
    <PersonGate load={load} onBack={props.onPerson}>
      {(view) => <Step {...props} view={view} shown={view.contacts.find(({ id }) => id === props.contact)} />}
    </PersonGate>
  )
}

type StepProps = ReviewScreenProps & { readonly view: PersonView; readonly shown: ContactView | undefined }

function Step(props: StepProps) {
  const { step, api, person, contact, view, shown, startHandOver, onTurnRound, onNotRead, onPerson, onBack } = props
  const { name } = view
  const given = view.given || 'the young person'
  if (!shown) return <NoContact name={name} onPerson={onPerson} />
  switch (step) {
    case 'contact-saved':
      return <ContactSaved {...{ name, given, onTurnRound, onNotRead }} onBack={onPerson} />
    case 'turn-round':
      return <TurnRound {...{ api, person, name, given, startHandOver, onBack }} view={shown} />
    case 'not-read':
      return <NotRead {...{ api, person, contact, name, onBack }} onSaved={onPerson} />
  }
}

function NoContact({ name, onPerson }: { name: string; onPerson: () => void }) {
  return (
    <Page heading="This contact is not there any more" caption={name} back={{ label: 'Back', onBack: onPerson }}>
      <p>It may have been removed on another device. Nothing was changed here.</p>
    </Page>
  )
}
