import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe-core finds wrong with the page as it stands: rules of WCAG 2.2 AA and best practice. Empty is right. */
export async function violations(page: Page): Promise<string[]> {
  // The debugging protocol runs this outside of the page's own policy, which forbids foreign scripts.
  const found = await page.evaluate(async (script): Promise<Violation[]> => {
    // oxlint-disable-next-line eslint/no-eval -- the page's own policy forbids it, and so keeps axe out of the app
    const axe = (0, eval)(`${script}; axe`) as { run(): Promise<{ violations: Violation[] }> }
    return (await axe.run()).violations
  }, source)
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  )
}
