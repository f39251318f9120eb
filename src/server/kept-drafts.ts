import { type KeyObject, createHash } from 'node:crypto'
import type { DeviceId, PersonId } from '../domain/ids.ts'
import { fromBase64Url, utf8 } from '../lib/bytes.ts'
import type {
  DraftsBackReply,
  DraftsTakenRequest,
  KeepDraftsReply,
  KeepDraftsRequest,
  KeptReceipt,
} from '../protocol/kept-drafts.ts'
import { KeptDraft, draftSigningBytes } from '../protocol/kept-drafts.ts'
import { openAtRest, sealAtRest } from './at-rest.ts'
import { auditIn } from './audit.ts'
import { inCaseload } from './caseloads.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { knownDevice } from './devices.ts'
import { openSigned } from './open.ts'
import type { SignedIn } from './sessions.ts'
import { verify } from './signature.ts'
import { personKey } from './streams.ts'

/** What nobody came back for is deleted after so long. */
const KEPT_MS = 14 * 24 * 60 * 60_000
const MOST_GIVEN = 100

type Known = NonNullable<Awaited<ReturnType<typeof knownDevice>>>

/**
 * Keeps copies of half-written forms for the member of staff whose tablet cannot be opened any more. They are no entries and
 * no part of anybody's record: the same member of staff gets them back, or they are deleted.
 */
export async function keepDrafts(
  ctx: Context,
  device: DeviceId,
  { envelopes }: KeepDraftsRequest,
): Promise<KeepDraftsReply> {
  const known = await knownDevice(ctx, device)
  const receipts: KeptReceipt[] = []
  for (const text of new Set(envelopes)) {
    const envelope = Buffer.from(fromBase64Url(text) ?? [])
    const hash = createHash('sha256').update(envelope).digest('base64url')
    const draft = known && (await openDraft(ctx, known, envelope))
    receipts.push({ hash, state: known && draft ? await keep(ctx, known, draft) : 'refused' })
  }
  return { v: 1, receipts }
}

/** The draft in an envelope, if this device sealed and signed it as one. */
async function openDraft(ctx: Context, device: Known, envelope: Uint8Array): Promise<KeptDraft | undefined> {
  const signed = await openSigned(ctx, device, envelope)
  if (!signed.ok || signed.value.delegation) return undefined
  const { entry, signature } = signed.value
  const bytes = draftSigningBytes(ctx.authority.id, device.id as DeviceId, entry)
  return (await verify(device.publicKey, bytes, signature)) ? parseDraft(entry) : undefined
}

function parseDraft(text: string): KeptDraft | undefined {
  try {
    return KeptDraft.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Under the young person's own key, so that destroying it destroys this as well. An older copy never replaces a newer one. */
function keep(ctx: Context, device: Known, draft: KeptDraft): Promise<KeptReceipt['state']> {
  return ctx.db.transact(async (tx) => {
    const key = await keyFor(ctx, tx, device, draft.person)
    if (!key) return 'nobody'
    const sealed = sealAtRest(key, ['kept-draft', device.id, draft.id], utf8(JSON.stringify(draft)))
    const row = { person_id: draft.person ?? null, rev: draft.rev, kept_at: ctx.now(), sealed }
    await tx
      .insertInto('kept_draft')
      .values({ authority_id: ctx.authority.id, device_id: device.id, draft_id: draft.id, ...row })
      .onConflict((conflict) =>
        conflict
          .columns(['authority_id', 'device_id', 'draft_id'])
          .doUpdateSet(row)
          .where('kept_draft.rev', '<', draft.rev),
      )
      .execute()
    return 'kept'
  })
}

/** The key for a draft about somebody in this caseload, or about nobody; undefined for somebody who is not in it. */
async function keyFor(
  ctx: Context,
  tx: Tx,
  { staff }: Known,
  person: PersonId | undefined,
): Promise<KeyObject | undefined> {
  if (!person) return ctx.keys.drafts
  return (await inCaseload(ctx, tx, staff, person)) ? personKey(ctx, tx, person) : undefined
}

/** What a device left, for another device of the same member of staff. What concerns somebody who left their caseload stays. */
export async function giveDraftsBack(ctx: Context, { staff }: SignedIn, from: DeviceId): Promise<DraftsBackReply> {
  const left = await knownDevice(ctx, from)
  if (left?.staff !== staff) return { v: 1, yours: false, drafts: [] }
  const given = await ctx.db.transact(async (tx) => {
    const rows = await tx
      .selectFrom('kept_draft')
      .selectAll()
      .where('authority_id', '=', ctx.authority.id)
      .where('device_id', '=', from)
      .where('kept_at', '>', ctx.now() - KEPT_MS)
      .orderBy('draft_id')
      .limit(MOST_GIVEN)
      .execute()
    const drafts: (KeptDraft | undefined)[] = []
    for (const { draft_id, person_id, sealed } of rows) {
      const key = await keyFor(ctx, tx, left, (person_id ?? undefined) as PersonId | undefined)
      drafts.push(key && parseDraft(openAtRest(key, ['kept-draft', from, draft_id], sealed).toString()))
    }
    return drafts
  })
  return { v: 1, yours: true, drafts: given.filter((draft) => draft !== undefined) }
}

/** Deletes what the new device has stored. Who got what back about whom is written down. */
export async function forgetTaken(
  ctx: Context,
  { staff, device }: SignedIn,
  { from, ids }: DraftsTakenRequest,
): Promise<void> {
  const left = await knownDevice(ctx, from)
  if (left?.staff !== staff) return
  await ctx.db.transact(async (tx) => {
    const taken = await tx
      .deleteFrom('kept_draft')
      .where('authority_id', '=', ctx.authority.id)
      .where('device_id', '=', from)
      .where('draft_id', 'in', ids)
      .returning('person_id')
      .execute()
    const about = (person: string | null) => (person === null ? {} : { person })
    const events = taken.map(({ person_id }) => ({ action: 'draft-returned', staff, ...about(person_id) }) as const)
    if (events.length > 0)
      await auditIn(ctx, tx, ...events.map((event) => ({ ...event, ...(device ? { device } : {}) })))
  })
}

/** Deletes what nobody came back for. */
export async function forgetOldDrafts(ctx: Context): Promise<void> {
  await ctx.db.transact((tx) =>
    tx
      .deleteFrom('kept_draft')
      .where('authority_id', '=', ctx.authority.id)
      .where('kept_at', '<=', ctx.now() - KEPT_MS)
      .execute(),
  )
}
