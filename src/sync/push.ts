import { toBase64Url } from '../lib/bytes.ts'
import { type Result, ok } from '../lib/result.ts'
import { PushReply, type PushRequest } from '../protocol/push.ts'
import type { Store } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import type { OutboxRow } from '../store/rows.ts'
import { askHistory } from './push-history.ts'
import { type TransportProblem, post } from './transport.ts'

/** How many envelopes, and how many bytes of them, go at once: below what the server takes in one request. */
const AT_ONCE = 50
const BYTES_AT_ONCE = 1_500_000

/** How a push ended. `sent` counts what the server now says that it holds; what is not counted still waits. */
export interface PushOutcome {
  readonly sent: number
  readonly left: number
  readonly problem: TransportProblem | undefined
}

/**
 * Sends what waits in the outbox, oldest first. Needs no key and opens nothing, so that it runs the same in the page and in
 * the service worker, unlocked or not. It may stop anywhere and run again, even twice at once: the server knows an envelope
 * by its hash.
 */
export async function pushOnce(parts: { readonly store: Store; readonly device: Device }): Promise<PushOutcome> {
  const turn = await inTurn(parts.device, () => pushAll(parts.store, parts.device))
  return turn ?? { sent: 0, left: (await parts.store.counts()).waiting, problem: undefined }
}

/** Only one document pushes an outbox at a time, for fairness. A lock held by a frozen tab costs a turn, never an entry. */
async function inTurn<T>({ vault }: Device, work: () => Promise<T>): Promise<T | undefined> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request(`waymark-push-${vault}`, { ifAvailable: true }, async (lock) =>
    lock ? work() : undefined,
  )
}

async function pushAll(store: Store, device: Device): Promise<PushOutcome> {
  // Nothing is kept that another history could have missed.
  if ((await store.outboxSize()) === 0) return { sent: 0, left: 0, problem: undefined }
  const history = await hearHistory(store, device)
  const { waiting } = await store.counts()
  if (waiting === 0) return { sent: 0, left: 0, problem: undefined }
  if (!history.ok && history.error === 'offline') return { sent: 0, left: waiting, problem: 'offline' }
  return pushWaiting(store, device, history.ok ? history.value : undefined)
}

/** Asks which history the server has before anything is sent: what another one acknowledged goes again. */
async function hearHistory(store: Store, device: Device): Promise<Result<string, TransportProblem>> {
  const history = await askHistory(device)
  if (!history.ok) return history
  const { lineage, now } = history.value
  await store.commit({ heard: { lineage, clocks: { server: Date.parse(now), tablet: Date.now() } } })
  return ok(lineage)
}

async function pushWaiting(store: Store, device: Device, begun: string | undefined): Promise<PushOutcome> {
  let sent = 0
  let atOnce = AT_ONCE
  let lineage = begun
  for (;;) {
    const rows = await store.waiting(atOnce, BYTES_AT_ONCE)
    if (rows.length === 0) return { sent, left: 0, problem: undefined }
    const reply = await pushRows(device, rows)
    if (!reply.ok && reply.error === 'too-large' && rows.length > 1) {
      atOnce = Math.ceil(rows.length / 2)
      continue
    }
    const settled = reply.ok ? await settle(store, device, rows, reply.value) : 0
    sent += settled
    const problem = reply.ok ? doubtIn(reply.value, settled, lineage) : reply.error
    if (problem) return { sent, left: (await store.counts()).waiting, problem }
    lineage = reply.ok ? reply.value.lineage : lineage
  }
}

/**
 * What is wrong with a reply that parsed. One that acknowledges nothing would be asked for for ever; so would two servers that take
 * turns and know nothing of each other, so that the history changes from one reply to the next.
 */
function doubtIn(reply: PushReply, settled: number, lineage: string | undefined): TransportProblem | undefined {
  if (settled === 0) return 'not-the-server'
  return lineage !== undefined && reply.lineage !== lineage ? 'server-fault' : undefined
}

function pushRows(device: Device, rows: readonly OutboxRow[]) {
  const request: PushRequest = { v: 1, envelopes: rows.map(({ envelope }) => toBase64Url(envelope)) }
  return post('/v1/push', request, PushReply, { token: device.pushToken })
}

/** Believes receipts for what was sent, under the hash it was sealed with, and nothing else; without one, not the history either. */
async function settle(
  store: Store,
  device: Device,
  rows: readonly OutboxRow[],
  { lineage, receipts }: PushReply,
): Promise<number> {
  const asked = new Set(rows.map(({ hash }) => hash))
  const believed = receipts.filter(({ hash }) => asked.has(hash))
  if (believed.length === 0) return 0
  const stored = await store.commit({ heard: { lineage, receipts: believed } })
  if (stored.ok) tellOthers(device)
  return stored.ok ? new Set(believed.map(({ hash }) => hash)).size : 0
}

/** Other documents that have this vault open count their outbox again. */
function tellOthers({ vault }: Device): void {
  const channel = new BroadcastChannel('waymark')
  channel.postMessage({ kind: 'outbox', vault })
  channel.close()
}
