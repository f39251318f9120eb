import type { Author } from '../../domain/entry.ts'
import type { StaffId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/time.ts'
import { type Context, newId } from '../context.ts'

/** What every import stamps on what it records: its moment, new ids, and itself as the author. */
export function importStamp(ctx: Context): { now: Moment; newId: () => string; author: Author } {
  return {
    now: new Date(ctx.now()).toISOString(),
    newId,
    author: { id: newId() as StaffId, name: "Council's import" },
  }
}
