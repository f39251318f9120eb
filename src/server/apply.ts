import { type Entry, parseEntry } from '../domain/entry.ts'
import { notice } from '../codes/notice.ts'
import { type Delegation, READING } from '../protocol/envelope.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { HeldReason } from '../protocol/push.ts'
import { type Context, hashText } from './context.ts'
import type { Tx } from './db/database.ts'
import type { KnownDevice, OpenedEntry } from './open.ts'
import { appendEntries, findEntry, personKey } from './streams.ts'

/**
 * Makes an opened entry part of the record, in the transaction that also settles its envelope. Everything that speaks
 * against it is a word, and then a person decides: nothing is dropped.
 */
export async function applyEntry(
  ctx: Context,
  tx: Tx,
  device: KnownDevice,
  opened: OpenedEntry,
): Promise<Result<void, HeldReason>> {
  const { entry, text } = opened
  if (entry.author.id !== device.staff || entry.device !== device.id) return err('wrong-author')
  const known = await tx
    .selectFrom('entry')
    .select('text_hash')
    .where('authority_id', '=', ctx.authority.id)
    .where('entry_id', '=', entry.id)
    .executeTakeFirst()
  // The same entry in another envelope: already part of the record.
  if (known) return known.text_hash === hashText(text) ? ok(undefined) : err('id-used-twice')
  const key = await personKey(ctx, tx, entry.person)
  if (!key) return err('unknown-person')
  if (!(await inCaseload(ctx, tx, device.staff, entry.person))) return err('not-in-caseload')
  if (opened.delegation && !(await withinDelegation(ctx, tx, key, entry, opened.delegation)))
    return err('not-delegated')
  await appendEntries(ctx, tx, entry.person, key, [{ id: entry.id, text }])
  return ok(undefined)
}

/** A hand-over may answer the one contact it was given, or give it a new version; nothing else. */
async function withinDelegation(
  ctx: Context,
  tx: Tx,
  key: Buffer,
  entry: Entry,
  { person, contact }: Delegation,
): Promise<boolean> {
  if (entry.person !== person) return false
  if (contact === READING) return answersReading(entry)
  if (entry.kind === 'contact') return entry.of === contact
  if (entry.kind !== 'agreement') return false
  if (entry.agreement.contact === contact) return true
  const version = await findEntry(ctx, tx, key, entry.person, entry.agreement.contact)
  const parsed = version === undefined ? undefined : parseEntry(version)
  return parsed?.ok === true && parsed.value.kind === 'contact' && parsed.value.of === contact
}

/** Reading their whole record, a young person may keep back what is their choice, and say what is wrong; nothing else (P12). */
function answersReading(entry: Entry): boolean {
  if (entry.kind === 'remark') return true
  return entry.kind === 'fact' && entry.fact.withheld === true && notice[entry.fact.field].need === 'choice'
}

async function inCaseload(ctx: Context, tx: Tx, staff: string, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('assignment')
    .select('since')
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row !== undefined
}
