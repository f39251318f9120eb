import type { DeviceId, PersonId } from '../../src/domain/ids.ts'
import { OfficeSessionReply } from '../../src/protocol/office.ts'
import { addStaff } from '../../src/server/accounts.ts'
import { hashText, newId } from '../../src/server/context.ts'
import { startSession } from '../../src/server/sessions.ts'
import { type TestTablet, aTablet } from './sealing.ts'
import { PASSWORD, type TestServer, aServer } from './server.ts'

/** Everybody who might ask, by the token that they have. `elsewhere`: an adviser of another council on the same database. */
export const askers = [
  'nobody',
  'garbage',
  'push token',
  'other push token',
  'retired push token',
  'adviser',
  'other adviser',
  'manager',
  'expired',
  'retired',
  'elsewhere',
] as const
export type Asker = (typeof askers)[number]

/** A council with two advisers, who share nobody, and a manager. */
export interface World {
  readonly server: TestServer
  readonly ada: TestTablet
  readonly bo: TestTablet
  /** Whom each of them has. */
  readonly adas: PersonId
  readonly bos: PersonId
  readonly tokens: { readonly [A in Asker]: string | undefined }
}

/** Makes the council, on a fresh database of either kind. */
export async function aWorld(postgres: string | undefined): Promise<World> {
  const server = await aServer(postgres)
  const [adaId, boId] = [await server.staff('ada'), await server.staff('bo')]
  await server.staff('mo', 'manager')
  const [ada, bo] = [await aTablet(server, 'ada', adaId), await aTablet(server, 'bo', boId)]
  const lost = await aTablet(server, 'ada', adaId)
  const { db } = server.ctx.db
  await db.updateTable('device').set({ retired_at: 1 }).where('id', '=', lost.reply.device).execute()
  const expired = await ada.session()
  const tokens = {
    nobody: undefined,
    garbage: 'x'.repeat(43),
    'push token': ada.reply.pushToken,
    'other push token': bo.reply.pushToken,
    'retired push token': lost.reply.pushToken,
    adviser: await ada.session(),
    'other adviser': await bo.session(),
    manager: await managerToken(server),
    expired,
    retired: lost.reply.session.token,
    elsewhere: await sessionElsewhere(server),
  }
  await expire(server, expired)
  return { server, ada, bo, adas: await server.person(adaId), bos: await server.person(boId), tokens }
}

async function managerToken(server: TestServer): Promise<string> {
  const reply = await server.post('/v1/office/session', { v: 1, signIn: 'mo', password: PASSWORD })
  return OfficeSessionReply.parse(await reply.json()).session.token
}

/** An adviser's session at another council that lies in the same database. */
async function sessionElsewhere(server: TestServer): Promise<string> {
  const authority = { ...server.ctx.authority, id: newId() as typeof server.ctx.authority.id }
  const ctx = { ...server.ctx, authority }
  const staff = await addStaff(ctx, { signIn: 'ada', name: 'Ada Elsewhere', role: 'adviser', password: PASSWORD })
  if (!staff) throw new Error('the sign-in is taken')
  const device = newId() as DeviceId
  const row = { public_key: 'none', push_token_hash: hashText(device), enrolled_at: 1, retired_at: null }
  await ctx.db.db
    .insertInto('device')
    .values({ authority_id: authority.id, id: device, staff_id: staff, ...row })
    .execute()
  return (await startSession(ctx, staff, device)).token
}

async function expire({ ctx }: TestServer, token: string): Promise<void> {
  await ctx.db.db.updateTable('session').set({ ends_at: 1 }).where('token_hash', '=', hashText(token)).execute()
}
