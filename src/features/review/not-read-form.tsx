import { useState } from 'preact/hooks'
import type { SaveProblem } from '../../caseload/api.ts'
import { reasonsNotRead } from '../../codes/contact.ts'
import type { Result } from '../../lib/result.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Radios } from '../../ui/radios.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { FieldError } from '../contact/contact-from-fields.ts'
import { choices, errorAt } from '../contact/form-part.ts'
import { saveProblemWords } from '../contact/save-problem.ts'

export interface NotReadFormProps {
  readonly name: string
  readonly save: (reason: string, words: string | undefined) => Promise<Result<void, SaveProblem>>
  readonly onSaved: () => void
  readonly onBack: () => void
}

/** Longest explanation: the same as the agreement's schema allows. */
const LONGEST_WORDS = 500

/** Asks why something was not read together: a reason, always, and words where the reason needs them (P14). */
export function NotReadForm({ name, save, onSaved, onBack }: NotReadFormProps) {
  const [reason, setReason] = useState('')
  const [words, setWords] = useState('')
  const [check, setCheck] = useState<{ errors: readonly FieldError[]; refused: number }>({ errors: [], refused: 0 })
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined)
  const record = async (): Promise<void> => {
    const errors = errorsOf(reason, words)
    setCheck({ errors, refused: check.refused + 1 })
    setProblem(undefined)
    if (errors.length > 0) return
    const saved = await save(reason, words.trim() || undefined)
    if (saved.ok) onSaved()
    else setProblem(saved.error)
  }
  return (
    <Page heading="Not read together" caption={name} back={{ label: 'Back', onBack }} error={check.errors.length > 0}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          record().catch(() => setProblem('failed'))
        }}
      >
        {check.errors.length > 0 && <ErrorSummary key={check.refused} errors={check.errors} />}
        <Radios
          id="reason"
          legend="Why was it not read together?"
          options={choices(reasonsNotRead, reason)}
          value={reason}
          error={errorAt(check.errors, 'reason')}
          onChange={setReason}
        />
        <TextArea
          id="words"
          label="Anything else (optional)"
          rows={3}
          value={words}
          limit={LONGEST_WORDS}
          error={errorAt(check.errors, 'words')}
          onInput={setWords}
        />
        {problem && (
          <Notice tone="problem" title="Not saved">
            <p>{saveProblemWords(problem)}</p>
          </Notice>
        )}
        <Button type="submit">Save reason</Button>
      </form>
    </Page>
  )
}

function errorsOf(reason: string, words: string): FieldError[] {
  const missing = reason ? [] : [{ field: 'reason', message: 'Select why it was not read together' }]
  const long = words.trim().length > LONGEST_WORDS
  return [
    ...missing,
    ...(long ? [{ field: 'words', message: `Anything else must be ${LONGEST_WORDS} characters or fewer` }] : []),
  ]
}
