import { useState } from 'preact/hooks'
import type { UnlockProblem } from '../../caseload/door-api.ts'
import type { Result } from '../../lib/result.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { PassphraseField } from '../unlock/passphrase-field.tsx'
import { unlockWords } from '../unlock/unlock-words.ts'

export interface ProvePassphraseProps {
  readonly label: string
  readonly action: string
  readonly kind?: 'primary' | 'warning'
  readonly prove: (passphrase: string) => Promise<Result<unknown, UnlockProblem>>
  readonly onProved: (passphrase: string) => void
}

/** Asks for the passphrase again: an open tablet that was left lying is not enough to change who gets in. */
export function ProvePassphrase({ label, action, kind = 'primary', prove, onProved }: ProvePassphraseProps) {
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ message: string; tries: number } | undefined>(undefined)
  const fail = (message: string) => setFailed({ message, tries: (failed?.tries ?? 0) + 1 })
  const submit = async (): Promise<void> => {
    if (!passphrase) return fail(unlockWords.empty)
    setBusy(true)
    const proved = await prove(passphrase).catch(() => ({ ok: false, error: 'damaged' }) as const)
    setBusy(false)
    if (proved.ok) onProved(passphrase)
    else fail(unlockWords[proved.error])
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void submit()
      }}
    >
      {failed && <ErrorSummary key={failed.tries} errors={[{ field: 'present', message: failed.message }]} />}
      <PassphraseField
        id="present"
        label={label}
        value={passphrase}
        autocomplete="current-password"
        error={failed?.message}
        onInput={setPassphrase}
      />
      <Button type="submit" {...{ kind, busy }}>
        {action}
      </Button>
    </form>
  )
}
