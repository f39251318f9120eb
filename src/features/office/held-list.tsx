import { useEffect, useState } from 'preact/hooks'
import type { HeldReply } from '../../protocol/office.ts'
import { spokenMoment } from '../../ui/spoken-time.ts'
import { heldWords } from '../sync-status/held-words.ts'
import type { SignedInOffice } from './office-api.ts'

/** What the server keeps and could not apply: whose, since when and why; never what it says. */
export function HeldList({ office }: { readonly office: SignedInOffice }) {
  const [held, setHeld] = useState<HeldReply['held'] | undefined>(undefined)
  useEffect(() => {
    void office.held().then((reply) => reply.ok && setHeld(reply.value))
  }, [office])
  if (!held) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Held entries</h2>
      {held.length === 0 && <p>Nothing is held.</p>}
      <ul class="office-list">
        {held.map((item) => (
          <li key={item.hash} class="office-list__item">
            <span class="office-list__name">{item.staff}</span>
            <span class="office-list__about">
              Arrived on {spokenMoment(item.receivedAt)}. {heldWords[item.reason]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
