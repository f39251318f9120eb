import type { PersonId } from '../domain/ids.ts'
import { EMPTY_STREAM_HASH } from '../protocol/stream.ts'
import type { EntriesReply, EntriesRequest, Moved, MovedReply } from '../protocol/pull.ts'
import { auditIn } from './audit.ts'
import { inScope } from './caseloads.ts'
import type { Context } from './context.ts'
import { noteGiven } from './device-people.ts'
import { noteSeen } from './devices.ts'
import { heldOf } from './inbox.ts'
import { lineageOf } from './lineage.ts'
import type { SignedIn } from './sessions.ts'
import { personKey, readEntries } from './streams.ts'

/** People in one answer to "what moved". */
const MOVED_AT_ONCE = 500
/** About so much entry text goes into one page, and so many entries of one stream at a time. */
const PAGE_CHARACTERS = 1_000_000
const ENTRIES_AT_ONCE = 500

type Asking = SignedIn & { readonly device: NonNullable<SignedIn['device']> }

/** Whose streams moved since `after`, in this member of staff's caseload. One indexed question, however large that is. */
export async function moved(ctx: Context, asking: Asking, after: number): Promise<MovedReply> {
  const rows = await ctx.db.db
    .selectFrom('moved')
    .leftJoin('stream_head', (join) =>
      join
        .onRef('stream_head.authority_id', '=', 'moved.authority_id')
        .onRef('stream_head.person_id', '=', 'moved.person_id'),
    )
    .select(['moved.person_id', 'moved.at_seq', 'moved.gone', 'stream_head.seq as head'])
    .where('moved.authority_id', '=', ctx.authority.id)
    .where('moved.staff_id', '=', asking.staff)
    .where('moved.at_seq', '>', after)
    .orderBy('moved.at_seq')
    .limit(MOVED_AT_ONCE)
    .execute()
  const list: Moved[] = rows.map((row) => ({
    person: row.person_id as PersonId,
    head: row.head ?? 0,
    gone: row.gone === 1,
  }))
  const next = rows.at(-1)?.at_seq ?? after
  await noteSeen(ctx, asking.device, 'synced_at')
  return {
    v: 1,
    lineage: await lineageOf(ctx),
    moved: list,
    next,
    more: rows.length === MOVED_AT_ONCE,
    held: await heldOf(ctx, asking.device),
  }
}

/**
 * The entries somebody asked for, of those in their caseload at this moment. Others are left out without a word, so that
 * nobody learns who exists. What has no room on the page is named in `more`.
 */
export async function entries(ctx: Context, asking: Asking, request: EntriesRequest): Promise<EntriesReply> {
  const scope = await inScope(
    ctx,
    asking.staff,
    request.wants.map(({ person }) => person),
  )
  const wants = request.wants.filter(({ person }) => scope.has(person))
  const reply: EntriesReply = { v: 1, streams: [], more: [] }
  let room = PAGE_CHARACTERS
  for (const { person, after } of wants) {
    const stream = room > 0 ? await streamPage(ctx, person, after, room) : undefined
    if (!stream || stream.partial) reply.more.push(person)
    if (!stream) continue
    const { partial: _partial, size, ...page } = stream
    reply.streams.push(page)
    room -= size
  }
  await writeDown(
    ctx,
    asking,
    reply.streams.map(({ person }) => person),
  )
  return reply
}

/** Whose records a tablet is given is written down before it has them. */
async function writeDown(ctx: Context, { staff, device }: Asking, people: readonly PersonId[]): Promise<void> {
  if (people.length === 0) return
  await ctx.db.transact(async (tx) => {
    await auditIn(ctx, tx, ...people.map((person) => ({ action: 'record-fetched', staff, device, person }) as const))
    await noteGiven(ctx, tx, device, people)
  })
}

type StreamPage = EntriesReply['streams'][number] & { readonly partial: boolean; readonly size: number }

/** A stream from where the tablet has it, as far as there is room; at least one entry, so that every page brings it on. */
async function streamPage(
  ctx: Context,
  person: PersonId,
  after: number,
  room: number,
): Promise<StreamPage | undefined> {
  const key = await personKey(ctx, ctx.db.db, person)
  if (!key) return undefined
  const rows = await readEntries(ctx, person, key, after, ENTRIES_AT_ONCE)
  const head = await headOf(ctx, person)
  let size = 0
  const end = rows.findIndex(({ entry }, index) => (size += entry.length) > room && index > 0)
  const given = end < 0 ? rows : rows.slice(0, end)
  const last = given.at(-1)
  const hash = last?.hash ?? (await hashAt(ctx, person, after))
  if (hash === undefined) return undefined
  const partial = last !== undefined && last.seq < head
  return { person, head, hash, entries: given.map(({ seq, entry }) => ({ seq, entry })), partial, size }
}

async function headOf(ctx: Context, person: PersonId): Promise<number> {
  const row = await ctx.db.db
    .selectFrom('stream_head')
    .select('seq')
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** The chained hash after an entry that is there already; undefined beyond the stream's end. */
async function hashAt(ctx: Context, person: PersonId, seq: number): Promise<string | undefined> {
  if (seq === 0) return Buffer.from(EMPTY_STREAM_HASH).toString('base64url')
  const row = await ctx.db.db
    .selectFrom('entry')
    .select('hash')
    .where('authority_id', '=', ctx.authority.id)
    .where('person_id', '=', person)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row && Buffer.from(row.hash).toString('base64url')
}
