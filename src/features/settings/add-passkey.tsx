import { useState } from 'preact/hooks'
import type { AddPasskeyProblem } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { PasskeyFailure } from '../unlock/passkey.ts'
import { unlockWords } from '../unlock/unlock-words.ts'
import type { PartProps } from './part.ts'
import { ProvePassphrase } from './prove-passphrase.tsx'

/** A passkey as a second way in: the passphrase first, then what the tablet itself asks for, such as a fingerprint. */
export function AddPasskey(props: PartProps) {
  const { api, vault, onBack } = props
  const [passphrase, setPassphrase] = useState<string | undefined>(undefined)
  return (
    <Page heading="Add a passkey" back={{ label: 'This tablet', onBack }}>
      <p>
        With a passkey this tablet opens with your fingerprint, your face, or the tablet’s own PIN. Your passphrase
        stays good, and you need it when the passkey is gone.
      </p>
      {passphrase === undefined ? (
        <ProvePassphrase
          label="Your passphrase"
          action="Continue"
          prove={(typed) => api.provePassphrase(vault, typed)}
          onProved={setPassphrase}
        />
      ) : (
        <MakePasskey {...props} passphrase={passphrase} />
      )}
    </Page>
  )
}

function MakePasskey(props: PartProps & { readonly passphrase: string }) {
  const [name, setName] = useState('This tablet’s lock')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AddPasskeyProblem | PasskeyFailure | undefined>(undefined)
  const add = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const added = await makeAndStore(props, name.trim() || 'A passkey').catch(() => 'failed' as const)
    setBusy(false)
    if (added) setProblem(added)
    else props.onBack()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      {problem && (
        <Notice tone="problem" title="No passkey was added">
          <p>{problems[problem]}</p>
        </Notice>
      )}
      <TextField
        id="passkey-name"
        label="What you call it"
        hint="To tell it from others. The tablet may keep this name with the passkey."
        value={name}
        onInput={setName}
      />
      <Button type="submit" busy={busy}>
        Make the passkey
      </Button>
    </form>
  )
}

/** The problem, if there was one. */
async function makeAndStore({ api, passkeys, passphrase }: PartProps & { readonly passphrase: string }, name: string) {
  const { slot, input } = await api.newPasskey()
  const made = await passkeys.make({ input }, name)
  if (!made.ok) return made.error
  const added = await api.addPasskey(passphrase, { slot, input, name, ...made.value })
  return added.ok ? undefined : added.error
}

const problems: { readonly [P in AddPasskeyProblem | PasskeyFailure]: string } = {
  ...unlockWords,
  'no-answer': 'The tablet made no passkey. Perhaps it was cancelled, or took too long. Your passphrase is still good.',
  'not-able': 'This tablet or browser makes passkeys that cannot guard records. Your passphrase is still good.',
  'no-secret': 'This tablet or browser makes passkeys that cannot guard records. Your passphrase is still good.',
  full: 'There is no room on this tablet to store it. Free some space, then try again.',
  failed: 'It could not be stored. Your passphrase is still good. Try again.',
}
