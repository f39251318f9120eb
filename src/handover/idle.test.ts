import { expect, test } from 'vitest'
import { IDLE_LIMIT_MS, watchIdle } from './idle.ts'

/** A tablet whose clock and timers are in our hands. */
function aTablet() {
  const target = new EventTarget()
  const ticks = new Set<() => void>()
  let now = Date.UTC(2026, 10, 24, 10)
  let ended = 0
  watchIdle(() => ended++, {
    now: () => now,
    every: (_milliseconds, callBack) => {
      ticks.add(callBack)
      return () => void ticks.delete(callBack)
    },
    target,
  })
  return {
    pass: (milliseconds: number) => void (now += milliseconds),
    tick: () => [...ticks].forEach((callBack) => callBack()),
    touch: () => void target.dispatchEvent(new Event('pointerdown')),
    wake: () => void target.dispatchEvent(new Event('focus')),
    ended: () => ended,
  }
}

test('ten minutes without a touch end the hand-over, once', () => {
  const tablet = aTablet()
  tablet.pass(IDLE_LIMIT_MS - 1)
  tablet.tick()
  expect(tablet.ended()).toBe(0)
  tablet.pass(1)
  tablet.tick()
  tablet.tick()
  expect(tablet.ended()).toBe(1)
})

test('every touch begins the ten minutes anew', () => {
  const tablet = aTablet()
  tablet.pass(IDLE_LIMIT_MS - 1)
  tablet.touch()
  tablet.pass(IDLE_LIMIT_MS - 1)
  tablet.tick()
  expect(tablet.ended()).toBe(0)
})

test('a tablet that slept is over when it wakes, before anybody can touch it', () => {
  const tablet = aTablet()
  tablet.pass(IDLE_LIMIT_MS * 6)
  tablet.wake()
  expect(tablet.ended()).toBe(1)
})

test('the touch that wakes it does not count as being there all the time', () => {
  const tablet = aTablet()
  tablet.pass(IDLE_LIMIT_MS * 6)
  tablet.touch()
  expect(tablet.ended()).toBe(1)
})
