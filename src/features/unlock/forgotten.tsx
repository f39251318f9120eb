import { useEffect, useState } from 'preact/hooks'
import type { AdviserView, DoorApi, LeftHere } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { plural } from '../../ui/spoken-time.ts'
import { Enrol, type EnrolProps } from './enrol.tsx'
import { Frame } from './frame.tsx'

export interface ForgottenProps extends Omit<EnrolProps, 'api' | 'kind' | 'replaces' | 'onBack'> {
  readonly api: EnrolProps['api'] & Pick<DoorApi, 'leftHere'>
  readonly adviser: AdviserView
  readonly onBack: () => void
}

/**
 * A passphrase that nobody remembers: says what becomes of everything, then sets the adviser up again beside the vault that
 * nobody can open. That one hands over what is in it by itself.
 */
export function Forgotten(props: ForgottenProps) {
  const { api, adviser, onBack } = props
  const [left, setLeft] = useState<LeftHere | undefined>(undefined)
  // Where the store is gone there is nothing to say about it that was not said already.
  const [again, setAgain] = useState(adviser.missing)
  const online = useOnline()
  useEffect(() => {
    api.leftHere(adviser.vault).then(setLeft, () => undefined)
  }, [])
  if (again) return <Enrol {...props} kind="again" replaces={adviser.vault} />
  return (
    <Frame onBack={onBack}>
      <h1 class="govuk-heading-l">Set up again without your passphrase</h1>
      <p>Nobody can look up or reset your passphrase. Nothing that you saved is lost:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          {left
            ? entriesWords(left.entries)
            : 'What you saved is sealed to the council, and is sent without your passphrase.'}
        </li>
        {left && left.forms > 0 && (
          <li>
            {plural(left.forms, 'form')} that you have not finished: sealed copies go to the council, which gives them
            back to nobody but you. You go on writing when you are set up again.
          </li>
        )}
        <li>Your caseload comes back from the council.</li>
      </ul>
      {left && left.lost > 0 && (
        <p>
          {plural(left.lost, 'form')} begun with an older version of Waymark can only be opened with your passphrase.
        </p>
      )}
      {online ? (
        <p>You need your sign-in name, your password, and a new one-time code from your manager.</p>
      ) : (
        <Notice title="There is no network">
          <p>
            You cannot be set up again without one. Until then everything stays sealed on this tablet, and what you
            saved is sent as soon as there is a network, even while the tablet is locked. If your passphrase comes back
            to you, it still works.
          </p>
        </Notice>
      )}
      <Button onClick={() => setAgain(true)}>Set up again with a new code</Button>
    </Frame>
  )
}

function entriesWords(entries: number): string {
  if (entries === 0) return 'Everything that you saved has been sent.'
  const words = entries === 1 ? '1 saved entry is' : `${entries} saved entries are`
  return `${words} still to send: sealed to the council, and sent without your passphrase as soon as there is a network.`
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return online
}
