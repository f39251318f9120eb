import type { KeyObject } from 'node:crypto'
import { notice } from '../codes/notice.ts'
import { type Entry, parseEntry } from '../domain/entry.ts'
import type { EntryId } from '../domain/ids.ts'
import { type Delegation, READING } from '../protocol/envelope.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { findEntry } from './streams.ts'

/**
 * Whether a hand-over may say this: it may answer the one contact or plan that it was given, or give it a new version, and of
 * the whole record keep back what is the young person's choice; nothing else.
 */
export async function withinDelegation(
  ctx: Context,
  tx: Tx,
  key: KeyObject,
  entry: Entry,
  { person, contact: about }: Delegation,
): Promise<boolean> {
  if (entry.person !== person) return false
  if (about === READING) return answersReading(entry)
  const isVersion = (version: EntryId, kind: 'contact' | 'plan') =>
    isVersionOf(ctx, tx, key, entry, version, kind, about)
  switch (entry.kind) {
    case 'contact':
    case 'plan':
      return entry.of === about
    case 'agreement':
      return isVersion(entry.agreement.contact, 'contact')
    case 'plan-agreement':
      return isVersion(entry.agreement.plan, 'plan')
    case 'paper':
      return isTaken(entry, 'action-plan') && entry.paper.of !== undefined && isVersion(entry.paper.of, 'plan')
    default:
      return false
  }
}

/** Reading their whole record, a young person may keep back what is their choice, and say what is wrong; nothing else (P12). */
function answersReading(entry: Entry): boolean {
  if (entry.kind === 'remark') return true
  if (entry.kind === 'paper') return isTaken(entry, 'whole-record')
  return entry.kind === 'fact' && entry.fact.withheld === true && notice[entry.fact.field].need === 'choice'
}

/** A copy that the young person printed for themselves: the council has nothing to destroy. */
function isTaken({ paper, of }: Extract<Entry, { kind: 'paper' }>, what: string): boolean {
  return of === undefined && paper.what === what && paper.kept.kind === 'given' && !paper.destroyed
}

/** Whether `version` is `about` itself or a later version of it, of the right kind. */
async function isVersionOf(
  ctx: Context,
  tx: Tx,
  key: KeyObject,
  { person }: Entry,
  version: EntryId,
  kind: 'contact' | 'plan',
  about: string,
): Promise<boolean> {
  const text = await findEntry(ctx, tx, key, person, version)
  // What was handed over may itself be waiting for a person to decide: its answer need not wait for another reason.
  if (text === undefined) return version === about
  const parsed = parseEntry(text)
  if (!parsed.ok || parsed.value.kind !== kind) return false
  return version === about || ('of' in parsed.value && parsed.value.of === about)
}
