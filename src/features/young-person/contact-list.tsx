import { useState } from 'preact/hooks'
import type { PersonView } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { ContactCard } from './contact-card.tsx'
import type { PersonActions } from './young-person.tsx'

/** So many contacts are shown at first; years of them come when somebody asks. */
const AT_FIRST = 10

/** All contacts, newest first. */
export function ContactList({ view, ...actions }: PersonActions & { view: PersonView }) {
  const [all, setAll] = useState(false)
  const shown = all ? view.contacts : view.contacts.slice(0, AT_FIRST)
  const hidden = view.contacts.length - shown.length
  return (
    <section aria-labelledby="contacts">
      <h2 class="govuk-heading-m" id="contacts">
        Contacts
      </h2>
      {view.contacts.length === 0 && (
        <p>No contact is recorded yet. Record the first one when you have met or tried to.</p>
      )}
      {shown.map((contact) => (
        <ContactCard key={contact.id} view={contact} given={view.given} {...actions} />
      ))}
      {hidden > 0 && (
        <Button kind="secondary" onClick={() => setAll(true)}>
          Show {hidden} older {hidden === 1 ? 'contact' : 'contacts'}
        </Button>
      )}
    </section>
  )
}
