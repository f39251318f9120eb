import { describe, expect, test } from 'vitest'
import { KEEP_AFTER, type KeeperState, createKeeper } from './keeper.ts'
import { type Result, err, ok } from './result.ts'

type Outcome = Result<string, 'full'>

/** A keeper with time and storage in our hands. */
function aKeeper() {
  const timers: { at: number; callBack: () => void }[] = []
  const saves: { value: string; end: (outcome: Outcome) => void; fail: (error: Error) => void }[] = []
  const shown: KeeperState<string, 'full'>[] = []
  let now = 0
  const keeper = createKeeper<string, string, 'full'>({
    save: (value) => new Promise<Outcome>((end, fail) => saves.push({ value, end, fail })),
    wait: (milliseconds, callBack) => {
      const timer = { at: now + milliseconds, callBack }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    show: (state) => void shown.push(state),
  })
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.callBack()
    }
  }
  return { keeper, saves, shown, pass, values: () => saves.map(({ value }) => value) }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('words being typed are kept', () => {
  test('two seconds after the first key at the latest, however long somebody goes on typing', () => {
    const { keeper, pass, values } = aKeeper()
    keeper.changed('a')
    pass(KEEP_AFTER - 1)
    keeper.changed('ab')
    expect(values()).toEqual([])
    pass(1)
    expect(values()).toEqual(['ab'])
    expect(KEEP_AFTER).toBeLessThan(2000)
  })

  test('at once when asked, and only then does the wait end', async () => {
    const { keeper, saves, shown } = aKeeper()
    keeper.changed('half a sen')
    let done = false
    const flushed = keeper.flush().then(() => (done = true))
    await settle()
    expect(done).toBe(false)
    saves[0]?.end(ok('10:42'))
    await flushed
    expect(shown.at(-1)).toEqual({ kind: 'kept', value: '10:42' })
  })

  test('one save at a time, and the newest words win', async () => {
    const { keeper, saves, values } = aKeeper()
    keeper.changed('1')
    const flushed = keeper.flush()
    keeper.changed('2')
    keeper.changed('3')
    void keeper.flush()
    expect(values()).toEqual(['1'])
    saves[0]?.end(ok('first'))
    await settle()
    expect(values()).toEqual(['1', '3'])
    saves[1]?.end(ok('second'))
    await flushed
    expect(values()).toEqual(['1', '3'])
  })

  test('nothing is said to be kept while newer words wait', async () => {
    const { keeper, saves, shown } = aKeeper()
    keeper.changed('1')
    void keeper.flush()
    keeper.changed('2')
    saves[0]?.end(ok('first'))
    await settle()
    expect(shown.at(-1)).toEqual({ kind: 'unkept' })
  })

  test('a full tablet is said, and the words are tried again', async () => {
    const { keeper, saves, shown, values } = aKeeper()
    keeper.changed('1')
    const flushed = keeper.flush()
    saves[0]?.end(err('full'))
    await flushed
    expect(shown.at(-1)).toEqual({ kind: 'failed', problem: 'full' })
    void keeper.flush()
    expect(values()).toEqual(['1', '1'])
  })

  test('a save that breaks counts as failed', async () => {
    const { keeper, saves, shown } = aKeeper()
    keeper.changed('1')
    const flushed = keeper.flush()
    saves[0]?.fail(new Error('worker gone'))
    await flushed
    expect(shown.at(-1)).toEqual({ kind: 'failed', problem: 'failed' })
  })

  test('after stopping, nothing more is written, and a save on its way is waited for', async () => {
    const { keeper, saves, pass, values } = aKeeper()
    keeper.changed('1')
    void keeper.flush()
    keeper.changed('2')
    let stopped = false
    const stop = keeper.stop().then(() => (stopped = true))
    await settle()
    expect(stopped).toBe(false)
    saves[0]?.end(ok('first'))
    await stop
    keeper.changed('3')
    pass(10_000)
    expect(values()).toEqual(['1'])
  })
})
