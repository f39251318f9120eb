import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** An adviser was set up here and their store is gone: says so, and does not pretend that the tablet is new. */
export function Missing({ onAgain }: { readonly onAgain: (() => void) | undefined }) {
  return (
    <>
      <h2 class="govuk-heading-m">Your records on this tablet are gone</h2>
      <Notice tone="problem" title="The browser has removed what was stored here">
        <p>
          This can happen when the tablet is very full, when the browser’s data was cleared, or in a private window.
          Everything that was sent is safe on the server. Entries that had not been sent are lost with the store.
        </p>
      </Notice>
      <p>If this is a private window, close it and open Waymark from the home screen.</p>
      <p>
        Otherwise tell your manager, who will see when this tablet last sent something, and can give you a new one-time
        code.
      </p>
      {onAgain && (
        <Button kind="secondary" onClick={onAgain}>
          Set up again with a new code
        </Button>
      )}
    </>
  )
}
