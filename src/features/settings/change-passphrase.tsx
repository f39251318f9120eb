import { useState } from 'preact/hooks'
import type { ChangeProblem } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ChoosePassphrase } from '../unlock/choose-passphrase.tsx'
import { unlockWords } from '../unlock/unlock-words.ts'
import type { PartProps } from './part.ts'
import { ProvePassphrase } from './prove-passphrase.tsx'

/** The old passphrase, then a new one. Until the new one is stored, and was tried, the old one is good. */
export function ChangePassphrase({ api, vault, onBack }: PartProps) {
  const [old, setOld] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<ChangeProblem | 'changed' | undefined>(undefined)
  const change = async (chosen: string): Promise<void> => {
    setBusy(true)
    setOutcome(undefined)
    const changed = await api.changePassphrase(old ?? '', chosen).catch(() => ({ ok: false, error: 'failed' }) as const)
    setBusy(false)
    setOutcome(changed.ok ? 'changed' : changed.error)
  }
  if (outcome === 'changed') return <Changed onBack={onBack} />
  return (
    <Page heading="Change your passphrase" back={{ label: 'This tablet', onBack }}>
      {outcome && (
        <Notice tone="problem" title="Your passphrase is not changed">
          <p>{problems[outcome]}</p>
        </Notice>
      )}
      {old === undefined ? (
        <ProvePassphrase
          label="Your passphrase now"
          action="Continue"
          prove={(passphrase) => api.provePassphrase(vault, passphrase)}
          onProved={setOld}
        />
      ) : (
        <ChoosePassphrase {...{ api, busy }} action="Change my passphrase" onChosen={(chosen) => void change(chosen)} />
      )}
    </Page>
  )
}

function Changed({ onBack }: { readonly onBack: () => void }) {
  return (
    <Page heading="Your passphrase is changed">
      <p>From now on this tablet opens with the new one only. Nothing else has changed, on this tablet or another.</p>
      <p>Destroy the paper with the old words.</p>
      <Button onClick={onBack}>Back to this tablet</Button>
    </Page>
  )
}

const stays = 'The old one is still good.'
const problems: { readonly [P in ChangeProblem]: string } = {
  ...unlockWords,
  'weak-passphrase': `The new passphrase is too easy to guess. ${stays}`,
  full: `There is no room on this tablet to store it. Free some space, then try again. ${stays}`,
  failed: `It could not be stored, or another tab changed it meanwhile. ${stays} Try again.`,
}
