import type { PersonId } from '../domain/ids.ts'
import { canonical } from '../domain/record.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Session, SessionReply } from '../protocol/access.ts'
import type { MovedReply } from '../protocol/pull.ts'
import { WANTS_AT_ONCE, askDecided, askEntries, askMoved, withdrawHeld } from '../sync/pull.ts'
import { startSession } from '../sync/session.ts'
import type { TransportProblem } from '../sync/transport.ts'
import { signSession } from '../vault/device-key.ts'
import { canSealTo } from '../vault/envelope.ts'
import { ACCOUNT, resealCouncil } from './account.ts'
import type { SyncProblem } from './api.ts'
import type { HeldProblem } from './held-api.ts'
import { storeDecisions } from './held.ts'
import type { OpenVault } from './open-vault.ts'
import { forgetGone } from './forget.ts'
import { heldOf, readFeed, receiveEntries, wantsOf, writeFeed } from './receive.ts'
import { leaveHistory } from './resend.ts'

/** The session of an open vault: in memory only, renewed by the device key. */
export interface SessionKeeper {
  session: Session | undefined
}

/** Hears whose pages changed, page by page. */
export type OnPeople = (people: readonly PersonId[]) => Promise<void>

/** How many times a page may bring no one forward before the pull stops and says so. */
const PATIENCE = 3

/** Fetches everything that moved in the caseload. */
export async function pull(
  vault: OpenVault,
  keeper: SessionKeeper,
  onPeople: OnPeople,
): Promise<Result<void, SyncProblem>> {
  for (;;) {
    const page = await pullPage(vault, keeper, onPeople)
    if (!page.ok || !page.value.more) return page.ok ? ok(undefined) : page
  }
}

async function pullPage(
  vault: OpenVault,
  keeper: SessionKeeper,
  onPeople: OnPeople,
): Promise<Result<{ more: boolean }, SyncProblem>> {
  const feed = await readFeed(vault)
  const asked = await withSession(vault, keeper, (token) => askMoved(token, feed.after))
  if (!asked.ok) return asked
  const restarted = feed.lineage !== '' && asked.value.lineage !== feed.lineage
  const moved = restarted ? await withSession(vault, keeper, (token) => askMoved(token, 0)) : asked
  if (!moved.ok) return moved
  const gone = await vault.inTurn(() => forgetGone(vault, moved.value.moved))
  if (!gone.ok) return err(gone.error === 'full' ? 'full' : 'server-fault')
  if (gone.value.length > 0) await onPeople(gone.value)
  const fetched = await fetchAll(vault, keeper, moved.value, onPeople)
  if (!fetched.ok) return fetched
  if (!moved.value.more) await vault.inTurn(() => leaveHistory(vault, moved.value.lineage))
  const written = await vault.inTurn(() => writeFeed(vault, moved.value))
  return written.ok ? ok({ more: moved.value.more }) : err(storeProblem(written.error))
}

async function fetchAll(
  vault: OpenVault,
  keeper: SessionKeeper,
  moved: MovedReply,
  onPeople: OnPeople,
): Promise<Result<void, SyncProblem>> {
  const { lineage } = moved
  let wants = wantsOf(vault, moved)
  let patience = PATIENCE
  while (wants.length > 0) {
    const batch = wants.slice(0, WANTS_AT_ONCE)
    const reply = await withSession(vault, keeper, (token) => askEntries(token, batch))
    if (!reply.ok) return reply
    const received = await vault.inTurn(() => receiveEntries(vault, reply.value, lineage))
    if (!received.ok && received.error !== 'stale') return err(storeProblem(received.error))
    const progressed = received.ok && received.value.length > 0
    if (progressed) await onPeople(received.value)
    // Another tab that was faster may have had less to store: only what is stored counts as fetched.
    const again = new Set(received.ok ? reply.value.more : batch.map(({ person }) => person))
    if (!progressed && again.size > 0 && --patience === 0) return err('server-fault')
    wants = [...batch.filter(({ person }) => again.has(person)), ...wants.slice(WANTS_AT_ONCE)].map(({ person }) => ({
      person,
      after: heldOf(vault, person, lineage) ?? 0,
    }))
  }
  return ok(undefined)
}

