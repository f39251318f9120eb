import type { ComponentChildren } from 'preact'

/** What every field has: an id that errors link to, and words around it. */
export interface FieldProps {
  readonly id: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** The ids of a field's hint and error, for `aria-describedby`. */
export function describedBy({ id, hint, error }: FieldProps): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

/** Hint and error message of a field, in the order they are read. */
export function FieldWords({ id, hint, error }: FieldProps) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      )}
    </>
  )
}

/** The frame of a field, marked where something has to be put right. */
export function FormGroup({
  error,
  children,
}: {
  readonly error?: string | undefined
  readonly children: ComponentChildren
}) {
  return <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>{children}</div>
}

/** A group of inputs under one question. */
export function Fieldset({
  id,
  legend,
  hint,
  error,
  children,
}: FieldProps & { readonly legend: string; readonly children: ComponentChildren }) {
  return (
    <FormGroup error={error}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy({ id, hint, error })}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <FieldWords {...{ id, hint, error }} />
        {children}
      </fieldset>
    </FormGroup>
  )
}
