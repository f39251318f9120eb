import type { Context } from '../../src/server/context.ts'
import { databaseTarget } from '../../src/server/import/database-target.ts'
import { importStamp } from '../../src/server/import/import-stamp.ts'
import { importNccis } from '../../src/server/import/nccis.ts'

/** A text as a file is read. */
export async function* readText(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text)
}

/** Imports a council's list into a server's own database, as the command does. */
export function importList(ctx: Context, open: () => AsyncIterable<Uint8Array | string>) {
  return importNccis({ ...importStamp(ctx), open, target: databaseTarget(ctx), dryRun: false })
}
