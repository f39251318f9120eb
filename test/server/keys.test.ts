import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { backUp, restore } from '../../src/server/backup/restore.ts'
import { openDatabase } from '../../src/server/db/database.ts'
import { type EscrowFile, newEscrowFile } from '../../src/server/escrow/escrow-file.ts'
import { recoverKeys } from '../../src/server/escrow/recover.ts'
import { beginEscrow, rotateSealingKey } from '../../src/server/escrow/rotate.ts'
import { KeysMissing } from '../../src/server/key-folder.ts'
import { openKeys } from '../../src/server/keys.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'
import { runCommand, startWaymark } from '../support/waymark.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let tablet: TestTablet
  let person: PersonId
  let keys: string

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    tablet = await aTablet(server, 'ada', staff)
    person = await server.person(staff)
    keys = join(server.folder, 'keys')
  })

  afterEach(() => server.close())

  const installation = () => ({
    folder: server.folder,
    databaseUrl: 'url' in server.place ? server.place.url : undefined,
  })
  const outcomes = async (...envelopes: readonly Uint8Array[]) =>
    (await tablet.push(...envelopes)).map(({ state, reason }) => reason ?? state).toSorted()
  const texts = async () => {
    const { streams } = await tablet.entries([{ person, after: 0 }], await tablet.session())
    return streams.flatMap(({ entries }) => entries.map(({ entry }) => entry))
  }
  const escrow = async (): Promise<EscrowFile> => {
    const file = await newEscrowFile(server.ctx.authority, server.clock.now)
    await beginEscrow(server.ctx, keys, file, { replace: true, keep: (kept) => kept })
    return file
  }
  const recover = async (file: EscrowFile) => {
    const db = await openDatabase(server.place)
    try {
      return await recoverKeys({ db, folder: keys, log: server.ctx.log, now: server.ctx.now }, file)
    } finally {
      await db.close()
    }
  }
  const kids = () => server.ctx.keys.sealingKeys.map(({ kid }) => kid)

  test('P20: a new sealing key is given out at once, and what was sealed to the old one still opens', async () => {
    const other = await server.another()
    const [old] = kids()
    const before = await tablet.seal(tablet.contact(person))
    const made = await rotateSealingKey(server.ctx, keys)
    expect(kids()).toEqual([made.kid])
    expect(other.keys.sealingKeys.map(({ kid }) => kid)).toEqual([made.kid])
    expect(await other.keys.sealingPair(made.kid)).toBeDefined()
    const after = await tablet.seal(tablet.contact(person))
    expect(await outcomes(after, before)).toEqual(['applied', 'applied'])
    expect(made.kid).not.toBe(old)
    await server.restart(() => Promise.resolve())
    expect(await outcomes(await tablet.seal(tablet.contact(person)))).toEqual(['applied'])
    for (const name of readdirSync(keys)) expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600)
  })

  test('two who rotate at once: nobody’s new key is lost, and one who is cut off is told', async () => {
    const both = await Promise.allSettled([rotateSealingKey(server.ctx, keys), rotateSealingKey(server.ctx, keys)])
    writeFileSync(join(keys, 'sealing-keys.json.next'), '')
    await expect(rotateSealingKey(server.ctx, keys)).rejects.toThrow('Somebody else is changing the keys')
    const made = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.kid] : []))
    expect(made.length).toBeGreaterThan(0)
    for (const kid of made) expect(await server.ctx.keys.sealingPair(kid)).toBeDefined()
    expect(made).toContain(kids()[0])
    expect(await outcomes(await tablet.seal(tablet.contact(person)))).toEqual(['applied'])
  })

  test('P20: the key folder is lost: the escrow file and the database bring back everything', async () => {
    const before = await tablet.seal(tablet.contact(person))
    const file = await escrow()
    expect(kids()).toEqual([kids()[0], file.kid])
    const waits = await tablet.seal(tablet.contact(nobody()))
    expect(await outcomes(await tablet.seal(tablet.contact(person)), waits)).toEqual(['applied', 'not-in-caseload'])
    await rotateSealingKey(server.ctx, keys)
    const onTheWay = await tablet.seal(tablet.contact(person))
    const said = await texts()
    const lost = join(server.folder, 'lost')
    cpSync(keys, lost, { recursive: true })
    await server.restart(async () => {
      rmSync(keys, { recursive: true })
      await expect(openKeys(keys, false)).rejects.toThrow(KeysMissing)
      expect(await recover(file)).toMatchObject({
        people: 1,
        entries: 1,
        broken: 0,
        envelopes: { opened: 0, still: 0 },
      })
    })
    for (const name of readdirSync(lost))
      expect([name, readFileSync(join(keys, name)).equals(readFileSync(join(lost, name)))]).toEqual([name, true])
    expect(await texts()).toEqual(said)
    expect(await outcomes(before, onTheWay)).toEqual(['applied', 'applied'])
    expect((await texts()).length).toBe(3)
  })

  test('P20: a key made since the backup is lost with the folder: what is sealed to it opens with the escrow file', async () => {
    const file = await escrow()
    const backup = await backUp(installation(), join(server.folder, 'backup'), server.clock.now)
    await rotateSealingKey(server.ctx, keys)
    const text = JSON.stringify(tablet.contact(person))
    const envelope = await tablet.seal(text)
    expect(await outcomes(envelope)).toEqual(['applied'])
    await server.restart(async () => {
      rmSync(keys, { recursive: true })
      await restore(installation(), backup, { replace: true, now: server.clock.now })
      await recover(file)
    })
    expect(await outcomes(envelope)).toEqual(['cannot-open'])
    expect((await recover(file)).envelopes).toEqual({ opened: 1, still: 0 })
    expect(await outcomes(envelope)).toEqual(['applied'])
    expect(await texts()).toEqual([text])
  })

  test('an escrow that cannot be right changes nothing, and says why', async () => {
    const foreign = await newEscrowFile({ ...server.ctx.authority, id: nobody() as never }, server.clock.now)
    await expect(recover(await newEscrowFile(server.ctx.authority, 0))).rejects.toThrow('Nothing in this database')
    const first = await escrow()
    await expect(recover(foreign)).rejects.toThrow('another council')
    const file = await newEscrowFile(server.ctx.authority, server.clock.now)
    const keep = (kept: EscrowFile) => kept
    await expect(beginEscrow(server.ctx, keys, file, { replace: false, keep })).rejects.toThrow('--replace')
    const failing = () => {
      throw new Error('the disk is full')
    }
    await expect(beginEscrow(server.ctx, keys, file, { replace: true, keep: failing })).rejects.toThrow('full')
    expect(kids()[1]).toBe(first.kid)
    const second = await escrow()
    await expect(recover(first)).rejects.toThrow('not the newest')
    await expect(recover({ ...second, privateKey: first.privateKey })).rejects.toThrow('do not open')
    writeFileSync(join(keys, 'master.key'), Buffer.alloc(32, 1))
    await expect(recover(second)).rejects.toThrow('another installation')
  })

  test('P20: without the escrow file, the sealed keys in the database open nothing', async () => {
    const file = await escrow()
    const { db } = server.ctx.db
    const { value } = await db.selectFrom('meta').select('value').where('name', '=', 'escrow').executeTakeFirstOrThrow()
    const master = readFileSync(join(keys, 'master.key'))
    expect(value).not.toContain(file.privateKey)
    for (const encoding of ['base64url', 'hex', 'base64'] as const)
      expect(value).not.toContain(master.toString(encoding))
    expect(existsSync(join(keys, 'escrow.json'))).toBe(true)
    for (const name of readdirSync(keys)) expect(readFileSync(join(keys, name), 'utf8')).not.toContain(file.privateKey)
  })
})

