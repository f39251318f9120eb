import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseloadApi, HandedBack, UnlockProblem } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Frame } from './frame.tsx'
import { PassphraseField } from './passphrase-field.tsx'

export interface UnlockProps {
  readonly api: Pick<CaseloadApi, 'unlock'>
  /** Sealed entries that wait to be sent. */
  readonly waiting: number
  readonly onUnlocked: (handedBack: readonly HandedBack[]) => void
}

/** After this many wrong tries the next one waits: for people, not as a defence. The key's cost is the defence. */
const FREE_TRIES = 3

/** One try after the other, and what came of the last. */
function useUnlocking({ api, onUnlocked }: UnlockProps) {
  const [busy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)
  const [problem, setProblem] = useState<UnlockProblem | 'empty' | undefined>(undefined)
  const unlock = async (passphrase: string): Promise<void> => {
    if (busy) return
    if (!passphrase) {
      setProblem('empty')
      return setTries(tries + 1)
    }
    setBusy(true)
    setProblem(undefined)
    if (tries >= FREE_TRIES) await pause((tries - FREE_TRIES + 1) * 1_000)
    const opened = await api.unlock(passphrase).catch(() => ({ ok: false, error: 'damaged' }) as const)
    setBusy(false)
    if (opened.ok) return onUnlocked(opened.value.handedBack)
    setTries(tries + 1)
    setProblem(opened.error)
  }
  return { busy, tries, problem, unlock }
}

/** Opens the vault with the passphrase. Needs no network. */
export function Unlock(props: UnlockProps) {
  const { waiting } = props
  const { busy, tries, problem, unlock } = useUnlocking(props)
  const [passphrase, setPassphrase] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const message = problem && messages[problem]
  const retry = problem === 'wrong-passphrase' || problem === 'empty'
  return (
    <Frame>
      <h1 class="govuk-heading-l">Unlock your caseload</h1>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void unlock(passphrase)
        }}
      >
        {message && retry && <ErrorSummary key={tries} errors={[{ field: 'passphrase', message }]} />}
        {message && !retry && (
          <Notice tone="problem" title="This tablet cannot be unlocked">
            <p>{message}</p>
          </Notice>
        )}
        <PassphraseField
          id="passphrase"
          label="Passphrase"
          value={passphrase}
          autocomplete="current-password"
          error={retry ? message : undefined}
          onInput={setPassphrase}
        />
        <Button type="submit" busy={busy}>
          {busy ? 'Unlocking' : 'Unlock'}
        </Button>
      </form>
      {waiting > 0 && (
        <p class="door__waiting">
          {waiting === 1 ? '1 saved entry' : `${waiting} saved entries`} still to send.{' '}
          {waiting === 1 ? 'It goes' : 'They go'} as soon as there is a network, even while this tablet is locked.
        </p>
      )}
    </Frame>
  )
}

const messages: { readonly [P in UnlockProblem | 'empty']: string } = {
  empty: 'Enter your passphrase',
  'wrong-passphrase': 'That is not the passphrase of this tablet. Check the words and the spaces between them',
  damaged:
    'The passphrase is right, but what is stored here is damaged. Trying again will not help. Ask your manager for a new enrolment code; what was sent is safe on the server.',
  'unsafe-parameters':
    'Somebody has changed the protection of this tablet. Do not go on using it. Tell your manager, and ask for a new enrolment code.',
  'out-of-memory': 'The tablet has too little free memory to unlock. Close other apps and pages, then try again.',
  'not-enrolled': 'This tablet is not set up. Reload the page.',
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 10_000)))
}
