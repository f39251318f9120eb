import { useState } from 'preact/hooks'

interface ShareButtonProps {
  readonly text: string
  readonly calendar: string | undefined
}

/** Hands the copy to whatever the tablet shares with; where it shares with nothing, the text can be copied. */
export function ShareButton({ text, calendar }: ShareButtonProps) {
  const [said, setSaid] = useState('')
  const canShare = typeof navigator.share === 'function'
  const share = async () => {
    const files = filesOf(text, calendar)
    await navigator.share(navigator.canShare?.({ files }) ? { files } : { text })
    setSaid('Shared.')
  }
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setSaid('Copied. Paste it where you want it.')
  }
  const act = () => {
    setSaid('')
    ;(canShare ? share() : copy()).catch((error: unknown) => {
      // Whoever closes the sheet of the tablet has changed their mind; nothing went wrong.
      if (!(error instanceof Error && error.name === 'AbortError')) setSaid('That did not work on this tablet.')
    })
  }
  return (
    <>
      <button type="button" class="handover-button" onClick={act}>
        {canShare ? 'Share it' : 'Copy the text'}
      </button>
      <p role="status">{said}</p>
    </>
  )
}

function filesOf(text: string, calendar: string | undefined): File[] {
  const plan = new File([text], 'plan.txt', { type: 'text/plain' })
  return calendar === undefined ? [plan] : [plan, new File([calendar], 'plan.ics', { type: 'text/calendar' })]
}
