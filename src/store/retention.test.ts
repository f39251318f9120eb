import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { retentionOf } from './retention.ts'

const DAY = 24 * 60 * 60_000
const TEN_YEARS = 3_652 * DAY
const acknowledged = { server: 20_000 * DAY, tablet: 20_000 * DAY }
const later = (days: number, serverWrongBy = 0, tabletWrongBy = 0) => ({
  server: acknowledged.server + days * DAY + serverWrongBy,
  tablet: acknowledged.tablet + days * DAY + tabletWrongBy,
})

test('P19: an acknowledged envelope is kept 14 days and then goes', () => {
  expect(retentionOf(undefined, later(0))).toBe('stamp')
  expect(retentionOf(acknowledged, later(13.99))).toBe('kept')
  expect(retentionOf(acknowledged, later(14))).toBe('expired')
})

test('P20: one clock that is ten years wrong never makes an envelope go before its time', () => {
  const anyWrong = fc.integer({ min: -TEN_YEARS, max: TEN_YEARS })
  const soon = fc.double({ min: 0, max: 13.99, noNaN: true })
  fc.assert(
    fc.property(soon, anyWrong, fc.boolean(), (days, wrong, isServers) => {
      const now = isServers ? later(days, wrong, 0) : later(days, 0, wrong)
      expect(retentionOf(acknowledged, now)).not.toBe('expired')
    }),
    { seed: seed() },
  )
})

test('a clock that was years ahead when the envelope was acknowledged starts the count anew, and not for ever', () => {
  expect(retentionOf({ ...acknowledged, tablet: acknowledged.tablet + TEN_YEARS }, later(14))).toBe('stamp')
  expect(retentionOf(later(14), later(28))).toBe('expired')
})
