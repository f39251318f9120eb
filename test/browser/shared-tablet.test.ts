import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { engines, runInEngine } from '../support/engines.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'

test.each(engines)(
  'P20, P21: %s keeps several advisers apart, and closes a store only when nothing is lost',
  async (engine) => {
    const entry = fileURLToPath(new URL('shared-tablet.page.ts', import.meta.url))
    const page = await servePage(await bundleEntry(entry))
    try {
      expect(await runInEngine(engine, page)).toEqual({
        migrated: 'Adviser 1 | Adviser 1, B S | true | true | true',
        together: 'Ada, B S, Adviser 2, Adviser 3 | 3',
        newer: '1 of 5',
        closed: '10 10',
        slots: 'saved stale 1',
        labels: 'A T, A T 2 | A T, A T | A T, Adviser 1',
        raised: 'true 19456 true 0 true',
      })
    } finally {
      await page.close()
    }
  },
)
