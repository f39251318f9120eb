import type { GroupSession } from '../../domain/contact.ts'

/** The note of the group session that a contact is part of: shown, and changed by nobody, because everybody there has it. */
export function SessionNote({ title, note }: GroupSession) {
  return (
    <section class="contact-session" aria-labelledby="session">
      <h2 class="govuk-heading-s contact-session__title" id="session">
        Group session: {title}
      </h2>
      <p class="contact-session__note">{note}</p>
      <p class="contact-session__why">
        Everybody in the group has the same note, so it is not changed here. What you add below is about this young
        person alone.
      </p>
    </section>
  )
}
