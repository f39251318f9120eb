import { useState } from 'preact/hooks'
import { WordsField } from '../words-field.tsx'

interface TextPartProps {
  readonly label: string
  readonly text: string
  readonly limit: number
  readonly write: (text: string) => void
}

/** One text of the plan: read first, and put differently when somebody wants to. */
export function TextPart({ label, text, limit, write }: TextPartProps) {
  const [open, setOpen] = useState(false)
  const empty = text.trim() === ''
  return (
    <section class="handover-part">
      {open ? (
        <WordsField label={label} value={text} rows={3} limit={limit} error={errorOf(text, limit)} write={write} />
      ) : (
        <>
          <h2 class="handover-part__heading">{label}</h2>
          <p class={empty ? 'handover-part__from' : 'handover-part__text'}>{empty ? 'Nothing yet' : text}</p>
        </>
      )}
      <button type="button" class="handover-button handover-button--quiet plan-small" onClick={() => setOpen(!open)}>
        {open ? 'Close' : empty ? 'Write something' : 'Change the words'}
        <span class="govuk-visually-hidden">: {label}</span>
      </button>
    </section>
  )
}

/** What is too long is said while it is typed: it cannot be saved like that. */
export function errorOf(text: string, limit: number): string | undefined {
  return text.length > limit ? `Use ${limit.toLocaleString('en-GB')} letters or fewer` : undefined
}
