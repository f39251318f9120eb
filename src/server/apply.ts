import type { KeyObject } from 'node:crypto'
import type { Entry } from '../domain/entry.ts'
import type { PersonId, StaffId } from '../domain/ids.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { HeldReason } from '../protocol/push.ts'
import { hasBasis } from './apply-basis.ts'
import { withinDelegation } from './apply-delegation.ts'
import { admitNewcomer } from './apply-newcomer.ts'
import { inCaseload } from './caseloads.ts'
import { type Context, hashText } from './context.ts'
import type { Tx } from './db/database.ts'
import { noteGiven } from './device-people.ts'
import { endReplaced } from './held/replaced.ts'
import type { KnownDevice, OpenedEntry } from './open.ts'
import { recordEntries } from './same-person/likeness.ts'
import { carryOverOpened, mergedInto } from './same-person/merged.ts'
import { personKey } from './streams.ts'

/** An opened entry with the key of the record it belongs into. */
type Placed = OpenedEntry & { readonly key: KeyObject }

/** Kinds of entries without which others are held: what they are held for, once one of the kind has been applied. */
const awaited: { readonly [K in Entry['kind']]?: HeldReason } = { newcomer: 'unknown-person', consent: 'no-basis' }

/** What entries of one tablet may be held for and is mended now that this one has been applied. */
export function mends({ entry }: OpenedEntry): HeldReason | undefined {
  return awaited[entry.kind]
}

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
  const { entry } = opened
  if (entry.author.id !== device.staff || entry.device !== device.id) return err('wrong-author')
  // Where an entry was recorded is the server's word when it carries one over; a tablet's would be a forgery.
  if (entry.was) return err('not-an-entry')
  if (mends(opened)) await takeTurn(ctx, tx, device)
  const placed = (await place(ctx, tx, opened)) ?? (await placeInTurn(ctx, tx, device, opened))
  if (!placed) return err('unknown-person')
  const applied = await applyPlaced(ctx, tx, device, placed)
  // What speaks against it may be that both records became one a moment ago: then it belongs elsewhere.
  const stands = applied.ok || (await personKey(ctx, tx, placed.entry.person)) !== undefined
  return stands ? applied : applyEntry(ctx, tx, device, opened)
}

/**
 * Makes an opened entry part of the record that a manager decided on, whosever caseload that is in: of the young person whom it
 * names, or of another, as an entry carried over. Everything else that would speak against it still does.
 */
export async function applyDecided(
  ctx: Context,
  tx: Tx,
  device: KnownDevice,
  opened: OpenedEntry,
  into: PersonId,
): Promise<Result<void, HeldReason>> {
  const { entry } = opened
  if (entry.author.id !== device.staff || entry.device !== device.id) return err('wrong-author')
  if (entry.was) return err('not-an-entry')
  const carried = into === entry.person ? opened : carryOverOpened(opened, into)
  const placed = await place(ctx, tx, carried)
  return placed ? applyPlaced(ctx, tx, device, placed, { decided: true }) : err('unknown-person')
}

async function applyPlaced(
  ctx: Context,
  tx: Tx,
  device: KnownDevice,
  { entry, text, key, delegation }: Placed,
  { decided } = { decided: false },
): Promise<Result<void, HeldReason>> {
  const known = await tx
    .selectFrom('entry')
    .select('text_hash')
    .where('authority_id', '=', ctx.authority.id)
    .where('entry_id', '=', entry.id)
    .executeTakeFirst()
  // The same entry in another envelope: already part of the record.
  if (known) return known.text_hash === hashText(text) ? ok(undefined) : err('id-used-twice')
  if (!decided && !(await inCaseload(ctx, tx, device.staff, entry.person))) return err('not-in-caseload')
  if (delegation && !(await withinDelegation(ctx, tx, key, entry, delegation))) return err('not-delegated')
  if (!(await hasBasisInTurn(ctx, tx, device, key, entry))) return err('no-basis')
  await recordEntries(ctx, tx, entry.person, key, [entry], [{ id: entry.id, text }])
  await endReplaced(ctx, tx, device, entry)
  return ok(undefined)
}

/** Where an entry belongs: the record it names, or the one that this was put together with; undefined when there is neither. */
async function place(ctx: Context, tx: Tx, opened: OpenedEntry): Promise<Placed | undefined> {
  const key = await personKey(ctx, tx, opened.entry.person)
  if (key) return { ...opened, key }
  const into = await mergedInto(ctx, tx, opened.entry.person)
  return into && place(ctx, tx, carryOverOpened(opened, into))
}

/**
 * Nobody of that id: an adviser's word that they met somebody new makes the person. Anything else looks again in turn, because
 * that word may just be arriving in another request. What a young person answers in a hand-over makes nobody.
 */
async function placeInTurn(
  ctx: Context,
  tx: Tx,
  device: KnownDevice,
  opened: OpenedEntry,
): Promise<Placed | undefined> {
  const { entry, delegation } = opened
  if (entry.kind === 'newcomer') {
    if (delegation) return undefined
    const key = await admitNewcomer(ctx, tx, device.staff as StaffId, entry.person)
    await noteGiven(ctx, tx, device.id, [entry.person])
    return { ...opened, key }
  }
  await takeTurn(ctx, tx, device)
  return place(ctx, tx, opened)
}

/** The consent may just be arriving in another request: looked for again in turn. */
async function hasBasisInTurn(
  ctx: Context,
  tx: Tx,
  device: KnownDevice,
  key: KeyObject,
  entry: Entry,
): Promise<boolean> {
  if (await hasBasis(ctx, tx, key, entry)) return true
  await takeTurn(ctx, tx, device)
  return hasBasis(ctx, tx, key, entry)
}

/**
 * Locks the tablet's row until the commit. Whoever holds an entry because another is missing, and whoever applies that other, do
 * so one after the other: nothing stays held for what is there.
 */
async function takeTurn(ctx: Context, tx: Tx, device: KnownDevice): Promise<void> {
  await tx
    .updateTable('device')
    .set((eb) => ({ enrolled_at: eb.ref('enrolled_at') }))
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', device.id)
    .execute()
}
