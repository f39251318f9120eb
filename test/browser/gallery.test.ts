import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import type { BrowserContext } from 'playwright-core'
import { type ViteDevServer, createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { launchChromium, viewports } from '../support/browser.ts'
import { worlds } from '../support/gallery/worlds.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** SHOTS names a folder for pictures of every state. */
const pictures = process.env['SHOTS']

let server: ViteDevServer
let browser: BrowserContext

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root,
    logLevel: 'error',
    // A cache of its own: a developer's server may be running.
    cacheDir: 'node_modules/.vite-gallery',
    server: { port: 0, host: '127.0.0.1', hmr: false },
    optimizeDeps: { entries: ['test/support/gallery/gallery.html'] },
    plugins: [preact()],
  })
  await server.listen()
  browser = await launchChromium()
  if (pictures) mkdirSync(pictures, { recursive: true })
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

/** What the rules of accessibility object to in one state, at one size; and whether it has to be scrolled sideways. */
async function faultsOf(world: string, example: string, size: keyof typeof viewports): Promise<string[]> {
  const page = await browser.newPage()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(`broke: ${error.message}`))
  await page.setViewportSize(viewports[size])
  const base = server.resolvedUrls?.local[0] ?? ''
  await page.goto(`${base}test/support/gallery/gallery.html?world=${world}&example=${encodeURIComponent(example)}`)
  await page.locator('html[data-ready]').waitFor()
  if (pictures)
    await page.screenshot({ path: join(pictures, `${size}-${example.replaceAll(/\W+/g, '-')}.png`), fullPage: true })
  const found = await violations(page)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await page.close()
  return [...broken, ...found, ...(sideways ? ['scrolls sideways'] : [])]
}

const states = Object.entries(worlds).flatMap(([world, examples]) => examples.map(({ name }) => ({ world, name })))

describe.each(['phone', 'tablet'] as const)('on a %s', (size) => {
  test.each(states)('nothing keeps anybody from using: $name', async ({ world, name }) => {
    expect(await faultsOf(world, name, size)).toEqual([])
  })
})
