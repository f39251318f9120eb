import type { StaffId } from '../../src/domain/ids.ts'
import { type Context, newId } from '../../src/server/context.ts'
import { databaseTarget } from '../../src/server/import/database-target.ts'
import { importNccis } from '../../src/server/import/nccis.ts'

/** A text as a file is read. */
export async function* readText(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text)
}

/** What every import needs to know of its moment and its author. */
export function importStamp(ctx: Context) {
  const author = { id: newId() as StaffId, name: "Council's import" }
  return { now: new Date(ctx.now()).toISOString(), newId, author }
}

/** Imports a council's list into a server's own database, as the command does. */
export function importList(ctx: Context, open: () => AsyncIterable<Uint8Array | string>) {
  return importNccis({ ...importStamp(ctx), open, target: databaseTarget(ctx), dryRun: false })
}
