import { type Context, newId } from './context.ts'

/** What is written down of who did what: ids only, and never changed. */
export interface AuditEvent {
  readonly action:
    | 'device-enrolled'
    | 'office-signed-in'
    | 'code-issued'
    | 'record-fetched'
    | 'caseload-assigned'
    | 'caseload-withdrawn'
    | 'list-imported'
  readonly staff?: string
  readonly device?: string
  readonly person?: string
}

/** Appends to the audit trail. */
export async function audit(ctx: Context, ...events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ action, staff, device, person }) => ({
    authority_id: ctx.authority.id,
    id: newId(),
    at: ctx.now(),
    action,
    staff_id: staff ?? null,
    device_id: device ?? null,
    person_id: person ?? null,
  }))
  await ctx.db.transact((tx) => tx.insertInto('audit').values(rows).execute())
}
