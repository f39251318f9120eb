import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '../../src/server/context.ts'
import { databaseTarget } from '../../src/server/import/database-target.ts'
import { importNccis } from '../../src/server/import/nccis.ts'
import { openServer } from '../../src/server/open-server.ts'
import { aRecord, listHead } from './lists.ts'

/** Imports a list of 50,000 into a real database and prints what it took: run in a process of its own, to measure that process. */
const PEOPLE = 50_000

async function* list(): AsyncGenerator<string> {
  yield listHead()
  for (let from = 0; from < PEOPLE; from += 100) {
    yield Array.from({ length: 100 }, (_, index) => aRecord(from + index + 1)).join('')
  }
  yield '</NCCIS>\n'
}

const folder = mkdtempSync(join(tmpdir(), 'waymark-large-'))
const config = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined }
const { ctx } = await openServer(config, () => undefined, Date.now)
const imported = await importNccis({
  open: list,
  target: databaseTarget(ctx),
  dryRun: false,
  now: new Date().toISOString(),
  newId,
  author: { id: newId() as never, name: "Council's import" },
})
await ctx.db.close()
rmSync(folder, { recursive: true, force: true })
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ records: imported.ok ? imported.value.added : 0, peakMegabytes }))
