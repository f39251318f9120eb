import { useEffect, useState } from 'preact/hooks'
import type { DoorApi, PassphraseProblem } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { PassphraseField } from './passphrase-field.tsx'

export interface ChoosePassphraseProps {
  readonly api: Pick<DoorApi, 'suggestPassphrase' | 'checkPassphrase'>
  readonly busy: boolean
  /** What the button says. */
  readonly action: string
  readonly onChosen: (passphrase: string) => void
}

/** Four random words, or words of one's own; typed once more, because nobody can send them later. */
export function ChoosePassphrase(props: ChoosePassphraseProps) {
  const { api } = props
  const [suggestion, setSuggestion] = useState('')
  const [own, setOwn] = useState(false)
  const suggest = () => void api.suggestPassphrase().then(setSuggestion, () => setOwn(true))
  useEffect(suggest, [])
  return (
    <>
      <p>
        It locks everything on this tablet, and only you know it. <strong>Nobody can look it up or reset it.</strong> If
        you forget it, what you saved is still sent, and you set the tablet up again.
      </p>
      {!own && (
        <>
          <p class="door__words" aria-label="Suggested passphrase">
            {suggestion || '…'}
          </p>
          <p>Write the words down until you know them, and keep the paper away from the tablet.</p>
          <p class="door__links">
            <button type="button" class="ui-link" onClick={suggest}>
              Other words
            </button>
            <button type="button" class="ui-link" onClick={() => setOwn(true)}>
              Choose my own
            </button>
          </p>
        </>
      )}
      <Typed {...props} own={own} suggestion={own ? undefined : suggestion} onSuggest={() => setOwn(false)} />
    </>
  )
}

type TypedProps = ChoosePassphraseProps & {
  readonly suggestion: string | undefined
  readonly own: boolean
  readonly onSuggest: () => void
}

function Typed({ api, busy, action, onChosen, suggestion, own, onSuggest }: TypedProps) {
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const [error, setError] = useState<{ field: string; message: string; tries: number } | undefined>(undefined)
  const fail = (field: string, message: string) => setError({ field, message, tries: (error?.tries ?? 0) + 1 })
  const choose = async (): Promise<void> => {
    const passphrase = suggestion ?? first
    const checked = await api.checkPassphrase(passphrase)
    if (!checked.ok) return fail('first', passphraseProblems[checked.error])
    if (again.trim() !== passphrase.trim())
      return fail('again', 'The two do not match. Type the passphrase again, with the spaces')
    setError(undefined)
    onChosen(passphrase.trim())
  }
  const at = (field: string) => (error?.field === field ? error.message : undefined)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void choose()
      }}
    >
      {error && <ErrorSummary key={error.tries} errors={[error]} />}
      {own && (
        <>
          <PassphraseField
            id="first"
            label="Passphrase of your own"
            hint="At least 14 characters. Several words that have nothing to do with each other are best."
            value={first}
            autocomplete="new-password"
            error={at('first')}
            onInput={setFirst}
          />
          <p class="door__links">
            <button type="button" class="ui-link" onClick={onSuggest}>
              Use four random words instead
            </button>
          </p>
        </>
      )}
      <PassphraseField
        id="again"
        label={own ? 'Type it again' : 'Type these words'}
        value={again}
        autocomplete="new-password"
        error={at('again')}
        onInput={setAgain}
      />
      <Button type="submit" busy={busy}>
        {busy ? 'Making your keys. This takes a few seconds' : action}
      </Button>
    </form>
  )
}

const passphraseProblems: { readonly [P in PassphraseProblem]: string } = {
  'too-short': 'Your passphrase must be 14 characters or more',
  'too-common':
    'That is one of the first things somebody would try. Choose words that have nothing to do with each other',
}
