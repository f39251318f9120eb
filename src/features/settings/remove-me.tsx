import { useState } from 'preact/hooks'
import type { DoorApi, RemoveProblem } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { unlockWords } from '../unlock/unlock-words.ts'
import { ProvePassphrase } from './prove-passphrase.tsx'

export interface RemoveMeProps {
  readonly api: Pick<DoorApi, 'provePassphrase' | 'removeAdviser'>
  readonly vault: string
  readonly onRemoved: () => void
  /** Where the back link leads, if the page needs one. */
  readonly backLabel?: string
  readonly onBack: () => void
}

/** Takes an adviser off the tablet. Asks twice, and refuses while anything of theirs is only here. */
export function RemoveMe({ api, vault, onRemoved, backLabel, onBack }: RemoveMeProps) {
  const [passphrase, setPassphrase] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<RemoveProblem | undefined>(undefined)
  const removeNow = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const removed = await api
      .removeAdviser(vault, passphrase ?? '')
      .catch(() => ({ ok: false, error: 'damaged' }) as const)
    setBusy(false)
    if (removed.ok) onRemoved()
    else setProblem(removed.error)
  }
  const back = backLabel === undefined ? undefined : { label: backLabel, onBack }
  if (passphrase === undefined)
    return (
      <Page heading="Take yourself off this tablet" back={back}>
        <p>Your keys, your caseload and forms that you have not finished are deleted from this tablet.</p>
        <p>
          What you saved is with the council, and comes to any other tablet of yours. Other advisers of this tablet keep
          what is theirs.
        </p>
        <ProvePassphrase
          label="Your passphrase"
          action="Continue"
          prove={(typed) => api.provePassphrase(vault, typed)}
          onProved={setPassphrase}
        />
      </Page>
    )
  return (
    <Page heading="Are you sure?" back={back}>
      {problem && (
        <Notice tone="problem" title="You are still on this tablet">
          <p>{problems[problem]}</p>
        </Notice>
      )}
      <p>
        To use this tablet again you will need a new one-time code and a network. Forms that are not finished are lost.
      </p>
      <Button kind="warning" busy={busy} onClick={() => void removeNow()}>
        Yes, take me off this tablet
      </Button>
      <p>
        <button type="button" class="ui-link" onClick={onBack}>
          No, keep everything
        </button>
      </p>
    </Page>
  )
}

const problems: { readonly [P in RemoveProblem]: string } = {
  ...unlockWords,
  unsent:
    'Some of what you saved is only on this tablet yet. Connect it to a network, wait until it is sent, then try again.',
}
