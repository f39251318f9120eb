import { toBase64Url } from '../lib/bytes.ts'
import { DRAFTS_AT_ONCE, KeepDraftsReply, type KeepDraftsRequest } from '../protocol/kept-drafts.ts'
import type { Store } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import type { DraftRow } from '../store/rows.ts'
import { type TransportProblem, post } from './transport.ts'

/** How many bytes of copies go at once: below what the server takes in one request. */
const BYTES_AT_ONCE = 1_500_000

type Copied = DraftRow & { readonly copy: NonNullable<DraftRow['copy']> }

/**
 * Hands the copies of half-written forms over to the server, which gives them to the same adviser's next device. Each is
 * dropped here once the server has repeated its hash. Only for a vault that nobody can open any more.
 */
export async function pushDrafts(store: Store, device: Device): Promise<TransportProblem | undefined> {
  const passed = new Set<string>()
  for (;;) {
    const rows = upTo((await store.drafts()).filter(isCopied).filter(({ id }) => !passed.has(id)))
    if (rows.length === 0) return undefined
    const request: KeepDraftsRequest = { v: 1, envelopes: rows.map(({ copy }) => toBase64Url(copy.envelope)) }
    const reply = await post('/v1/drafts/keep', request, KeepDraftsReply, { token: device.pushToken })
    if (!reply.ok) return reply.error
    const done = new Set(reply.value.receipts.filter(({ state }) => state !== 'refused').map(({ hash }) => hash))
    const dropDrafts = rows.filter(({ copy }) => done.has(copy.hash)).map(({ id }) => id)
    if (dropDrafts.length > 0) await store.commit({ dropDrafts })
    // What was refused stays, and is asked for again in the next round, not in this one.
    for (const { id } of rows) passed.add(id)
  }
}

function isCopied(row: DraftRow): row is Copied {
  return row.copy !== undefined
}

/** The first that fit; the first always does. */
function upTo(rows: readonly Copied[]): Copied[] {
  let bytes = 0
  const end = rows.findIndex(({ copy }, index) => (bytes += copy.envelope.length) > BYTES_AT_ONCE && index > 0)
  return rows.slice(0, Math.min(end < 0 ? rows.length : end, DRAFTS_AT_ONCE))
}
