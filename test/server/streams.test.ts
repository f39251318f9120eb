import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { EMPTY_STREAM_HASH, streamHashInput } from '../../src/protocol/stream.ts'
import { assign, withdraw } from '../../src/server/caseloads.ts'
import type { Context } from '../../src/server/context.ts'
import { appendEntries, personKey } from '../../src/server/streams.ts'
import { anId } from '../support/entries.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

const WRITERS = 6
const APPENDS = 60
const PEOPLE = 20

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let tablet: TestTablet

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    tablet = await aTablet(server, 'ada', staff)
  })

  afterEach(() => server.close())

  async function append(ctx: Context, person: PersonId, text: string): Promise<void> {
    const key = await personKey(ctx, ctx.db.db, person)
    if (!key) throw new Error('nobody')
    await ctx.db.transact((tx) => appendEntries(ctx, tx, person, key, [{ id: anId(), text }]).then(() => undefined))
  }

  /** Follows the feed as a tablet does, and checks every number and hash on the way. */
  function aReader() {
    const held = new Map<string, { seq: number; hash: Uint8Array; texts: string[] }>()
    let after = 0
    return {
      held,
      read: async () => {
        for (;;) {
          const page = await tablet.moved(after)
          const wants = page.moved.map(({ person }) => ({ person, after: held.get(person)?.seq ?? 0 }))
          await fetchAll(wants)
          after = page.next
          if (!page.more) return
        }
      },
    }
    async function fetchAll(wanted: { person: PersonId; after: number }[]): Promise<void> {
      let wants = wanted
      while (wants.length > 0) {
        const reply = await tablet.entries(wants)
        for (const stream of reply.streams) {
          const own = held.get(stream.person) ?? { seq: 0, hash: EMPTY_STREAM_HASH, texts: [] }
          for (const { seq, entry } of stream.entries) {
            expect(seq).toBe(own.seq + 1)
            own.seq = seq
            own.hash = createHash('sha256').update(streamHashInput(own.hash, entry)).digest()
            own.texts.push(entry)
          }
          expect(toBase64Url(own.hash)).toBe(stream.hash)
          held.set(stream.person, own)
        }
        wants = reply.more.map((person) => ({ person, after: held.get(person)?.seq ?? 0 }))
      }
    }
  }

  test('six writers and a polling reader: nothing skipped, no gap, nothing twice', async () => {
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => server.person(staff)))
    const writers = await Promise.all(Array.from({ length: WRITERS }, () => server.another()))
    const reader = aReader()
    const written: string[] = []
    const done = { all: false }
    const work = writers.map(async (ctx, writer) => {
      for (let n = 0; n < APPENDS; n++) {
        const text = JSON.stringify({ writer, n })
        await append(ctx, people[(writer * 7 + n * 3) % PEOPLE] ?? people[0] ?? ('' as PersonId), text)
        written.push(text)
      }
    })
    const reading = (async () => {
      while (!done.all) await reader.read()
    })()
    await Promise.all(work)
    done.all = true
    await reading
    await reader.read()
    const read = [...reader.held.values()].flatMap(({ texts }) => texts)
    expect(read.toSorted()).toEqual(written.toSorted())
    expect(read).toHaveLength(WRITERS * APPENDS)
  })

  test('a stream longer than a page comes in parts, whole', async () => {
    const person = await server.person(staff)
    const texts = Array.from({ length: 40 }, (_, n) => `${n} ${'x'.repeat(60_000)}`)
    for (const text of texts) await append(server.ctx, person, text)
    const reader = aReader()
    await reader.read()
    expect(reader.held.get(person)?.texts).toEqual(texts)
  })

  test('P21: who leaves a caseload is gone from the feed, and from every answer', async () => {
    const person = await server.person(staff)
    await append(server.ctx, person, 'said')
    const before = await tablet.moved()
    expect(before.moved).toEqual([{ person, head: 1, gone: false }])
    expect(await withdraw(server.ctx, staff, [person])).toBe(1)
    const after = await tablet.moved(before.next)
    expect(after.moved).toMatchObject([{ person, gone: true }])
    expect((await tablet.entries([{ person, after: 0 }])).streams).toEqual([])
    expect(await assign(server.ctx, staff, [person])).toBe(1)
    expect((await tablet.moved(after.next)).moved).toEqual([{ person, head: 1, gone: false }])
  })

  test('a question about nothing new is answered with nothing', async () => {
    const person = await server.person(staff)
    await append(server.ctx, person, 'said')
    const { next } = await tablet.moved()
    expect(await tablet.moved(next)).toMatchObject({ moved: [], next, more: false })
    expect((await tablet.entries([{ person, after: 1 }])).streams).toMatchObject([{ head: 1, entries: [] }])
  })
})
