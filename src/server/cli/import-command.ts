import { createReadStream, existsSync } from 'node:fs'
import { audit } from '../audit.ts'
import { CannotStart } from '../config.ts'
import type { Context } from '../context.ts'
import { importStamp } from '../import/import-stamp.ts'
import { databaseTarget } from '../import/database-target.ts'
import { importNccis } from '../import/nccis.ts'
import { describeMalformed, describeReport } from '../import/report.ts'
import { rememberCouncilCodes } from '../return/council-codes.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `import nccis FILE.xml [--dry-run]` */
export async function importList(ctx: Context, [path]: readonly string[], flags: Flags): Promise<void> {
  if (path === undefined) throw new Misuse('Name the file to import.')
  if (!existsSync(path)) throw new CannotStart('There is no file of that name.')
  const dryRun = flags['dry-run'] === true
  const imported = await importNccis({
    open: () => createReadStream(path),
    target: databaseTarget(ctx),
    dryRun,
    ...importStamp(ctx),
    onProgress: (records) => process.stderr.write(`\r${records} young people read`),
  })
  process.stderr.write('\n')
  if (!imported.ok) throw new CannotStart(describeMalformed(imported.error))
  if (!dryRun) {
    await rememberCouncilCodes(ctx, imported.value)
    await audit(ctx, { action: 'list-imported' })
  }
  console.log(describeReport(imported.value))
}