/**
 * Follows what was decided about what is held. A server that is older than this app knows nothing of it: then the entry is still
 * said to be held, or to be with the server once it is held no more.
 */
export async function followDecisions(vault: OpenVault, keeper: SessionKeeper, onPeople: OnPeople): Promise<void> {
  const held = await vault.store.held()
  if (held.length === 0) return
  const hashes = held.map(({ hash }) => hash)
  const reply = await withSession(vault, keeper, (token) => askDecided(token, hashes))
  const changed = reply.ok ? await vault.inTurn(() => storeDecisions(vault, reply.value.decided)) : []
  if (changed.length > 0) await onPeople(changed)
}

/** Takes back what is held. `decided`: somebody decided meanwhile, and the tablet knows now what. */
export async function withdraw(
  vault: OpenVault,
  keeper: SessionKeeper,
  { hash, why }: { readonly hash: string; readonly why: string },
  onPeople: OnPeople,
): Promise<Result<void, HeldProblem>> {
  const session = await currentSession(vault, keeper)
  if (!session.ok) return session
  const reply = await withdrawHeld(session.value.token, hash, why)
  if (!reply.ok && reply.error !== 'not-allowed') return err(syncProblem(reply.error))
  await followDecisions(vault, keeper, onPeople)
  return reply.ok ? ok(undefined) : err('decided')
}

/** What a person is told of something that could not be stored. */
function storeProblem(problem: 'full' | 'failed' | 'gap'): SyncProblem {
  return problem === 'failed' ? 'server-fault' : problem
}

/** Asks with a session, starting one when there is none; a session the server no longer knows is renewed once. */
export async function withSession<T>(
  vault: OpenVault,
  keeper: SessionKeeper,
  ask: (token: string) => Promise<Result<T, TransportProblem>>,
): Promise<Result<T, SyncProblem>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const session = await currentSession(vault, keeper)
    if (!session.ok) return session
    const reply = await ask(session.value.token)
    if (reply.ok) return reply
    if (reply.error !== 'signed-out') return err(syncProblem(reply.error))
    keeper.session = undefined
  }
  return err('signed-out')
}

/** The session at hand, or a new one. */
export async function currentSession(vault: OpenVault, keeper: SessionKeeper): Promise<Result<Session, SyncProblem>> {
  if (keeper.session && keeper.session.endsAt > vault.tools.now()) return ok(keeper.session)
  const { authority, device, deviceKey } = vault.account
  const reply = await startSession(device, (nonce) => signSession(deviceKey, authority.id, device, nonce))
  if (!reply.ok) return err(syncProblem(reply.error))
  keeper.session = reply.value.session
  await vault.inTurn(() => keepCouncil(vault, reply.value))
  return ok(reply.value.session)
}

/**
 * Keeps what the council says of itself now, sealed with the account: whom young people may complain to (P37), and the keys to seal
 * to. It is believed because it came over TLS, to a session that this device's own key opened, from the one server it was enrolled at.
 * Keys that nothing could be sealed to are not taken. What cannot be stored today is said again at the next session.
 */
async function keepCouncil(vault: OpenVault, { contact, sealingKeys }: SessionReply): Promise<void> {
  const { account } = vault
  const held = { contact: account.contact ?? null, sealingKeys: account.sealingKeys }
  const usable = (await canSealTo(sealingKeys)) ? sealingKeys : account.sealingKeys
  if (canonical(held) === canonical({ contact: contact ?? null, sealingKeys: usable })) return
  account.contact = contact
  account.sealingKeys = usable
  const secret = await vault.store.secret(ACCOUNT)
  const sealed = secret && (await resealCouncil(vault.keyring, secret, account))
  if (sealed?.ok) await vault.store.commit({ secrets: [{ name: ACCOUNT, sealed: sealed.value }] })
}

/** What a person is told of a request that failed. */
export function syncProblem(problem: TransportProblem): SyncProblem {
  switch (problem) {
    case 'offline':
    case 'not-the-server':
    case 'signed-out':
    case 'too-fast':
    case 'server-fault':
      return problem
    case 'not-allowed':
      return 'signed-out'
    case 'too-large':
    case 'malformed':
      return 'client-too-old'
  }
}
