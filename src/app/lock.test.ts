import { expect, test } from 'vitest'
import { HIDDEN_LIMIT_MS, IDLE_LIMIT_MS, type LockState, OPEN_LIMIT_MS, lockReason } from './lock.ts'

const now = Date.UTC(2026, 10, 24, 9)
const open: LockState = { openedAt: now, touchedAt: now, hiddenSince: undefined, tickedAt: now }

test.each([
  ['just used', open, now + 1_000, undefined],
  ['untouched for five minutes', { ...open, tickedAt: now + IDLE_LIMIT_MS }, now + IDLE_LIMIT_MS + 1, 'idle'],
  [
    'out of sight for a minute',
    { ...open, hiddenSince: now, tickedAt: now + HIDDEN_LIMIT_MS },
    now + HIDDEN_LIMIT_MS + 1,
    'hidden',
  ],
  ['asleep in a bag, timers and all', open, now + 10 * 60_000, 'slept'],
  ['set back by a year', open, now - 365 * 86_400_000, 'clock'],
  ['set forward by a year', open, now + 365 * 86_400_000, 'slept'],
  ['in use all day', { ...open, openedAt: now - OPEN_LIMIT_MS }, now + 1, 'day'],
] as const)('a tablet %s locks for the right reason', (_case, state, at, reason) => {
  expect(lockReason(state, at)).toBe(reason)
})
