import { useEffect, useRef } from 'preact/hooks'

export interface ErrorSummaryProps {
  /** `field` is the id of the input to put right. */
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}

/** Everything that has to be put right, at the top, with links to it. It takes the focus when it appears. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const goTo = (event: Event, field: string) => {
    // The address never changes: it would be kept in the history.
    event.preventDefault()
    const input = document.getElementById(field)
    input?.scrollIntoView({ block: 'center' })
    input?.focus()
  }
  return (
    <div class="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={field}>
                <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
