import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { engines, runInEngine } from '../support/engines.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'

test.each(engines)('P20, P21: in %s what is forgotten stays forgotten, and nothing else is lost', async (engine) => {
  const entry = fileURLToPath(new URL('forgetting.page.ts', import.meta.url))
  const page = await servePage(await bundleEntry(entry))
  try {
    expect(await runInEngine(engine, page)).toEqual({
      withdrawn: {
        forgotten: 1,
        left: [true],
        drafts: 1,
        unsent: 2,
        olderKey: false,
        olderAccount: false,
        sameSlot: false,
        generation: 2,
        people: 1,
        compartment: true,
        sameNames: true,
        receipt: true,
        otherTab: { ok: false, error: 'rotated' },
      },
      race: true,
      upgraded: '2 2 1 true',
      everyWay: {
        done: 'true true true true',
        rows: '2 2',
        opened: '2 3 3',
        old: 'wrong-passphrase',
        called: 'Right thumb',
        removed: 'wrong-passkey 0',
      },
      outOfContact: '29: 1, 2: 1, 31: 0 emptied, 1: 0 emptied, 3650: 0 emptied, heard: 1, unsent 2',
      wiped: {
        unsent: 1,
        late: { ok: false, error: 'wiped' },
        rows: '0 0 0 0',
        settled: true,
        leftOver: 0,
        there: false,
      },
    })
  } finally {
    await page.close()
  }
})
