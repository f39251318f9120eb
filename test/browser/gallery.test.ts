import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import type { BrowserContext } from 'playwright-core'
import { type PreviewServer, build, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { launchChromium, viewports } from '../support/browser.ts'
import { worlds } from '../support/gallery/worlds.ts'
import { freePort } from '../support/waymark.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** SHOTS names a folder for pictures of every state. */
const pictures = process.env['SHOTS']

let server: PreviewServer
let browser: BrowserContext
const folder = mkdtempSync(join(tmpdir(), 'waymark-gallery-'))

beforeAll(async () => {
  // Bundled once: hundreds of modules for each of hundreds of states would be fetched one by one.
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [preact()],
    build: { outDir: folder, minify: false, rolldownOptions: { input: 'test/support/gallery/gallery.html' } },
  })
  server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: await freePort(), host: '127.0.0.1' },
  })
  browser = await launchChromium()
  if (pictures) mkdirSync(pictures, { recursive: true })
})

afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

function exampleAddress(world: string, example: string): string {
  const base = server.resolvedUrls?.local[0] ?? ''
  return `${base}test/support/gallery/gallery.html?world=${world}&example=${encodeURIComponent(example)}`
}

/** What the rules of accessibility object to in one state, at one size; and whether it has to be scrolled sideways. */
async function faultsOf(world: string, example: string, size: keyof typeof viewports): Promise<string[]> {
  const page = await browser.newPage()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(`broke: ${error.message}`))
  await page.setViewportSize(viewports[size])
  await page.goto(exampleAddress(world, example))
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

describe('on paper', () => {
  /** A page as it would come out of a printer: A4, in black and white as far as colours go. */
  async function printed(world: string, example: string, outOfSight = false) {
    const page = await browser.newPage()
    await page.goto(exampleAddress(world, example))
    await page.locator('html[data-ready]').waitFor()
    await page.evaluate((is) => document.documentElement.toggleAttribute('data-hidden', is), outOfSight)
    await page.emulateMedia({ media: 'print' })
    const text = await page.locator('body').innerText()
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    await page.close()
    if (pictures) writeFileSync(join(pictures, `${example.replaceAll(/\W+/g, '-')}.pdf`), pdf)
    return { sheets: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0, text }
  }

  test('P20: an action plan with twelve long actions is two sheets, with the plan on them and nothing else', async () => {
    const { sheets, text } = await printed('hand-over', 'take away, paper')
    expect(sheets).toBe(2)
    expect(text).toContain('Amara’s action plan')
    expect(text).not.toMatch(/Take your plan|Print now|On my phone/)
  })

  test.each([
    ['print plan, short and not read', 1],
    ['print plan', 2],
    ['print plan, where it went', 2],
  ])('P20: the office prints the sheet and nothing else of its page: %s', async (example, count) => {
    const { sheets, text } = await printed('app', example)
    expect(sheets).toBe(count)
    expect(text.trim()).toMatch(/^Testbury Council\s+Amara’s action plan/)
    expect(text.trim()).toMatch(/Made with Ada Testcase, Testbury Council\.$/)
    expect(text).not.toContain('Quillfeather')
  })

  test('the office prints the sheet even where the tablet puts the page out of sight meanwhile', async () => {
    const { sheets, text } = await printed('app', 'print plan, short and not read', true)
    expect(sheets).toBe(1)
    expect(text).toContain('Amara’s action plan')
  })

  test('P32: what we hold about you can be printed, without the buttons', async () => {
    const { sheets, text } = await printed('hand-over', 'reading the record')
    expect(sheets).toBeGreaterThan(0)
    expect(text).toContain('this is what we hold about you')
    expect(text).not.toContain('This is wrong')
  })
})
