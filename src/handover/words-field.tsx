import { useEffect, useId, useRef } from 'preact/hooks'

interface WordsFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly rows?: number
  readonly limit: number
  readonly error?: string | undefined
  readonly write: (words: string) => void
}

/** How near the limit the count of letters left is shown. */
const NEAR = 500

/**
 * A big field for words. Nothing that is typed leaves the tablet: no spelling or completion service sees it. What is
 * typed beyond the limit stays on the screen until somebody shortens it.
 */
export function WordsField({ label, hint, value, rows = 4, limit, error, write }: WordsFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const left = limit - value.length
  const described = [hint && `${id}-hint`, error && `${id}-error`, left < NEAR && `${id}-left`]
    .filter(Boolean)
    .join(' ')
  useEffect(() => {
    if (error) field.current?.focus()
  }, [error])
  return (
    <div class={`handover-field${error ? ' handover-field--error' : ''}`}>
      <label class="handover-field__label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="handover-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="handover-field__error" id={`${id}-error`}>
          <span class="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      )}
      <textarea
        ref={field}
        id={id}
        class="handover-field__text"
        rows={rows}
        value={value}
        spellcheck={false}
        autocomplete="off"
        autocorrect="off"
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {left < NEAR && (
        <p class="handover-field__hint" id={`${id}-left`} aria-live="polite">
          {left >= 0 ? `You can write ${left} more letters` : `${-left} letters too many`}
        </p>
      )}
    </div>
  )
}
