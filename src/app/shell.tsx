import type { ComponentChildren } from 'preact'
import type { AccountView, SyncStatus } from '../caseload/api.ts'
import { statusLine } from '../features/sync-status/status-line.ts'
import { Sign } from '../ui/sign.tsx'
import { useNow } from '../ui/use-now.ts'
import { type Route, go, route } from './routes.ts'

export interface ShellProps {
  readonly account: AccountView | undefined
  readonly status: SyncStatus | undefined
  readonly onLock: () => void
  readonly children: ComponentChildren
}

const places: readonly { readonly to: Route; readonly label: string }[] = [
  { to: { screen: 'today' }, label: 'Today' },
  { to: { screen: 'caseload' }, label: 'Caseload' },
  { to: { screen: 'sending' }, label: 'Sending' },
  { to: { screen: 'settings' }, label: 'This tablet' },
]

/** What stands around every screen: whose tablet it is, what is still to send, and the lock. */
export function Shell({ account, status, onLock, children }: ShellProps) {
  return (
    <>
      <a href="#main" class="govuk-skip-link" onClick={skip}>
        Skip to main content
      </a>
      <header class="shell-top">
        <div class="shell-top__row govuk-width-container">
          <span class="shell-top__brand">
            <Sign size={26} />
            <span class="shell-top__name">Waymark</span>
          </span>
          {account && <span class="shell-top__who">{account.name}</span>}
          <Status status={status} />
          <button type="button" class="shell-top__lock" onClick={onLock}>
            <LockSign />
            Lock now
          </button>
        </div>
      </header>
      <nav class="shell-nav" aria-label="Main">
        <div class="shell-nav__row govuk-width-container">
          {places.map(({ to, label }) => (
            <button
              key={label}
              type="button"
              class="shell-nav__place"
              aria-current={route.value.screen === to.screen ? 'page' : undefined}
              onClick={() => go(to)}
            >
              {label}
            </button>
          ))}
        </div>
      </nav>
      <div class="govuk-width-container">
        <main class="shell-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  )
}

/** What is still to send, said politely when it changes; it leads to the page that lists it. */
function Status({ status }: { readonly status: SyncStatus | undefined }) {
  const now = useNow()
  const line = status && statusLine(status, now)
  return (
    <button
      type="button"
      class={`shell-status shell-status--${line?.tone ?? 'neutral'}`}
      onClick={() => go({ screen: 'sending' })}
    >
      <span aria-live="polite">{line?.text ?? ''}</span>
    </button>
  )
}

function skip(event: Event): void {
  // The address never changes: it would be kept in the history.
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function LockSign() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path d="M4 8V6a5 5 0 0 1 10 0v2h1v9H3V8zm2.5 0h5V6a2.5 2.5 0 0 0-5 0z" fill="currentColor" />
    </svg>
  )
}
