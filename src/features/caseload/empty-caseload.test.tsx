import { render, screen } from '@testing-library/preact'
import { expect, test } from 'vitest'
import type { SyncStatus } from '../../caseload/api.ts'
import { EmptyCaseload } from './empty-caseload.tsx'

const oneEntryWaits: SyncStatus = {
  waiting: 1,
  held: 0,
  oldestWaitingSince: undefined,
  lastSentAt: undefined,
  lastPulledAt: undefined,
  problem: 'offline',
  syncing: false,
  items: [],
}

test('P20: a tablet that emptied itself says why, that everybody returns, and that what was saved is still there', async () => {
  const shown = { status: oneEntryWaits, emptiedSince: '2026-10-20T09:00:00.000Z' }
  render(<EmptyCaseload {...shown} onNewcomer={() => undefined} />)
  const notice = await screen.findByRole('alert')
  expect(notice.textContent).toContain('since 20 October 2026')
  expect(notice.textContent).toContain('Everybody returns as soon as it has a network.')
  expect(notice.textContent).toContain('still here: 1 entry')
})
