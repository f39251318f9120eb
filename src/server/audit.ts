import { type Context, newId } from './context.ts'
import type { Tx } from './db/database.ts'

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
    | 'newcomer-admitted'
    | 'duplicate-shown'
    | 'duplicate-different'
    | 'people-merged'
    | 'sealing-key-rotated'
    | 'escrow-begun'
    /** The database was restored; written by the restore itself. */
    | 'history-begun'
    | `allocation-made:${string}`
    | `allocation-ended:${string}`
    | `access-taken:${string}`
    | 'access-missed'
    | 'access-shown'
    | `access-seen:${string}`
    | 'device-retired'
    | 'device-wiped'
    | 'device-assessed'
    | 'assessment-shown'
    | 'record-removed'
    | 'held-shown'
    | 'held-accepted'
    | 'held-attached'
    | 'held-withdrawn'
    | 'person-found'
    | 'draft-returned'
    /** With the end of its period and how many people it named. */
    | `return-written:${string}:${number}`
  readonly staff?: string
  readonly device?: string
  readonly person?: string
}

/** Appends to the audit trail. */
export async function audit(ctx: Context, ...events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  await ctx.db.transact((tx) => auditIn(ctx, tx, ...events))
}

/** Appends to the audit trail in the transaction of what it tells of. */
export async function auditIn(ctx: Context, tx: Tx, ...events: readonly AuditEvent[]): Promise<void> {
  const rows = events.map(({ action, staff, device, person }) => ({
    authority_id: ctx.authority.id,
    id: newId(),
    at: ctx.now(),
    action,
    staff_id: staff ?? null,
    device_id: device ?? null,
    person_id: person ?? null,
  }))
  await tx.insertInto('audit').values(rows).execute()
}
