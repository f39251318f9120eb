import { useEffect, useRef, useState } from 'preact/hooks'
import type { HandedBack } from '../../caseload/api.ts'
import type { AdviserView, DoorApi, UnlockProblem } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Frame } from './frame.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { RetiredHere } from './retired.tsx'
import { Missing } from './store-missing.tsx'
import type { Passkeys } from './passkey.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { unlockWords } from './unlock-words.ts'

export interface UnlockProps {
  readonly api: Pick<DoorApi, 'unlock' | 'unlockWithPasskey' | 'startAnew'>
  readonly passkeys: Pick<Passkeys, 'ask'>
  readonly advisers: readonly AdviserView[]
  /** Sealed entries that wait to be sent, of all of them. */
  readonly waiting: number
  readonly onUnlocked: (handedBack: readonly HandedBack[]) => void
  readonly onAdd: () => void
  readonly onForgotten: (adviser: AdviserView) => void
  /** Somebody whom the tablet was out of use for is no longer mentioned. */
  readonly onOver: () => void
  readonly onRemove: (adviser: AdviserView) => void
}

/** After this many wrong tries the next one waits: for people, not as a defence. The key's cost is the defence. */
const FREE_TRIES = 3

/** One try after the other, and what came of the last. */
function useUnlocking({ api, onUnlocked }: UnlockProps, vault: string) {
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
    const opened = await api.unlock(vault, passphrase).catch(() => ({ ok: false, error: 'damaged' }) as const)
    setBusy(false)
    if (opened.ok) return onUnlocked(opened.value.handedBack)
    setTries(tries + 1)
    setProblem(opened.error)
  }
  return { busy, tries, problem, unlock }
}

/** Opens an adviser's vault with their passphrase. Needs no network. Where several use the tablet, each says who they are. */
export function Unlock(props: UnlockProps) {
  const { advisers, waiting, onAdd, onForgotten, onRemove } = props
  const [picked, setPicked] = useState<string | undefined>(undefined)
  const chosen = advisers.find(({ vault }) => vault === picked) ?? advisers.find(({ last }) => last) ?? advisers[0]
  return (
    <Frame>
      <h1 class="govuk-heading-l">Unlock your caseload</h1>
      {advisers.length > 1 && (
        <Radios
          id="adviser"
          legend="Who are you?"
          options={advisers.map((adviser) => ({ value: adviser.vault, label: adviser.label }))}
          value={chosen?.vault ?? ''}
          onChange={setPicked}
        />
      )}
      <Chosen {...props} adviser={chosen} key={chosen?.vault} />
      {waiting > 0 && (
        <p class="door__waiting">
          {waiting === 1 ? '1 saved entry' : `${waiting} saved entries`} still to send.{' '}
          {waiting === 1 ? 'It goes' : 'They go'} as soon as there is a network, even while this tablet is locked.
        </p>
      )}
      <p class="door__links door__more">
        {chosen && !chosen.missing && !chosen.retired && (
          <button type="button" class="ui-link" onClick={() => onForgotten(chosen)}>
            I have forgotten my passphrase
          </button>
        )}
        <button type="button" class="ui-link" onClick={onAdd}>
          Add another adviser to this tablet
        </button>
        {chosen && !chosen.missing && !chosen.retired && advisers.length > 1 && (
          <button type="button" class="ui-link" onClick={() => onRemove(chosen)}>
            Take {chosen.label} off this tablet
          </button>
        )}
      </p>
    </Frame>
  )
}

/** What the adviser who was chosen can do, or why they cannot. */
function Chosen(props: UnlockProps & { readonly adviser: AdviserView | undefined }) {
  const { adviser, onForgotten } = props
  if (adviser?.retired) return <RetiredHere {...props} adviser={adviser} />
  if (adviser && !adviser.missing) return <WaysIn {...props} adviser={adviser} />
  return <Missing onAgain={adviser && (() => onForgotten(adviser))} />
}

/** A passkey where there is one, and always the passphrase. What was typed for one adviser goes when another is chosen. */
function WaysIn(props: UnlockProps & { readonly adviser: AdviserView }) {
  const { adviser } = props
  return (
    <>
      {adviser.passkeys.length > 0 && <PasskeyButton {...props} />}
      <Passphrase {...props} vault={adviser.vault} />
    </>
  )
}

function Passphrase(props: UnlockProps & { readonly vault: string }) {
  const { busy, tries, problem, unlock } = useUnlocking(props, props.vault)
  const [passphrase, setPassphrase] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const message = problem && unlockWords[problem]
  const retry = problem === 'wrong-passphrase' || problem === 'empty'
  return (
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
  )
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 10_000)))
}
