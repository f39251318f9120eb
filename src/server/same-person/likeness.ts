import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Entry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import { foldRecord, valueOf } from '../../domain/record.ts'
import { likenessText } from '../../domain/same-person.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { wholeStream } from '../people.ts'
import { appendEntries } from '../streams.ts'
import { textsOf } from './council-entry.ts'

/** More people of one name and birthday are no suspicion but a list of placeholders: these are noted. */
const MOST_ALIKE = 5

/** Somebody, with the blind index of their name and date of birth; null while one of them is not known. */
export interface Likened {
  readonly person: PersonId
  readonly likeness: string | null
}

/**
 * The blind index by which people of the same name and date of birth find each other: names are sealed under each person's own
 * key, so nothing else could be compared without opening everybody.
 */
export function likenessOf(ctx: Context, entries: readonly Entry[]): string | null {
  const record = foldRecord(entries.filter(bearsOnLikeness))
  const name = valueOf(record, 'name')
  const text = name && likenessText({ ...name, dateOfBirth: valueOf(record, 'dateOfBirth') })
  return text === undefined ? null : ctx.keys.likenessIndex(text)
}

/** Whether an entry says something of a name or a date of birth. */
function bearsOnLikeness(entry: Entry): boolean {
  return entry.kind === 'fact' && (entry.fact.field === 'name' || entry.fact.field === 'dateOfBirth')
}

/** Adds entries to the stream of somebody who is there, with their exact texts, and keeps the blind index in step. */
export async function recordEntries(
  ctx: Context,
  tx: Tx,
  person: PersonId,
  key: KeyObject,
  entries: readonly Entry[],
  texts = textsOf(entries),
): Promise<void> {
  await appendEntries(ctx, tx, person, key, texts)
  if (entries.some(bearsOnLikeness)) await refreshLikeness(ctx, tx, person, key)
}

/** Keeps the blind index in step with the record, and notices who is now alike. */
export async function refreshLikeness(ctx: Context, tx: Tx, person: PersonId, key: KeyObject): Promise<void> {
  const likened = { person, likeness: likenessOf(ctx, await wholeStream(ctx, tx, person, key)) }
  await setLikeness(ctx, tx, likened)
  await noticeDuplicates(ctx, tx, [likened])
}

/** Stores a person's blind index. */
export async function setLikeness(ctx: Context, tx: Tx, { person, likeness }: Likened): Promise<void> {
  await tx
    .updateTable('person')
    .set({ likeness })
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', person)
    .execute()
}

/**
 * Notes everybody who has the same name and date of birth as one of these: the national return's own test for suspected
 * duplicates. Whether they are one person, a person decides; a pair that was decided on is not asked about again.
 */
export async function noticeDuplicates(ctx: Context, tx: Tx, people: readonly Likened[]): Promise<void> {
  const likenesses = [...new Set(people.flatMap(({ likeness }) => likeness ?? []))]
  if (likenesses.length === 0) return
  await takeTurns(ctx, tx, likenesses)
  const alike = await tx
    .selectFrom('person')
    .select(['id', 'likeness'])
    .where('authority_id', '=', ctx.authority.id)
    .where('likeness', 'in', likenesses)
    // Themselves, and those who are alike.
    .limit(likenesses.length * (MOST_ALIKE + 1))
    .execute()
  const byLikeness = Map.groupBy(alike, (row) => row.likeness)
  const rows = people.flatMap(({ person, likeness }) =>
    (likeness === null ? [] : (byLikeness.get(likeness) ?? []))
      .filter(({ id }) => id !== person)
      .slice(0, MOST_ALIKE)
      .map(({ id }) => ({ ...pairOf(person, id), found_at: ctx.now(), state: 'open' as const })),
  )
  for (const row of rows)
    await tx
      .insertInto('possible_duplicate')
      .values({ authority_id: ctx.authority.id, ...row, decided_by: null, decided_at: null })
      .onConflict((conflict) => conflict.columns(['authority_id', 'person_id', 'other_id']).doNothing())
      .execute()
}

/**
 * Until the commit, nobody else who has one of these looks: of two who come in at the same moment neither would see the other.
 * The embedded database has one writer anyway.
 */
async function takeTurns(ctx: Context, tx: Tx, likenesses: readonly string[]): Promise<void> {
  if (ctx.db.kind === 'sqlite') return
  const keys = likenesses.toSorted()
  await sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`.execute(tx)
}

/** Two people as the row about them names them, whichever is named first. */
export function pairOf(one: string, other: string): { readonly person_id: string; readonly other_id: string } {
  const [person_id, other_id] = one < other ? [one, other] : [other, one]
  return { person_id, other_id }
}
