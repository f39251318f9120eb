import { useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { describedBy, FieldWords, FormGroup } from '../../ui/field.tsx'
import { timeFromText } from '../contact/typed-date.ts'

export interface PlaceFormProps {
  /** Tells the field of one line from that of another. */
  readonly id: string
  /** What stands in the field at first. */
  readonly start: string | undefined
  readonly hint?: string | undefined
  readonly busy: boolean
  /** Undefined: on the list, at no time of their own. */
  readonly onSave: (at: string | undefined) => void
  /** Undefined for somebody who is not on the list. */
  readonly onRemove?: (() => void) | undefined
}

/** When somebody is expected. One field with the device's own way of choosing a time, and a button. */
export function PlaceForm({ id, start = '', hint, busy, onSave, onRemove }: PlaceFormProps) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(start)
  const [error, setError] = useState<string | undefined>(undefined)
  const submit = (event: Event) => {
    event.preventDefault()
    // Half a time reads as none, and only the field itself knows.
    const empty = typed.trim() === '' && !input.current?.validity.badInput
    const at = timeFromText(typed)
    setError(empty || at ? undefined : 'Enter a time, for example 10:45, or leave it out')
    if (empty || at) onSave(at)
  }
  return (
    <form class="today-place" noValidate autocomplete="off" onSubmit={submit}>
      <FormGroup error={error}>
        <label class="govuk-label govuk-label--s" for={id}>
          Time (optional)
        </label>
        <FieldWords {...{ id, hint, error }} />
        <input
          ref={input}
          type="time"
          class={`govuk-input today-place__time${error ? ' govuk-input--error' : ''}`}
          aria-describedby={describedBy({ id, hint, error })}
          {...{ id }}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </FormGroup>
      <div class="today-place__actions">
        <Button type="submit" busy={busy}>
          Save
        </Button>
        {onRemove && (
          <Button kind="secondary" onClick={onRemove}>
            Remove from the list
          </Button>
        )}
      </div>
    </form>
  )
}
