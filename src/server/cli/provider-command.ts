import { createReadStream, existsSync } from 'node:fs'
import { isRealDate } from '../../domain/time.ts'
import { audit } from '../audit.ts'
import { CannotStart } from '../config.ts'
import type { Context } from '../context.ts'
import { importStamp } from '../import/import-stamp.ts'
import { ProviderKind, importProvider } from '../import/provider.ts'
import { providerDatabase } from '../import/provider-database.ts'
import { describeProviderReport } from '../import/provider-report.ts'
import { describeMalformed } from '../import/report.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `import provider FILE.csv --kind school|college|training-provider --name "…" --as-of CCYY-MM-DD [--dry-run]` */
export async function importProviderList(ctx: Context, [path]: readonly string[], flags: Flags): Promise<void> {
  if (path === undefined) throw new Misuse('Name the file to import.')
  const list = listOf(ctx, flags)
  if (!existsSync(path)) throw new CannotStart('There is no file of that name.')
  const dryRun = flags['dry-run'] === true
  const imported = await importProvider({
    open: () => createReadStream(path),
    list,
    target: providerDatabase(ctx),
    dryRun,
    ...importStamp(ctx),
    onProgress: (rows) => process.stderr.write(`\r${rows} rows read`),
  })
  process.stderr.write('\n')
  if (!imported.ok) throw new CannotStart(describeMalformed(imported.error))
  if (!dryRun) await audit(ctx, { action: 'list-imported' })
  console.log(describeProviderReport(imported.value))
}

function listOf(ctx: Context, { kind, name, 'as-of': asOf }: Flags) {
  const known = ProviderKind.safeParse(kind)
  if (!known.success) throw new Misuse('Say whose list it is with --kind: school, college or training-provider.')
  const trimmed = name?.trim() ?? ''
  if (trimmed === '' || trimmed.length > 200) throw new Misuse('Say whose list it is with --name "…".')
  if (asOf === undefined || !isRealDate(asOf))
    throw new Misuse('Say the day the list speaks of with --as-of, as in 2026-10-31.')
  const today = new Date(ctx.now()).toISOString().slice(0, 10)
  if (asOf > today) throw new Misuse('--as-of is in the future: a list speaks of a day that has been.')
  return { kind: known.data, name: trimmed, asOf }
}
