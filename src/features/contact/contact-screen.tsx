import { useState } from 'preact/hooks'
import type { CaseloadApi, DraftView, PersonView } from '../../caseload/api.ts'
import type { Contact } from '../../domain/contact.ts'
import type { Compartment } from '../../domain/fact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Page } from '../../ui/page.tsx'
import { usePersonCheck } from '../hints/use-note-check.ts'
import { PersonGate } from '../young-person/person-gate.tsx'
import { type PersonSource, usePersonView } from '../young-person/use-person-view.ts'
import { ContactForm } from './contact-form.tsx'
import { type ContactFields, fieldsFromContact, fieldsFromDraft, newFields } from './contact-fields.ts'
import type { Hinted } from './form-part.ts'
import { LeaveQuestion, useLeaving } from './leave-question.tsx'
import { OtherDraft } from './other-draft.tsx'
import { useContactForm } from './use-contact-form.ts'

export interface ContactScreenProps {
  readonly api: PersonSource & Pick<CaseloadApi, 'people' | 'saveDraft' | 'recordContact' | 'discardDraft'>
  readonly person: PersonId
  readonly today: Day
  /** The contact to be changed; none for a new one. */
  readonly changes?: EntryId | undefined
  readonly onSaved: (contact: EntryId) => void
  /** Leads to what is held apart; what was typed here is kept as a draft. */
  readonly onMove?: ((compartment: Compartment) => void) | undefined
  readonly onBack: () => void
}

/** Records a contact, or changes one. Goes on with the draft if there is one. */
export function ContactScreen(props: ContactScreenProps) {
  const { load } = usePersonView(props.api, props.person)
  return (
    <PersonGate load={load} onBack={props.onBack}>
      {(view) => <Opened {...props} view={view} />}
    </PersonGate>
  )
}

type OpenedProps = ContactScreenProps & { readonly view: PersonView }

function Opened(props: OpenedProps) {
  const { view, api, person, changes } = props
  const [draft, setDraft] = useState<DraftView | undefined>(view.draft)
  const [editing, setEditing] = useState(changes)
  if (draft && draft.changes !== editing) {
    const startAnew = () => void api.discardDraft(person).then(() => setDraft(undefined))
    return <OtherDraft {...{ draft, view, startAnew }} goOn={() => setEditing(draft.changes)} back={props.onBack} />
  }
  return <Filled {...props} draft={draft} changes={editing} />
}

function Filled(props: OpenedProps & { readonly draft: DraftView | undefined }) {
  const { api, person, today, changes, view, draft, onSaved, onMove, onBack } = props
  const [initial] = useState(() => startingFields(props))
  const [group] = useState(() => recordedContact(props)?.group)
  const form = useContactForm({ api, person, today, changes, group, initial, onSaved })
  const leaving = useLeaving(form.draft.kind === 'failed')
  const check = usePersonCheck(api, person)
  const hinted: Hinted = { check, onMove: onMove && ((to) => leaving.ask(() => onMove(to))) }
  return (
    <Page
      heading={changes ? 'Change a contact' : 'Record a contact'}
      caption={view.name}
      back={{ label: view.given || 'Back', onBack: () => leaving.ask(onBack) }}
      error={form.errors.length > 0}
    >
      {leaving.leave && <LeaveQuestion leave={leaving.leave} stay={leaving.stay} />}
      {draft && <p class="contact-resumed">This is the draft you started. Nothing is recorded until you save it.</p>}
      <ContactForm {...{ form, today, group, hinted }} school={view.school} />
    </Page>
  )
}

/** The draft if there is one, the recorded contact if that is changed, and otherwise what most contacts are. */
function startingFields(props: OpenedProps & { draft: DraftView | undefined }): ContactFields {
  const { draft, today, view } = props
  if (draft) return fieldsFromDraft(draft.fields)
  const recorded = recordedContact(props)
  return recorded ? fieldsFromContact(recorded) : newFields(today, view.school)
}

/** The contact that is changed; none when a new one is written. */
function recordedContact({ view, changes }: Pick<OpenedProps, 'view' | 'changes'>): Contact | undefined {
  return view.contacts.find(({ id }) => id === changes)?.contact
}
