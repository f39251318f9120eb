import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { HistoryReply } from '../../src/protocol/history.ts'
import { backUp, beginAnew, restore } from '../../src/server/backup/restore.ts'
import { lineageOf } from '../../src/server/lineage.ts'
import { filesHolding } from '../support/canary.ts'
import { someContact } from '../support/entries.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let tablet: TestTablet
  let person: PersonId

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    tablet = await aTablet(server, 'ada', staff)
    person = await server.person(staff)
  })

  afterEach(() => server.close())

  const installation = () => ({
    folder: server.folder,
    databaseUrl: 'url' in server.place ? server.place.url : undefined,
  })
  const backup = () => backUp(installation(), join(server.folder, `backup-${Math.random()}`), server.clock.now)
  const put = (file: string, replace = true) => restore(installation(), file, { replace, now: server.clock.now })
  const texts = async () => {
    const token = await tablet.session()
    const { streams } = await tablet.entries([{ person, after: 0 }], token)
    return streams.flatMap(({ entries }) => entries.map(({ entry }) => entry))
  }
  const sent = async (n: number) => {
    const all = Array.from({ length: n }, () => JSON.stringify(tablet.contact(person)))
    const envelopes = await Promise.all(all.map((text) => tablet.seal(text)))
    const receipts = await tablet.push(...envelopes)
    expect(receipts.map(({ state }) => state)).toEqual(all.map(() => 'applied'))
    return { all, envelopes }
  }

  test('P20: a server put back to an earlier day gets again what it had acknowledged since, and has nothing twice', async () => {
    const early = await sent(2)
    const file = await backup()
    const since = await sent(3)
    const lineage = await lineageOf(server.ctx)
    await server.restart(async () => {
      const restored = await put(file)
      expect(restored).toMatchObject({ people: 1, entries: 2, opened: true, broken: 0 })
      expect(restored.before).toBeDefined()
    })
    expect(await lineageOf(server.ctx)).not.toBe(lineage)
    expect(await texts()).toEqual(early.all)
    const receipts = await tablet.push(...early.envelopes, ...since.envelopes.toReversed())
    expect(new Set(receipts.map(({ state }) => state))).toEqual(new Set(['applied']))
    expect((await texts()).toSorted()).toEqual([...early.all, ...since.all].toSorted())
    expect((await beginAnew(installation(), server.clock.now)).broken).toBe(0)
  })

  test('P21: a restore ends every session, and what was good once is not good again', async () => {
    await server.code(staff)
    const file = await backup()
    await server.restart(() => put(file))
    expect((await server.post('/v1/moved', { v: 1, after: 0 }, tablet.reply.session.token)).status).toBe(401)
    const { db } = server.ctx.db
    for (const table of ['session', 'challenge'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
    expect(await db.selectFrom('enrolment_code').select('used_at').where('used_at', 'is', null).execute()).toEqual([])
  })

  test('a tablet hears with its push-only token which history answers, and sees through a stale answer by its own number', async () => {
    const nonce = toBase64Url(new Uint8Array(16).fill(7))
    const reply = await server.post('/v1/history', { v: 1, nonce }, tablet.reply.pushToken)
    const said = HistoryReply.parse(await reply.json())
    expect(said).toEqual({
      v: 1,
      nonce,
      lineage: await lineageOf(server.ctx),
      now: new Date(server.clock.now).toISOString(),
    })
    expect((await server.post('/v1/history', { v: 1, nonce }, tablet.reply.session.token)).status).toBe(401)
    expect((await server.post('/v1/history', { v: 1 }, tablet.reply.pushToken)).status).toBe(400)
  })

  test('P20: a backup is whole while the server goes on writing, holds everything from before it began, and no key', async () => {
    const early = await sent(3)
    const writing = { goesOn: true }
    const load = (async () => {
      while (writing.goesOn) await sent(1)
    })()
    const file = await backup()
    writing.goesOn = false
    await load
    const whole = await texts()
    const master = readFileSync(join(server.folder, 'keys', 'master.key'))
    expect(readFileSync(file).includes(master)).toBe(false)
    await server.restart(() => put(file))
    const restored = await texts()
    expect(restored.slice(0, 3).toSorted()).toEqual(early.all.toSorted())
    expect(restored).toEqual(whole.slice(0, restored.length))
  })

  test('P20: what was said is not to be read in a backup', async () => {
    const contact = someContact({ notes: [{ source: 'young-person', text: 'Keeps zebrafinches.' }] })
    await tablet.push(await tablet.seal(tablet.contact(person, { contact })))
    const folder = join(server.folder, 'backups')
    mkdirSync(folder)
    const file = await backUp(installation(), folder, server.clock.now)
    expect(readdirSync(folder)).toEqual([file.slice(folder.length + 1)])
    expect(filesHolding(folder, ['zebrafinch', 'guidance-interview'])).toEqual([])
  })

  test('a restore that cannot be right leaves everything as it was, and says why', async () => {
    const { all } = await sent(2)
    const file = await backup()
    const lineage = await lineageOf(server.ctx)
    const bad = join(server.folder, 'bad')
    const whole = readFileSync(file)
    await server.restart(async () => {
      await expect(put(file, false)).rejects.toThrow('--replace')
      await expect(put(join(server.folder, 'nowhere'))).rejects.toThrow('no file of that name')
      writeFileSync(bad, 'minutes of a meeting')
      await expect(put(bad)).rejects.toThrow('not a backup of Waymark')
      writeFileSync(bad, whole.subarray(0, Math.floor(whole.length / 2)))
      await expect(put(bad)).rejects.toThrow(/damaged|could not do it/)
      const elsewhere = kind === 'sqlite' ? 'PGDMP' : 'SQLite format 3\0'
      writeFileSync(bad, elsewhere)
      await expect(put(bad)).rejects.toThrow('DATABASE_URL')
    })
    expect(await lineageOf(server.ctx)).toBe(lineage)
    expect(await texts()).toEqual(all)
    expect(readdirSync(server.folder).filter((name) => name.startsWith('restoring-'))).toEqual([])
  })

  test('P20: a backup of another council’s keys, or whose records do not agree with themselves, is refused', async () => {
    const { all } = await sent(2)
    const master = join(server.folder, 'keys', 'master.key')
    const right = readFileSync(master)
    const { db } = server.ctx.db
    const file = await backup()
    await db
      .updateTable('entry')
      .set({ hash: Buffer.alloc(32, 1) })
      .where('seq', '=', 1)
      .execute()
    const broken = await backup()
    const { hash } = await db.selectFrom('stream_head').select('hash').executeTakeFirstOrThrow()
    expect(Buffer.from(hash).equals(Buffer.alloc(32, 1))).toBe(false)
    await server.restart(async () => {
      writeFileSync(master, Buffer.alloc(32, 9))
      await expect(put(file)).rejects.toThrow('do not open this database')
      writeFileSync(master, right)
      await expect(put(broken)).rejects.toThrow('1 of 1 records do not agree')
      renameSync(join(server.folder, 'keys'), join(server.folder, 'keys-elsewhere'))
      expect(await put(file)).toMatchObject({ entries: 2, opened: false })
      renameSync(join(server.folder, 'keys-elsewhere'), join(server.folder, 'keys'))
    })
    expect(await texts()).toEqual(all)
  })
})

