import { render, screen } from '@testing-library/preact'
import { vi } from 'vitest'
import type { FactEntry } from '../../src/domain/entry.ts'
import { CompartmentScreen } from '../../src/features/compartment/compartment-screen.tsx'
import { type CompartmentApiDouble, aCompartmentApi, someHealth } from './compartment-api.ts'
import { aConsentView, aPersonView } from './person-views.ts'
import { aConsent } from './sharing-api.ts'
import { choose, press } from './sharing-page.tsx'

export const today = '2026-11-24'
/** Consent to health, of 2 November; and that it was taken back on the 10th. */
export const yes = aConsent({ purpose: 'health', on: '2026-11-02' })
export const takenBack = aConsent(
  { purpose: 'health', answer: 'withdrawn', on: '2026-11-10' },
  { supersedes: [yes.id] },
)
/** A word that stands nowhere but inside. */
export const knee = someHealth('zebrafinch knee', { since: '2026-03-01' })

interface Given {
  readonly inside?: readonly FactEntry[]
  readonly consents?: Parameters<typeof aCompartmentApi>[1]
}

/** Shows the health of a young person, closed. */
export function showClosed({ inside = [knee], consents = [yes] }: Given = {}) {
  const api = aCompartmentApi(inside, consents, today)
  const left: string[] = []
  render(<HealthScreen api={api} left={left} />)
  return { api, left }
}

/** The page as its neighbours show it, with the consent that stands in the record. */
export function HealthScreen({ api, left = [] }: { readonly api: CompartmentApiDouble; readonly left?: string[] }) {
  const other = { compartment: 'convictions', label: 'Criminal convictions', entries: 1 } as const
  const compartments = [api.held(), { ...other, consent: aConsentView('convictions') }]
  return (
    <CompartmentScreen
      {...{ api, today }}
      view={aPersonView({ compartments })}
      compartment="health"
      onBack={() => left.push('back')}
    />
  )
}

/** Opens what is shown closed. */
export async function openIt(): Promise<void> {
  await choose('Needed for the support given now')
  await press('Open')
  await screen.findByRole('button', { name: 'Close and go back' })
}

/** Shows it and opens it. */
export async function openHealth(given: Given = {}) {
  const shown = showClosed(given)
  await openIt()
  return shown
}

/** The tablet shows something else, or this again. */
export function hide(state: 'hidden' | 'visible'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}
