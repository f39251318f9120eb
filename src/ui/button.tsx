import type { ComponentChildren } from 'preact'

export interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'warning'
  readonly type?: 'button' | 'submit'
  /** While something takes its time: the button says so, and cannot be pressed twice. */
  readonly busy?: boolean
  readonly onClick?: () => void
  readonly children: ComponentChildren
}

/** A button. Busy ones keep the focus, so that a screen reader does not lose its place. */
export function Button({ kind = 'primary', type = 'button', busy = false, onClick, children }: ButtonProps) {
  const look = kind === 'primary' ? '' : ` govuk-button--${kind}`
  return (
    <button
      type={type}
      class={`govuk-button${look}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
      {busy && <span class="ui-busy" role="status" aria-label="One moment" />}
    </button>
  )
}
