import type { Reading } from './reading.ts'

const rights = [
  'You can have a copy of everything we hold about you. It costs nothing, and we have one month.',
  'If something is wrong, we put it right.',
  'You can ask us to stop using something, or to remove it. Sometimes the law makes us keep it, and then we say so.',
  'You can object if the way we use it causes you harm or upset.',
  'We never use it to sell you anything.',
  'No computer decides anything about you here. People do.',
] as const

/** What the young person may ask for, and whom to ask and complain to (P32–P37). */
export function Rights({ reading }: { reading: Reading }) {
  const { contact, council } = reading
  return (
    <section class="reading-section" aria-label="Your rights">
      <h2 class="handover-question">Your rights</h2>
      <ul class="reading-rights">
        {rights.map((right) => (
          <li key={right}>{right}</li>
        ))}
      </ul>
      <h3 class="handover-part__heading">Whom to ask, and whom to complain to</h3>
      <p class="handover-part__text">
        {[contact?.dataProtection ?? 'The data protection officer', council, contact?.address]
          .filter(Boolean)
          .join('\n')}
      </p>
      {(contact?.email ?? contact?.phone) && (
        <p class="handover-part__text">{[contact?.email, contact?.phone].filter(Boolean).join('\n')}</p>
      )}
      {contact?.complaints && <p class="handover-part__text">{contact.complaints}</p>}
      <p>
        Please tell us first if you are not happy. If that does not help, you can complain to the Information
        Commissioner: ico.org.uk, 0303 123 1113.
      </p>
    </section>
  )
}
