import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpackEnvelope } from '../../src/protocol/envelope.ts'
import { readEscrowKey, readSealingKeys } from '../../src/server/key-folder.ts'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, runCommand, staffOf, startWaymark } from '../support/waymark.ts'

/**
 * The council's server is put back to last week. Ada and Bo, who share a young person, get everything back that was acknowledged since,
 * from their tablets, and nothing twice. Each test goes on where the one before ended.
 */
let waymark: Waymark
let ada: Tablet
let bo: Tablet
let name = ''
let backup = ''

beforeAll(async () => {
  waymark = await startWaymark()
  backup = join(waymark.folder, 'last-week')
  ada = await Tablet.of(waymark)
  bo = await Tablet.of(waymark)
  for (const [tablet, signIn] of [
    [ada, 'ada'],
    [bo, 'bo'],
  ] as const) {
    await tablet.open()
    await tablet.enrol(staffOf(waymark, signIn))
  }
  const shared = ada.page.getByRole('list', { name: 'Young people' }).getByRole('button')
  name = (await shared.filter({ hasText: 'Fernmoor' }).first().locator('bdi').textContent()) ?? ''
})

afterAll(async () => {
  await ada.destroy()
  await bo.destroy()
  await waymark.close()
})

const command = (...args: string[]) =>
  runCommand(args, { ...process.env, DATA_DIR: waymark.folder, DATABASE_URL: undefined })

/** Asks the server's database, as it lies there. */
function ask<T>(question: string): T[] {
  const database = new SqliteDatabase(join(waymark.folder, 'waymark.sqlite'), { readonly: true })
  try {
    return database.prepare<[], T>(question).all()
  } finally {
    database.close()
  }
}

/** The ids of all entries, in no order; each once, or the database is wrong. */
const entries = () =>
  ask<{ entry_id: string }>('select entry_id from entry')
    .map(({ entry_id }) => entry_id)
    .toSorted()

/** How many of these entries the server has again. */
function backAmong(lost: readonly string[]): number {
  const there = new Set(entries())
  return lost.filter((id) => there.has(id)).length
}

async function record(tablet: Tablet, said: string): Promise<void> {
  await tablet.openPerson(name)
  await tablet.recordContact({ said })
  await expect.poll(() => tablet.status().textContent()).toBe('Sent')
}

/** How often each of these is on the young person's page. */
async function shown(tablet: Tablet, ...said: readonly string[]): Promise<number[]> {
  await tablet.openPerson(name)
  return Promise.all(said.map((text) => tablet.page.locator('.contact-card').filter({ hasText: text }).count()))
}

const [before, byAda, byBo] = ['Said before the backup', 'Said to Ada since', 'Said to Bo since'] as const

test('P20: once it has spoken to the server, a tablet seals to the council’s new key and to the key in the safe', async () => {
  await command('keys', 'escrow', '--out', join(waymark.folder, 'safe.json'))
  await command('keys', 'rotate')
  await ada.lock()
  await ada.unlock()
  await ada.sync()
  await record(ada, before)
  const keys = join(waymark.folder, 'keys')
  const [last] = ask<{ envelope: Buffer }>('select envelope from inbox order by received_at desc, n desc limit 1')
  const recipients = unpackEnvelope(last?.envelope ?? Buffer.alloc(0))?.header.recipients.map(({ kid }) => kid)
  expect(recipients).toEqual([readSealingKeys(keys)[0]?.kid, readEscrowKey(keys)?.kid])
  expect(readSealingKeys(keys)).toHaveLength(2)
})

test('both tablets have what was said before the backup and since', async () => {
  await command('backup', backup)
  await record(ada, byAda)
  await ada.turnRound()
  await ada.agree()
  await ada.giveBack()
  await ada.unlock()
  await bo.sync()
  await record(bo, byBo)
  await ada.sync()
  for (const tablet of [ada, bo]) expect(await shown(tablet, before, byAda, byBo)).toEqual([1, 1, 1])
})

test('P20: the server was restored from last week’s backup: what was acknowledged since comes back from a locked tablet', async () => {
  const whole = entries()
  await bo.goOffline()
  await ada.lock()
  await ada.goOffline()
  await waymark.kill()
  expect(await command('restore', backup, '--replace')).toContain('Every entry opened')
  const restored = new Set(entries())
  const lost = whole.filter((id) => !restored.has(id))
  expect(lost).toHaveLength(3)
  await waymark.restart()
  await ada.goOnline()
  await ada.wakeServiceWorker()
  await expect.poll(() => backAmong(lost)).toBe(2)
})

test('P20: until the other tablet is back, what it alone had sent stays to be seen', async () => {
  await ada.unlock()
  await ada.sync()
  expect(await shown(ada, before, byAda, byBo)).toEqual([1, 1, 1])
})

test('P20: when every tablet has been back, nothing is lost and nothing is there twice', async () => {
  await bo.goOnline()
  await bo.sync()
  await bo.sync()
  await ada.sync()
  for (const tablet of [ada, bo]) {
    expect(await shown(tablet, before, byAda, byBo)).toEqual([1, 1, 1])
    await expect.poll(() => tablet.status().textContent()).toMatch(/^(Sent|Nothing to send)$/)
    expect(tablet.complaints).toEqual([])
  }
  const [counted] = ask<{ held: number; doubled: number }>(
    `select (select count(*) from inbox where state <> 'applied') as held,
            (select count(*) - count(distinct entry_id) from entry) as doubled`,
  )
  expect(counted).toEqual({ held: 0, doubled: 0 })
  await record(ada, 'And life goes on')
  await bo.sync()
  expect(await shown(bo, before, byAda, byBo, 'And life goes on')).toEqual([1, 1, 1, 1])
})

test('P20: a backup older than what a tablet keeps to send again: it seals its own entries anew from the record', async () => {
  const whole = entries()
  await ada.goOffline()
  await waymark.kill()
  await forgetOutbox(ada)
  await command('restore', backup, '--replace')
  await waymark.restart()
  await ada.goOnline()
  await ada.sync()
  await ada.sync()
  await expect.poll(() => ada.status().textContent()).toMatch(/^(Sent|Nothing to send)$/)
  const restored = new Set(entries())
  // What Bo recorded is still for his tablet to send, and stays to be seen until it has.
  expect(whole.filter((id) => !restored.has(id))).toHaveLength(1)
  expect(await shown(ada, before, byAda, byBo, 'And life goes on')).toEqual([1, 1, 1, 1])
  await bo.sync()
  await ada.sync()
  expect(entries()).toEqual(whole)
  for (const tablet of [ada, bo])
    expect(await shown(tablet, before, byAda, byBo, 'And life goes on')).toEqual([1, 1, 1, 1])
})

/** As if a fortnight had gone by: nothing that was acknowledged is kept to be sent again. */
async function forgetOutbox(tablet: Tablet): Promise<void> {
  const removed = await tablet.page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((found) => found.name ?? '')
    const store = names.find((one) => one.startsWith('waymark-') && one !== 'waymark-device') ?? ''
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(store)
      opening.addEventListener('error', () => reject(new Error('the store does not open')))
      opening.addEventListener('success', () => {
        const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox')
        const counting = outbox.count()
        outbox.clear()
        outbox.transaction.addEventListener('complete', () => {
          opening.result.close()
          resolve(counting.result)
        })
      })
    })
  })
  expect(removed).toBeGreaterThan(0)
}
