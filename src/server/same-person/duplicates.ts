import type { Author, Entry } from '../../domain/entry.ts'
import type { PersonId, StaffId } from '../../domain/ids.ts'
import { type Record, foldRecord, valueOf, valuesOf } from '../../domain/record.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import type { DecideRequest, DuplicateSide, DuplicatesReply } from '../../protocol/office.ts'
import { accountById } from '../accounts.ts'
import { audit, auditIn } from '../audit.ts'
import type { Context } from '../context.ts'
import { wholeStream } from '../people.ts'
import type { Tx } from '../db/database.ts'
import { personKey } from '../streams.ts'
import { pairOf } from './likeness.ts'
import { mergeIn } from './merge.ts'

/** So many pairs are shown at a time: each is two records opened. */
const AT_ONCE = 50

/** Pairs that wait for somebody's decision, the oldest first: by their ids. */
export async function openPairs(
  ctx: Context,
): Promise<{ readonly person: PersonId; readonly other: PersonId; readonly foundAt: number }[]> {
  const rows = await ctx.db.db
    .selectFrom('possible_duplicate')
    .select(['person_id', 'other_id', 'found_at'])
    .where('authority_id', '=', ctx.authority.id)
    .where('state', '=', 'open')
    .orderBy('found_at')
    .orderBy('person_id')
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ person_id, other_id, found_at }) => ({
    person: person_id as PersonId,
    other: other_id as PersonId,
    foundAt: found_at,
  }))
}

/**
 * Who may be the same person, with what it takes to decide: a manager sees no more of either record (P21), and that they saw it is
 * written down.
 */
export async function listDuplicates(ctx: Context, manager: string | undefined): Promise<DuplicatesReply> {
  const duplicates: DuplicatesReply['duplicates'] = []
  for (const { person, other, foundAt } of await openPairs(ctx)) {
    const [one, two] = await ctx.db.transact(async (tx) => [
      await sideOf(ctx, tx, person),
      await sideOf(ctx, tx, other),
    ])
    if (one && two) duplicates.push({ person: one, other: two, foundAt: new Date(foundAt).toISOString() })
  }
  const shown = new Set(duplicates.flatMap(({ person, other }) => [person.id, other.id]))
  await audit(
    ctx,
    ...[...shown].map(
      (person) => ({ action: 'duplicate-shown', ...(manager ? { staff: manager } : {}), person }) as const,
    ),
  )
  return { v: 1, duplicates }
}

/** What tells one person from another, for a manager; undefined of somebody who is not there. */
export async function sideOf(ctx: Context, tx: Tx, person: PersonId): Promise<DuplicateSide | undefined> {
  const key = await personKey(ctx, tx, person)
  if (!key) return undefined
  const entries = await wholeStream(ctx, tx, person, key)
  const record = foldRecord(entries)
  const name = valueOf(record, 'name')
  const dateOfBirth = valueOf(record, 'dateOfBirth')
  const recordNumber = valueOf(record, 'councilRecordNumber')
  return {
    id: person,
    ...(name ? { name: { given: name.given, family: name.family } } : {}),
    ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
    ...(recordNumber === undefined ? {} : { recordNumber }),
    places: placesOf(record),
    advisers: await advisersOf(ctx, tx, person),
    entries: entries.length,
    ...metBy(entries),
  }
}

/** Where they learn, as anybody said. */
function placesOf(record: Record): string[] {
  const names = [
    valueOf(record, 'currentDestination')?.establishment?.name,
    ...valuesOf(record, 'placement').map(({ name }) => name),
    ...record.newcomers.map(({ newcomer }) => newcomer.place),
  ]
  return [...new Set(names.filter((name) => name !== undefined))]
}

/** Who met somebody whom no list named, and when. */
function metBy(entries: readonly Entry[]): Pick<DuplicateSide, 'met'> {
  const first = entries.find(({ kind }) => kind === 'newcomer')
  return first ? { met: { by: first.author.name, at: first.at } } : {}
}

async function advisersOf(ctx: Context, tx: Tx, person: PersonId): Promise<string[]> {
  const rows = await tx
    .selectFrom('assignment')
    .innerJoin('account', (join) =>
      join
        .onRef('account.authority_id', '=', 'assignment.authority_id')
        .onRef('account.id', '=', 'assignment.staff_id'),
    )
    .select('account.name')
    .where('assignment.authority_id', '=', ctx.authority.id)
    .where('assignment.person_id', '=', person)
    .orderBy('account.name')
    .execute()
  return rows.map(({ name }) => name)
}

/** A manager's decision about a pair that waits for one; `not-found` when somebody decided meanwhile. */
export async function decideDuplicate(
  ctx: Context,
  manager: StaffId,
  request: DecideRequest,
): Promise<Result<void, 'not-found'>> {
  const { person, other } = request
  const account = await accountById(ctx, manager)
  if (!account) return err('not-found')
  const by: Author = { id: account.id, name: account.name }
  return ctx.db.transact(async (tx) => {
    if (!(await claimPair(ctx, tx, by, person, other))) return err('not-found')
    if (request.decision === 'same') {
      const keep = request.keep
      const merged = await mergeIn(ctx, tx, { keep, other: keep === person ? other : person, by })
      if (!merged.ok) throw new Error('Broken assumption: both people of an open pair are there')
      return merged
    }
    const events = [person, other].map((one) => ({ action: 'duplicate-different', staff: by.id, person: one }) as const)
    await auditIn(ctx, tx, ...events)
    return ok(undefined)
  })
}

/** Of several who decide at the same time, one does. */
async function claimPair(ctx: Context, tx: Tx, by: Author, one: string, two: string): Promise<boolean> {
  const { person_id, other_id } = pairOf(one, two)
  const row = await tx
    .updateTable('possible_duplicate')
    .set({ state: 'different', decided_by: by.id, decided_at: ctx.now() })
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person_id)
    .where('other_id', '=', other_id)
    .where('state', '=', 'open')
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}
