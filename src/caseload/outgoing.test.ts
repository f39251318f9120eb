import { expect, test } from 'vitest'
import { noLongerHeld } from './outgoing.ts'

const rows = [
  { hash: 'one', state: 'held' },
  { hash: 'two', state: 'held' },
  { hash: 'three', state: 'waiting' },
  { hash: 'four', state: 'applied' },
] as const

test('what the server holds no more has arrived; what it still holds, and what was not sent, stays as it is', () => {
  expect(noLongerHeld(rows, [{ hash: 'two', state: 'held', reason: 'unknown-person' }])).toEqual(['one'])
})

test('a list that may be cut says nothing of what is not on it', () => {
  const held = Array.from({ length: 200 }, (_, n) => ({ hash: `other ${n}`, state: 'held' as const }))
  expect(noLongerHeld(rows, held)).toEqual([])
})
