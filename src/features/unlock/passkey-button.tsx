import { useState } from 'preact/hooks'
import type { HandedBack } from '../../caseload/api.ts'
import type { AdviserView, DoorApi, PasskeyUnlockProblem } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PasskeyFailure, Passkeys } from './passkey.ts'

export interface PasskeyButtonProps {
  readonly api: Pick<DoorApi, 'unlockWithPasskey'>
  readonly passkeys: Pick<Passkeys, 'ask'>
  readonly adviser: AdviserView
  readonly onUnlocked: (handedBack: readonly HandedBack[]) => void
}

/** Opens the vault with whichever passkey the tablet offers. Whatever goes wrong, the passphrase below is still there. */
export function PasskeyButton({ api, passkeys, adviser, onUnlocked }: PasskeyButtonProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<PasskeyUnlockProblem | PasskeyFailure | undefined>(undefined)
  const unlock = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const asked = await passkeys.ask(adviser.passkeys)
    const opened = asked.ok
      ? await api
          .unlockWithPasskey(adviser.vault, asked.value.slot, asked.value.secret)
          .catch(() => ({ ok: false, error: 'damaged' }) as const)
      : asked
    setBusy(false)
    if (opened.ok) onUnlocked(opened.value.handedBack)
    else setProblem(opened.error)
  }
  return (
    <div class="door__passkey">
      {problem && (
        <Notice tone="problem" title="The passkey did not open this tablet">
          <p>{problems[problem]}</p>
        </Notice>
      )}
      <Button busy={busy} onClick={() => void unlock()}>
        Unlock with a passkey
      </Button>
      <p class="door__or">Or with your passphrase:</p>
    </div>
  )
}

const problems: { readonly [P in PasskeyUnlockProblem | PasskeyFailure]: string } = {
  'no-answer': 'It did not answer: it was cancelled, or it is gone. Use your passphrase. Nothing is lost.',
  'not-able': 'It answered without the secret that opens your records. Use your passphrase.',
  'no-secret': 'It answered without the secret that opens your records. Use your passphrase.',
  'wrong-passkey': 'It is not one of yours on this tablet. Use your passphrase.',
  damaged: 'What is stored here for it is damaged. Use your passphrase, then remove this passkey and add a new one.',
  'not-enrolled': 'This tablet is not set up. Reload the page.',
}
