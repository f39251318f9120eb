import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findProgram } from './machine.ts'

/** The screens that the app is made for. */
export const viewports = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1280, height: 900 },
} as const

interface LaunchOptions {
  readonly viewport?: keyof typeof viewports
  /** Further command line flags of Chromium's. */
  readonly flags?: readonly string[]
}

/** Nothing that talks to the outside or asks a first-time question. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A profile folder that {@link launchChromium} can be given twice, to see what a restart remembers. Whoever makes it removes it. */
export function newProfile(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-profile-'))
  // A browser's helpers may still be writing when it has gone.
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) }
}

/**
 * Chromium with a profile on disk, as on a tablet: contexts made by `newContext` keep IndexedDB in memory and hide what a disk does.
 * Without a profile of the caller's it gets one that goes when the browser closes.
 */
export async function launchChromium(profileDir?: string, options: LaunchOptions = {}): Promise<BrowserContext> {
  const executablePath = findProgram('chromium')
  if (executablePath === undefined) throw new Error('chromium is not installed')
  const own = profileDir === undefined ? newProfile() : undefined
  const context = await chromium.launchPersistentContext(profileDir ?? own?.folder ?? '', {
    executablePath,
    headless: true,
    viewport: viewports[options.viewport ?? 'tablet'],
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    args: ['--headless=new', ...quiet, ...(options.flags ?? [])],
  })
  if (own) context.once('close', () => own.remove())
  return context
}
