import { useState } from 'preact/hooks'
import type { ContactView, DraftView } from '../../caseload/api.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'

interface DraftOfferProps {
  readonly draft: DraftView
  readonly contacts: readonly Pick<ContactView, 'id' | 'contact'>[]
  readonly goOn: () => void
  readonly throwAway: () => void
}

/** Offers what was half-written. Throwing it away asks once more, because it cannot be had back. */
export function DraftOffer({ draft, contacts, goOn, throwAway }: DraftOfferProps) {
  const [asking, setAsking] = useState(false)
  const changed = contacts.find(({ id }) => id === draft.changes)
  const what = changed ? `changing the contact of ${spokenDay(changed.contact.on)}` : 'writing a contact'
  return (
    <Notice title="Not finished">
      <p>
        You were {what} on {spokenMoment(draft.savedAt)}.
      </p>
      {asking ? (
        <>
          <p>What you wrote would be gone for good. Throw it away?</p>
          <div class="ui-actions">
            <Button kind="warning" onClick={throwAway}>
              Throw it away
            </Button>
            <Button kind="secondary" onClick={() => setAsking(false)}>
              Keep it
            </Button>
          </div>
        </>
      ) : (
        <div class="ui-actions">
          <Button onClick={goOn}>Go on writing</Button>
          <Button kind="secondary" onClick={() => setAsking(true)}>
            Throw away
          </Button>
        </div>
      )}
    </Notice>
  )
}
