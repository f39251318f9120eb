import type { ComponentChildren } from 'preact'
import { Sign } from '../../ui/sign.tsx'

/** The locked tablet's screen: the sign, one card, nothing of anybody. */
export function Frame({
  onBack,
  children,
}: {
  readonly onBack?: (() => void) | undefined
  readonly children: ComponentChildren
}) {
  return (
    <div class="door">
      <header class="door__brand">
        <Sign size={40} />
        <span class="door__name">Waymark</span>
      </header>
      <main class="door__card" id="main">
        {onBack && (
          <button type="button" class="govuk-back-link ui-back" onClick={onBack}>
            Back to the locked screen
          </button>
        )}
        {children}
      </main>
    </div>
  )
}
