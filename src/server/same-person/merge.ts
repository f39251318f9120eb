import type { KeyObject } from 'node:crypto'
import type { Author, Entry } from '../../domain/entry.ts'
import type { PersonId, StaffId } from '../../domain/ids.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import { openAtRest, sealAtRest } from '../at-rest.ts'
import { auditIn } from '../audit.ts'
import type { Context } from '../context.ts'
import { wholeStream } from '../people.ts'
import type { Tx } from '../db/database.ts'
import { appendEntries, moveFeed, personKey } from '../streams.ts'
import { councilAuthor, textsOf } from './council-entry.ts'
import { pairOf, refreshLikeness } from './likeness.ts'
import { carryOver } from './merged.ts'
import { settledNumbers } from './settled-numbers.ts'

/** So many entries are appended at a time: a database takes only so many values at once. */
const AT_ONCE = 500

/** Which of two people stays, who goes into them, and who decided it; without `by`, the council's IT did at the terminal. */
export interface Merge {
  readonly keep: PersonId
  readonly other: PersonId
  readonly by?: Author
}

/** One of both, within the transaction of a merge. */
interface Side {
  readonly person: PersonId
  readonly key: KeyObject
  readonly entries: readonly Entry[]
}

/**
 * Puts two records of one person together, because a person decided so; the machine never does. What was recorded about the other
 * is carried over into the record that stays, entry by entry, and nothing is lost: who said it, when and from what source stays
 * as it was. The other record goes with its key, and whoever had it in their caseload has the one that stays. What a tablet still
 * sends for the other finds its way.
 */
export async function mergePeople(ctx: Context, merge: Merge): Promise<Result<void, 'not-found'>> {
  return ctx.db.transact((tx) => mergeIn(ctx, tx, merge))
}

/** {@link mergePeople} within a transaction. */
export async function mergeIn(ctx: Context, tx: Tx, merge: Merge): Promise<Result<void, 'not-found'>> {
  const { keep, other, by } = merge
  if (keep === other) return err('not-found')
  const sides = new Map<PersonId, Side | undefined>()
  // Always in the same order, so that two who merge at once wait for each other and not for ever.
  for (const person of [keep, other].toSorted()) sides.set(person, await lockSide(ctx, tx, person))
  const [kept, gone] = [sides.get(keep), sides.get(other)]
  if (!kept || !gone) return err('not-found')
  const carried = gone.entries.map((entry) => carryOver(entry, keep))
  const settled = settledNumbers(ctx, keep, kept.entries, carried, by ?? councilAuthor(ctx))
  const advisers = await shareCaseloads(ctx, tx, merge)
  await shareAllocations(ctx, tx, kept, gone)
  const texts = textsOf([...carried, ...settled])
  for (let from = 0; from < texts.length; from += AT_ONCE)
    await appendEntries(ctx, tx, keep, kept.key, texts.slice(from, from + AT_ONCE))
  for (const staff of advisers.added) await moveFeed(ctx, tx, staff, [keep], false)
  await leaveTombstone(ctx, tx, merge)
  for (const staff of advisers.withdrawn) await moveFeed(ctx, tx, staff, [other], true)
  await settlePairs(ctx, tx, merge)
  await refreshLikeness(ctx, tx, keep, kept.key)
  const staff = by ? { staff: by.id } : {}
  await auditIn(ctx, tx, ...[keep, other].map((person) => ({ action: 'people-merged', person, ...staff }) as const))
  return ok(undefined)
}

/** Locks a stream's head until the commit and reads all of it; undefined when there is no such person. */
async function lockSide(ctx: Context, tx: Tx, person: PersonId): Promise<Side | undefined> {
  const head = await tx
    .updateTable('stream_head')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person)
    .returning('seq')
    .executeTakeFirst()
  const key = head && (await personKey(ctx, tx, person))
  if (!head || !key) return undefined
  const entries = await wholeStream(ctx, tx, person, key)
  if (entries.length !== head.seq) throw new Error('Broken assumption: what was applied can be read again')
  return { person, key, entries }
}

