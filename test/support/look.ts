import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations } from './axe.ts'
import { viewports } from './browser.ts'

/**
 * Looks at a page as it is now, on a phone and on a tablet: no rule of axe-core is broken, and nothing is cut off at the side.
 * SHOTS names a folder for pictures of it.
 */
export async function lookAtBoth(page: Page, name: string): Promise<void> {
  for (const size of ['phone', 'tablet'] as const) {
    await page.setViewportSize(viewports[size])
    await takePicture(page, `${size}-${name}`)
    expect.soft(await violations(page), `${name} on a ${size}`).toEqual([])
    const cutOff = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(cutOff, `${name} fits a ${size}`).toBeLessThanOrEqual(0)
  }
}

async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