test('P20: the drill at the command line: escrow, rotation, backup, everything lost, everything back', async () => {
  const waymark = await startWaymark()
  const env = { ...process.env, DATA_DIR: waymark.folder, DATABASE_URL: undefined }
  const [escrow, keys] = [join(waymark.folder, 'for-the-safe.json'), join(waymark.folder, 'keys')]
  expect(await runCommand(['keys', 'escrow', '--out', escrow], env)).toContain('keep it in a safe')
  expect(await runCommand(['keys', 'rotate'], env)).toContain('New key')
  const listed = await runCommand(['keys', 'list'], env)
  expect(listed.match(/tablets seal to it|opens what still arrives|kept off-line/g)).toHaveLength(3)
  const made = await runCommand(['backup', join(waymark.folder, 'backup')], env)
  expect(made).toContain('It does not hold the keys')
  await expect(runCommand(['restore', join(waymark.folder, 'backup')], env)).rejects.toThrow('--replace')
  await expect(runCommand(['restore', join(waymark.folder, 'backup'), '--replace'], env)).rejects.toThrow('Stop it')
  await waymark.kill()
  rmSync(keys, { recursive: true })
  for (const name of ['waymark.sqlite', 'waymark.sqlite-wal', 'waymark.sqlite-shm'])
    rmSync(join(waymark.folder, name), { force: true })
  const restored = await runCommand(['restore', join(waymark.folder, 'backup')], env)
  expect(restored).toContain('Nothing was opened, because the keys are not in')
  expect(await runCommand(['keys', 'recover', '--escrow', escrow], env)).toContain('0 records do not come out whole')
  expect(await runCommand(['restored'], env)).toContain('Every entry opened')
  await waymark.restart()
  expect(await runCommand(['staff', 'list'], env)).toMatch(/ada\tadviser\t1\d\d young people/)
  await waymark.close()
})