/** Whoever had the other has the one that stays. Returns whose caseload grew, and who loses the other, each in order. */
async function shareCaseloads(ctx: Context, tx: Tx, { keep, other }: Merge) {
  const rows = await tx
    .deleteFrom('assignment')
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', other)
    .returning(['staff_id', 'direct'])
    .execute()
  const forGood = new Set(rows.filter(({ direct }) => direct === 1).map(({ staff_id }) => staff_id))
  const withdrawn = rows.map(({ staff_id }) => staff_id as StaffId).toSorted()
  const added: StaffId[] = []
  for (const staff_id of withdrawn) {
    const row = await tx
      .insertInto('assignment')
      .values({
        authority_id: ctx.authority.id,
        staff_id,
        person_id: keep,
        since: ctx.now(),
        direct: forGood.has(staff_id) ? 1 : 0,
      })
      .onConflict((conflict) => conflict.columns(['authority_id', 'staff_id', 'person_id']).doNothing())
      .returning('staff_id')
      .executeTakeFirst()
    if (row) added.push(staff_id)
    else if (forGood.has(staff_id)) await keepForGood(ctx, tx, staff_id, keep)
  }
  return { withdrawn, added }
}

/** What covered the other, for a time, covers the one that stays. */
async function shareAllocations(ctx: Context, tx: Tx, kept: Side, gone: Side): Promise<void> {
  const rows = await tx
    .deleteFrom('allocation_person')
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', gone.person)
    .returning(['allocation_id', 'given'])
    .execute()
  for (const row of rows) {
    await tx
      .insertInto('allocation_person')
      .values({ authority_id: ctx.authority.id, person_id: kept.person, ...row })
      .onConflict((conflict) => conflict.columns(['authority_id', 'allocation_id', 'person_id']).doNothing())
      .execute()
    await resealReason(ctx, tx, row.allocation_id, gone.key, kept.key)
  }
}

/** Why access was taken lies under a key that is about to go. */
async function resealReason(ctx: Context, tx: Tx, id: string, from: KeyObject, to: KeyObject): Promise<void> {
  const at = ['allocation-reason', ctx.authority.id, id]
  const row = await tx
    .selectFrom('allocation')
    .select('reason')
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.reason) return
  await tx
    .updateTable('allocation')
    .set({ reason: sealAtRest(to, at, openAtRest(from, at, row.reason)) })
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', id)
    .execute()
}

async function keepForGood(ctx: Context, tx: Tx, staff: StaffId, person: PersonId): Promise<void> {
  await tx
    .updateTable('assignment')
    .set({ direct: 1 })
    .where('authority_id', '=', ctx.authority.id)
    .where('staff_id', '=', staff)
    .where('person_id', '=', person)
    .execute()
}

/**
 * The other's key and entries go: one person has one key, and what destroys it destroys all of them. Their number goes to the one
 * who stays, if that one had none; else it leads there.
 */
async function leaveTombstone(ctx: Context, tx: Tx, { keep, other }: Merge): Promise<void> {
  const authority_id = ctx.authority.id
  const removed = await tx
    .deleteFrom('person')
    .where('authority_id', '=', authority_id)
    .where('id', '=', other)
    .returning('record_number_index')
    .executeTakeFirstOrThrow()
  for (const table of ['entry', 'stream_head'] as const)
    await tx.deleteFrom(table).where('authority_id', '=', authority_id).where('person_id', '=', other).execute()
  const index = removed.record_number_index
  const takenOver = await tx
    .updateTable('person')
    .set({ record_number_index: index })
    .where('authority_id', '=', authority_id)
    .where('id', '=', keep)
    .where('record_number_index', 'is', null)
    .returning('id')
    .executeTakeFirst()
  await tx
    .insertInto('merged_person')
    .values({
      authority_id,
      person_id: other,
      into_id: keep,
      record_number_index: takenOver ? null : index,
      merged_at: ctx.now(),
    })
    .execute()
}

/** The pair is decided. Whoever else may be the one who is gone may now be the one who stays; that is asked anew. */
async function settlePairs(ctx: Context, tx: Tx, { keep, other, by }: Merge): Promise<void> {
  const authority_id = ctx.authority.id
  const decision = { state: 'merged', decided_by: by?.id ?? null, decided_at: ctx.now() } as const
  await tx
    .insertInto('possible_duplicate')
    .values({ authority_id, ...pairOf(keep, other), found_at: ctx.now(), ...decision })
    .onConflict((conflict) => conflict.columns(['authority_id', 'person_id', 'other_id']).doUpdateSet(decision))
    .execute()
  await tx
    .deleteFrom('possible_duplicate')
    .where('authority_id', '=', authority_id)
    .where('state', '=', 'open')
    .where((eb) => eb.or([eb('person_id', '=', other), eb('other_id', '=', other)]))
    .execute()
}
