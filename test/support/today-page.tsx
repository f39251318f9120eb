import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import type { SyncStatus } from '../../src/caseload/api.ts'
import type { DayLine } from '../../src/caseload/record-api.ts'
import type { Today as TodayScreen } from '../../src/features/today/today.tsx'
import { type DayApiDouble, aDayApi, aDayLine, aPlace } from './day-api.ts'

export const today = '2026-11-24'
export const testbury = 'Testbury High School'
export const college = 'Other College'

let Today: typeof TodayScreen

/** Opens the tablet anew, so that nothing of the test before is remembered. */
export async function openTablet(): Promise<void> {
  vi.resetModules()
  ;({ Today } = await import('../../src/features/today/today.tsx'))
}

/** What is known of sending. */
export const aStatus = (waiting: number, syncing = false): SyncStatus => ({
  waiting,
  held: 0,
  oldestWaitingSince: undefined,
  lastSentAt: undefined,
  lastPulledAt: undefined,
  problem: undefined,
  syncing,
  items: [],
})

export type Given = readonly DayLine[] | DayApiDouble

/** Shows the page of the day to these young people's adviser. */
export function show(given: Given, now: SyncStatus | 'not counted' = aStatus(0)) {
  const api = 'recordVisit' in given ? given : aDayApi(given)
  const went: string[] = []
  const screenOf = (changed: number, at: SyncStatus | 'not counted') => (
    <Today
      {...{ api, today, changed }}
      status={at === 'not counted' ? undefined : at}
      onOpen={(person) => went.push(person)}
      onGroup={(school) => went.push(`group ${school}`)}
      onNewcomer={() => went.push('newcomer')}
    />
  )
  const view = render(screenOf(0, now))
  return {
    api,
    went,
    user: userEvent.setup(),
    again: (changed: number, at = now) => view.rerender(screenOf(changed, at)),
    leave: view.unmount,
  }
}

/** The names in one part of the page, in order. */
export const names = (part: string) =>
  within(screen.getByRole('region', { name: part }))
    .queryAllByRole('listitem')
    .map((line) => line.querySelector('bdi')?.textContent)
    .filter((name) => name !== undefined)
export const button = (name: string | RegExp) => screen.getByRole('button', { name })
export const pressed = (name: string) => button(name).getAttribute('aria-pressed')
export const counts = () =>
  within(screen.getByRole('list', { name: 'How many' }))
    .getAllByRole('listitem')
    .map((one) => one.textContent)
export const ready = () => screen.findByRole('heading', { name: 'On the list' })
export const time = () => screen.getByLabelText<HTMLInputElement>('Time (optional)')

export const amara = aDayLine('Amara', 'Quillfeather', { visit: aPlace('10:00') })
export const ben = aDayLine('Ben', "O'Bluebell", { visit: aPlace('09:30'), year: 11, offerMissing: true })
export const cleo = aDayLine('Cleo', 'Sample', { followUpsDue: ['2026-11-20'] })
export const dai = aDayLine('Dai', 'Example', { lapseDue: true })
export const esme = aDayLine('Esme', 'Testcase')
export const finn = aDayLine('Finn', 'Elsewhere', { school: college, followUpsDue: ['2026-11-24'] })
export const atTestbury = [amara, ben, cleo, dai, esme]
