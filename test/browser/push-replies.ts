import { toBase64Url } from '../../src/lib/bytes.ts'
import type { Store } from '../../src/store/database.ts'
import { pushOnce } from '../../src/sync/push.ts'
import { sha256 } from '../../src/vault/digest.ts'
import { newId } from '../../src/vault/random.ts'

/** A server of this history, as far as a tablet that pushes sees it. */
type Answer = (path: string, body: { nonce: string; envelopes: string[] }) => Promise<object>

const now = '2026-11-24T09:00:00.000Z'

/** Says the truth about its own history. */
function honest(lineage: () => string): Answer {
  return async (path, { nonce, envelopes }) => {
    if (path === '/v1/history') return { v: 1, nonce, lineage: lineage(), now }
    const hashes = await Promise.all(envelopes.map(hashOf))
    return { v: 1, lineage: lineage(), receipts: hashes.map((hash) => ({ hash, state: 'applied' })) }
  }
}

/** Repeats what it once heard: another's number, another's hashes, of a history that never was. */
const stale: Answer = (path) =>
  Promise.resolve(
    path === '/v1/history'
      ? { v: 1, nonce: 'A'.repeat(22), lineage: 'never', now }
      : { v: 1, lineage: 'never', receipts: [{ hash: 'A'.repeat(43), state: 'applied' }] },
  )

async function hashOf(envelope: string): Promise<string> {
  const bytes = Uint8Array.from(atob(envelope.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.codePointAt(0) ?? 0)
  return toBase64Url(await sha256(bytes))
}

/** Pushes what a store holds to servers of every kind, and tells what became of the rows and how often each was asked. */
export async function pushReplies(store: Store, states: (store: Store) => Promise<string>): Promise<string[]> {
  const said: string[] = []
  const push = async (answer: Answer) => {
    const asked: string[] = []
    const real = globalThis.fetch
    globalThis.fetch = async (path, init) => {
      const request = new Request(path, init)
      const { pathname } = new URL(request.url)
      asked.push(pathname.slice('/v1/'.length))
      const body = await answer(pathname, (await request.json()) as Parameters<Answer>[1])
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
    }
    const device = { v: 1, vault: newId(), authority: newId(), device: newId(), pushToken: newId() } as never
    const { problem } = await pushOnce({ store, device })
    globalThis.fetch = real
    said.push(`${asked.join(' ')}: ${await states(store)}${problem ? ` (${problem})` : ''}`)
  }
  await push(honest(() => 'first'))
  await push(stale)
  await push(honest(() => 'second'))
  await push(honest(() => 'second'))
  let turn = 0
  await push(honest(() => `server ${turn++}`))
  return said
}
