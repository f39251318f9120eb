import * as z from 'zod/mini'
import { fromBase64Url } from '../../src/lib/bytes.ts'
import type { Sealed } from '../../src/lib/sealed.ts'
import { openStore } from '../../src/store/database.ts'
import { Device } from '../../src/store/device.ts'
import { askEntries, askMoved } from '../../src/sync/pull.ts'
import { pushOnce } from '../../src/sync/push.ts'

/**
 * The app's own courier in a real browser, without the app: what waits in a real outbox is pushed, and streams are asked for,
 * through whatever network this page was opened in. The test calls `courier`; nothing here decides what is right.
 */
const Rows = z.array(z.object({ hash: z.string(), envelope: z.string() }))

const vault = 'torture'
const store = openStore(vault)
let device: Device | undefined

const ours = {
  /** Says whose tablet this is. */
  be: (given: unknown) => {
    device = Device.parse({ v: 1, vault, ...(given as object) })
  },
  /** Saves these together. */
  save: (given: unknown) => save(Rows.parse(given)),
  /** Saves each of these, pushing once after each; gives what each push said. */
  send: async (given: unknown) => {
    const outcomes = []
    for (const row of Rows.parse(given)) {
      await save([row])
      outcomes.push(await push())
    }
    return outcomes
  },
  /** Pushes so many times; gives what each push said. */
  push: async (times: number) => {
    const outcomes = []
    for (let n = 0; n < times; n++) outcomes.push(await push())
    return outcomes
  },
  /** The envelopes that the store does not take to be with the server. */
  waiting: async () => (await store.waiting(10_000, Number.MAX_SAFE_INTEGER)).map(({ hash }) => hash),
  /** Every envelope that was ever saved. */
  saved: async () => (await store.outbox()).map(({ hash }) => hash),
  pull: async (token: string, person: unknown) => {
    const moved = await askMoved(token, 0)
    const entries = await askEntries(token, [{ person: person as never, after: 0 }])
    return { moved, entries }
  },
}

async function save(rows: z.infer<typeof Rows>): Promise<void> {
  const outbox = rows.map(({ hash, envelope }) => {
    const bytes = fromBase64Url(envelope)
    if (!bytes) throw new Error('not an envelope')
    return { hash, envelope: bytes, about: new Uint8Array([1]) as Sealed }
  })
  const saved = await store.commit({ outbox })
  if (!saved.ok) throw new Error(`not saved: ${saved.error}`)
}

async function push() {
  if (!device) throw new Error('nobody’s tablet')
  return { ...(await pushOnce({ store, device })), waiting: (await store.counts()).waiting }
}

export type Courier = typeof ours
Object.assign(globalThis, { courier: ours })
