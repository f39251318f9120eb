import type { DeviceId, EntryId, PersonId, StaffId } from '../../src/domain/ids.ts'
import { type Context, hashText, newId, newToken } from '../../src/server/context.ts'
import type { Tx } from '../../src/server/db/database.ts'
import { appendEntries, createPerson } from '../../src/server/streams.ts'
import { aFact } from '../support/entries.ts'
import type { WorldReply, WorldRequest } from './control.ts'

/**
 * Advisers, their tablets, and young people who are all in everybody's caseload, as enrolling and importing would leave them:
 * written directly, because passwords take longer than a whole history.
 */
export async function beginWorld(ctx: Context, request: WorldRequest): Promise<WorldReply> {
  const staff = Array.from({ length: request.advisers }, (_, n) => ({
    id: newId() as StaffId,
    name: `Adviser ${n} Testcase`,
    role: 'adviser' as const,
  }))
  const tablets = request.tablets.map(() => ({ device: newId() as DeviceId, pushToken: newToken() }))
  const people = Array.from({ length: request.people }, () => newId() as PersonId)
  const entries = await ctx.db.transact(async (tx) => {
    await addStaff(ctx, tx, staff)
    await addTablets(ctx, tx, request, staff, tablets)
    const first: EntryId[] = []
    for (const person of people) first.push(await addPerson(ctx, tx, person, staff))
    return first
  })
  return {
    authority: ctx.authority,
    sealingKeys: [...ctx.keys.sealingKeys],
    staff,
    tablets,
    people: people.map((id, n) => ({ id, entry: entries[n] ?? ('' as EntryId) })),
  }
}

async function addStaff(ctx: Context, tx: Tx, staff: WorldReply['staff']): Promise<void> {
  const rows = staff.map(({ id, name, role }) => ({
    authority_id: ctx.authority.id,
    id,
    sign_in: id.toLowerCase(),
    name,
    role,
    // Nobody signs in with it.
    password: '',
    created_at: ctx.now(),
  }))
  await tx.insertInto('account').values(rows).execute()
}

async function addTablets(
  ctx: Context,
  tx: Tx,
  request: WorldRequest,
  staff: WorldReply['staff'],
  tablets: WorldReply['tablets'],
): Promise<void> {
  const rows = tablets.map(({ device, pushToken }, n) => ({
    authority_id: ctx.authority.id,
    id: device,
    staff_id: staff[request.tablets[n]?.adviser ?? 0]?.id ?? '',
    public_key: request.tablets[n]?.publicKey ?? '',
    push_token_hash: hashText(pushToken),
    enrolled_at: ctx.now(),
    retired_at: null,
  }))
  await tx.insertInto('device').values(rows).execute()
}

async function addPerson(ctx: Context, tx: Tx, person: PersonId, staff: WorldReply['staff']): Promise<EntryId> {
  const key = await createPerson(ctx, tx, person, undefined)
  const rows = staff.map(({ id }) => ({
    authority_id: ctx.authority.id,
    staff_id: id,
    person_id: person,
    since: ctx.now(),
  }))
  await tx.insertInto('assignment').values(rows).execute()
  const { device: _device, ...entry } = aFact({ field: 'levelOfSupport', value: '2' }, { person })
  await appendEntries(ctx, tx, person, key, [{ id: entry.id, text: JSON.stringify(entry) }])
  return entry.id
}
