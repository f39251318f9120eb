import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Engine, engines, runInEngine } from '../support/engines.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'

const names: Record<Engine, RegExp> = {
  chromium: /Chrome\//,
  firefox: /Firefox\//,
  webkit: /AppleWebKit\/(?!.*Chrome)/,
}

describe.each(engines)('%s', (engine) => {
  test('keeps a row, digests, and counts loopback as secure', async () => {
    const page = await servePage(await bundleEntry(fileURLToPath(new URL('engines.page.ts', import.meta.url))))
    try {
      expect(await runInEngine(engine, page)).toEqual({
        secure: true,
        kept: 'kept',
        digest: [0xba, 0x78, 0x16, 0xbf],
        browser: expect.stringMatching(names[engine]),
      })
    } finally {
      await page.close()
    }
  })

  test('says so when the page breaks', async () => {
    const page = await servePage('throw new Error("on purpose")')
    try {
      await expect(runInEngine(engine, page)).rejects.toThrow('on purpose')
    } finally {
      await page.close()
    }
  })
})
