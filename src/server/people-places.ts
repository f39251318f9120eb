import { foldRecord, valueOf } from '../domain/record.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { wholeStream } from './people.ts'
import { personKey } from './streams.ts'

/** So many people are looked at before others get their turn. */
const AT_ONCE = 200

/** How a school is found again: its name or its seven-digit number, however it is written. */
export function placeText(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/**
 * Keeps everybody's present place in step with their record, as a blind index: places are sealed under each person's own key, so
 * nobody at a school could be found without opening everybody. Only records that changed since are opened. Returns how many.
 */
export async function refreshPlaces(ctx: Context): Promise<number> {
  for (let looked = 0; ;) {
    const people = await changedSince(ctx)
    for (const person of people) await ctx.db.transact((tx) => refreshPlace(ctx, tx, person))
    looked += people.length
    if (people.length < AT_ONCE) return looked
  }
}

async function changedSince(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.db
    .selectFrom('person')
    .innerJoin('stream_head', (join) =>
      join
        .onRef('stream_head.authority_id', '=', 'person.authority_id')
        .onRef('stream_head.person_id', '=', 'person.id'),
    )
    .select('person.id')
    .where('person.authority_id', '=', ctx.authority.id)
    .where((eb) =>
      eb.or([eb('person.placed_seq', 'is', null), eb('person.placed_seq', '!=', eb.ref('stream_head.seq'))]),
    )
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ id }) => id)
}

async function refreshPlace(ctx: Context, tx: Tx, person: string): Promise<void> {
  const head = await tx
    .selectFrom('stream_head')
    .select('seq')
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  const key = head && (await personKey(ctx, tx, person))
  if (!head || !key) return
  const record = foldRecord(await wholeStream(ctx, tx, person as Parameters<typeof wholeStream>[2], key))
  const place = valueOf(record, 'currentDestination')?.establishment
  const index = (text: string | undefined) => (text === undefined ? null : ctx.keys.placeIndex(placeText(text)))
  await tx
    .updateTable('person')
    // What was appended meanwhile has another number, and is looked at the next time.
    .set({ place: index(place?.name), place_number: index(place?.number), placed_seq: head.seq })
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', person)
    .execute()
}

/** Everybody whose present place is this school, by its name or number, as of the last {@link refreshPlaces}. */
export async function peopleAt(ctx: Context, db: Tx | Context['db']['db'], school: string): Promise<string[]> {
  const index = ctx.keys.placeIndex(placeText(school))
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('authority_id', '=', ctx.authority.id)
    .where((eb) => eb.or([eb('place', '=', index), eb('place_number', '=', index)]))
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