test('the embedded database is not taken from under a running server', async () => {
  const server = await aServer(undefined)
  const installation = { folder: server.folder, databaseUrl: undefined }
  const file = await backUp(installation, join(server.folder, 'backup'), server.clock.now)
  const options = { replace: true, now: server.clock.now }
  await expect(restore(installation, file, options)).rejects.toThrow('Stop it, then restore')
  await server.staff('ada')
  expect(existsSync(`${file}.partial`)).toBe(false)
  await expect(backUp(installation, file, server.clock.now)).rejects.toThrow('Nothing was written')
  await server.close()
})

test('a database that cannot be opened any more is replaced, and kept', async () => {
  const server = await aServer(undefined)
  await server.staff('ada')
  const installation = { folder: server.folder, databaseUrl: undefined }
  const file = await backUp(installation, join(server.folder, 'backup'), server.clock.now)
  await server.restart(async () => {
    const place = join(server.folder, 'waymark.sqlite')
    writeFileSync(place, Buffer.alloc(8_192, 3))
    const { before } = await restore(installation, file, { replace: true, now: server.clock.now })
    expect(readFileSync(before ?? '')).toEqual(Buffer.alloc(8_192, 3))
  })
  expect((await server.ctx.db.db.selectFrom('account').selectAll().execute()).length).toBe(1)
  await server.close()
})

test('PostgreSQL’s own programs are asked for in one line where they are missing', async () => {
  const server = await aServer(inject('postgres'))
  const path = process.env['PATH']
  process.env['PATH'] = server.folder
  const installation = { folder: server.folder, databaseUrl: 'url' in server.place ? server.place.url : undefined }
  const backup = backUp(installation, join(server.folder, 'backup'), server.clock.now)
  await expect(backup).rejects.toThrow('pg_dump is not installed here')
  process.env['PATH'] = path
  await server.close()
})
