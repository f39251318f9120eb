import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { engines, runInEngine } from '../support/engines.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'

/** Chromium hides what Firefox and WebKit punish: a transaction that waits for anything but its own requests. */
test.each(engines)(
  'P20: %s stores a change whole or not at all, sealed before the transaction opens',
  async (engine) => {
    const entry = fileURLToPath(new URL('storage-contract.page.ts', import.meta.url))
    const page = await servePage(await bundleEntry(entry))
    try {
      expect(await runInEngine(engine, page)).toEqual({
        together: 40,
        stale: 40,
        aborted: 40,
        twice: 1,
        history: [
          'applied received held waiting',
          'waiting waiting waiting waiting',
          'applied waiting waiting waiting',
        ],
        kept: [
          'applied received held waiting',
          'applied received held waiting',
          'applied received held waiting',
          'held waiting',
          'held waiting',
        ],
        pushed: [
          'history push: applied applied',
          'history: applied applied',
          'history push: applied applied',
          'history: applied applied',
          'history push: applied applied (server-fault)',
        ],
        handbacks: 'entry second 1',
        twoTabs: 'saved stale',
        newer: 'newer-store',
        keys: 'opened 86 unreadable',
      })
    } finally {
      await page.close()
    }
  },
)
