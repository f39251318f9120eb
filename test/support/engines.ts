import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { launchChromium, newProfile } from './browser.ts'
import { findMiniBrowser, findProgram } from './machine.ts'
import type { Served } from './served-page.ts'

/** The three engines that a browser on any tablet is made of. */
export const engines = ['chromium', 'firefox', 'webkit'] as const
export type Engine = (typeof engines)[number]

/** A browser that is showing a page, until it is closed. */
interface Running {
  /** Rejects when the browser ends by itself. */
  readonly ended: Promise<never>
  close(): Promise<void>
}

/**
 * Opens a page in a stock browser, waits until the page reports, and closes the browser. The page drives itself, because only
 * Chromium can be driven from outside without a browser patched for it. With `profile` the browser keeps what it stores there.
 */
export async function runInEngine(engine: Engine, page: Served, profile?: string, waitMs = 60_000): Promise<unknown> {
  const own = profile === undefined ? newProfile() : undefined
  const report = page.nextReport()
  // It may come while the browser is still opening, and is heard below.
  report.catch(() => undefined)
  const running = await open[engine](page.url, profile ?? own?.folder ?? '')
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`${engine} did not report within ${waitMs} ms`)), waitMs)
  try {
    return await Promise.race([report, running.ended, late.promise])
  } finally {
    clearTimeout(timer)
    await running.close()
    own?.remove()
  }
}

const open: Record<Engine, (url: string, profile: string) => Promise<Running>> = {
  chromium: openChromium,
  firefox: openFirefox,
  webkit: openWebKit,
}

async function openChromium(url: string, profile: string): Promise<Running> {
  const context = await launchChromium(profile)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  return { ended: Promise.race<never>([]), close: () => context.close() }
}

/** Questions and visits of its own that Firefox is kept from. */
const firefoxSettings = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.auto': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'app.normandy.enabled': false,
}

function openFirefox(url: string, profile: string): Promise<Running> {
  const lines = Object.entries(firefoxSettings).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  )
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  const words = ['--headless', '--no-remote', '--new-instance', '--profile', profile, url]
  return Promise.resolve(start(findProgram('firefox-esr'), words, homeIn(profile)))
}

/** WebKitGTK has no headless mode, so it gets a screen that nobody sees. */
async function openWebKit(url: string, profile: string): Promise<Running> {
  const screen = spawn(
    findProgram('Xvfb') ?? 'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    },
  )
  const display = await firstLine(screen, screen.stdio[3] as Readable)
  const browser = start(findMiniBrowser(), [url], {
    ...homeIn(profile),
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    // Its sandbox needs user namespaces, which root in a container lacks.
    ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
  })
  return {
    ended: browser.ended,
    close: async () => {
      await browser.close()
      await end(screen)
    },
  }
}

/** Everything that a browser remembers goes into the profile, nothing into the home of whoever runs the tests. */
function homeIn(profile: string): Record<string, string> {
  const folders = ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME']
  return { HOME: profile, ...Object.fromEntries(folders.map((name) => [name, join(profile, name.toLowerCase())])) }
}

/** Starts a browser as a process group of its own, so that closing it ends its helpers too. */
function start(program: string | undefined, words: readonly string[], environment: Record<string, string>): Running {
  if (program === undefined) throw new Error('a browser that these tests need is not installed')
  const browser = spawn(program, words, { stdio: 'ignore', detached: true, env: { ...process.env, ...environment } })
  const ended = once(browser, 'exit').then(([code, signal]) => {
    throw new Error(`${program} ended by itself (${String(code ?? signal)})`)
  })
  // Nobody may be listening when it is closed on purpose.
  ended.catch(() => undefined)
  return { ended, close: () => end(browser) }
}

async function end(browser: ChildProcess): Promise<void> {
  if (browser.pid === undefined || browser.exitCode !== null || browser.signalCode !== null) return
  const exit = once(browser, 'exit')
  process.kill(-browser.pid, 'SIGKILL')
  await exit
}

async function firstLine(child: ChildProcess, stream: Readable): Promise<string> {
  const gone = once(child, 'exit').then(() => {
    throw new Error('Xvfb did not start')
  })
  const [text] = (await Promise.race([once(stream, 'data'), gone])) as [Buffer]
  return text.toString('utf8').trim()
}
