import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const Report = z.object({ records: z.number(), peakMegabytes: z.number() })

test('P13: 50,000 young people are imported in under 300 MB of memory', () => {
  const script = fileURLToPath(new URL('../support/large-list.ts', import.meta.url))
  // The limits with which `npm run waymark` runs.
  const limits = ['--max-old-space-size=128', '--max-semi-space-size=8']
  const output = execFileSync(process.execPath, [...limits, script], { encoding: 'utf8', maxBuffer: 1e6 })
  const report = Report.parse(JSON.parse(output))
  expect(report.records).toBe(50_000)
  expect(report.peakMegabytes).toBeLessThan(300)
}, 900_000)
