import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { headersFor } from '../../src/server/http/headers.ts'
import { launchChromium } from '../support/browser.ts'
import { bundleEntry, servePage } from '../support/served-page.ts'

test('a calendar file is saved under the policy that the server sends with every page', async () => {
  const script = await bundleEntry(fileURLToPath(new URL('calendar-file.page.tsx', import.meta.url)))
  const served = await servePage(script, Object.fromEntries(headersFor('/', false)))
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    const opened = await page.goto(served.url)
    expect(opened?.headers()['content-security-policy']).toContain("default-src 'none'")
    await page.getByRole('button', { name: 'Put this day in my calendar' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save a calendar file' }).click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('day-2026-11-24.ics')
    expect(readFileSync(await saved.path(), 'utf8')).toContain('SUMMARY:Visit: AQ\r\n')
    expect(refused.filter((text) => /policy|trusted/i.test(text))).toEqual([])
  } finally {
    await browser.close()
    await served.close()
  }
})
