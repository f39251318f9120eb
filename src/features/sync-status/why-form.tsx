import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'

export interface WhyFormProps {
  readonly question: string
  readonly hint: string
  readonly doLabel: string
  /** Does it; gives what to say when it was not done. What was written stays on the screen then. */
  readonly onDo: (why: string) => Promise<string | undefined>
  readonly onCancel: () => void
}

const LONGEST = 500

/** A decision is never taken without its reason in somebody's own words. */
export function WhyForm({ question, hint, doLabel, onDo, onCancel }: WhyFormProps) {
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    const text = why.trim()
    if (busy) return
    if (text === '') return setProblem('Enter why')
    if (text.length > LONGEST) return setProblem(`Enter at most ${LONGEST} characters`)
    setBusy(true)
    const failed = await onDo(text).catch(() => 'Something went wrong and nothing was changed. Try again.')
    setBusy(false)
    setProblem(failed)
  }
  return (
    <form
      noValidate
      class="held-why"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextArea
        id="held-why"
        label={question}
        hint={hint}
        rows={3}
        limit={LONGEST}
        value={why}
        error={problem}
        onInput={setWhy}
      />
      <div class="ui-actions">
        <Button type="submit" busy={busy}>
          {doLabel}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
