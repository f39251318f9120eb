import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, runCommand, staffOf, startWaymark } from '../support/waymark.ts'

/** A tablet is lost. What was saved on it reaches the council, and then there is nothing on it. */
let waymark: Waymark
let tablet: Tablet

beforeAll(async () => {
  waymark = await startWaymark()
  tablet = await Tablet.of(waymark)
  await tablet.open()
  await tablet.enrol(staffOf(waymark, 'ada'))
})

afterAll(async () => {
  await tablet.destroy()
  await waymark.close()
})

/** What the council's IT types. */
function command(...args: string[]): Promise<string> {
  return runCommand(args, { ...process.env, DATA_DIR: waymark.folder, DATABASE_URL: undefined })
}

/** How many rows of each table lie in each of the app's databases, read without the app. */
function rowsOnDisk(page: Page): Promise<Record<string, Record<string, number>>> {
  return page.evaluate(async () => {
    const rows: Record<string, Record<string, number>> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      if (name === 'waymark-device') continue
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error))
      })
      const counts: Record<string, number> = {}
      for (const table of database.objectStoreNames) {
        counts[table] = await new Promise<number>((resolve) => {
          const asked = database.transaction(table).objectStore(table).count()
          asked.addEventListener('success', () => resolve(asked.result))
        })
      }
      database.close()
      rows[name] = counts
    }
    return rows
  })
}

test('P20, P21: a lost tablet that stays locked sends what it has, then keeps nothing, with its page closed', async () => {
  await tablet.openPerson('Quillfeather')
  await tablet.goOffline()
  await tablet.recordContact({ said: 'The last words on a lost tablet' })
  await tablet.lock()
  const before = Object.values(await rowsOnDisk(tablet.page))[0]
  expect(before).toMatchObject({ slots: 1 })
  expect(before?.['dossiers']).toBeGreaterThan(10)
  // Any page of the same origin that is not the app: the service worker is alone.
  await tablet.page.goto('about:blank')
  const [, id = ''] = /^(\S+)\tAda Testcase/m.exec(await command('tablets')) ?? []
  expect(await command('retire', id, '--why', 'lost')).toContain('Taken out of use')
  expect(await command('assess', id)).toMatch(/Told to remove everything\tno/)
  await tablet.goOnline()
  await expect
    .poll(
      async () => {
        await tablet.wakeServiceWorker()
        return command('tablets')
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toContain('retired, wiped')
  expect(waymark.log()).toMatch(/"event":"held".*"reason":"retired-device"/)
  // While two documents send at once, one may count what the other has on its way; the next round says what is left then.
  await expect
    .poll(
      async () => {
        await tablet.wakeServiceWorker()
        return command('assess', id)
      },
      { timeout: 30_000, interval: 2_000 },
    )
    .toContain('0 entries still to send')
  const assessed = await command('assess', id)
  expect(assessed).toMatch(/Says that it did\t\S+\tnot signed: it was locked\t0 entries still to send/)
  expect(assessed).toMatch(/Entries from it that wait for a person\t1/)
  expect(assessed).toMatch(/Young people on it now\t0/)
  expect(assessed).not.toMatch(/quillfeather/i)
  await tablet.visit()
  await tablet.heading('This tablet is out of use').waitFor()
  await tablet.page.getByText('Everything that was saved on it has been sent.').waitFor()
  expect(await rowsOnDisk(tablet.page)).toEqual({})
})

test('a tablet that turned up is set up again, as a new one', async () => {
  await tablet.page.getByRole('button', { name: 'Set this tablet up again' }).click()
  await tablet.enrol({ ...staffOf(waymark, 'ada'), code: await waymark.newCode('ada') })
  const tablets = (await command('tablets')).trim().split('\n')
  expect(tablets.map((line) => line.split('\t').at(-1))).toEqual(['in use', 'retired, wiped'])
})

test('P21: whoever is withdrawn leaves the tablet, which says so to the council, and everybody else stays', async () => {
  const people = () => tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button')
  const schools = people().filter({ hasText: 'Testbury High School' })
  await tablet.page.getByRole('button', { name: 'Caseload', exact: true }).first().click()
  await people().first().waitFor()
  const before = Object.values(await rowsOnDisk(tablet.page))[0]
  const leaving = Number(/^\d+/.exec(await command('withdraw', 'ada', '--school', 'Testbury High School')))
  expect(leaving).toBeGreaterThan(0)
  expect(await schools.count()).toBeGreaterThan(0)
  await tablet.sync()
  const after = Object.values(await rowsOnDisk(tablet.page))[0]
  for (const table of ['keys', 'dossiers']) expect(after?.[table]).toBe((before?.[table] ?? 0) - leaving)
  const given = /(\d+) young people\tlast heard of [^\n]*in use/
  await expect
    .poll(async () => Number(given.exec(await command('tablets'))?.[1]), { timeout: 30_000 })
    .toBe(after?.['keys'])
  await tablet.page.getByRole('button', { name: 'Caseload', exact: true }).first().click()
  await people().first().waitFor()
  expect(await schools.count()).toBe(0)
  // The vault has another key now, and the same passphrase opens it.
  await tablet.lock()
  await tablet.unlock()
  await people().first().waitFor()
  expect(await schools.count()).toBe(0)
  await expect.poll(() => tablet.status().textContent()).toBe('Nothing to send')
})

/** Somebody of the fictional council who is at a school. */
function somebodyAt(school: string): { given: string; family: string; born: string } {
  const list = readFileSync(new URL('../../src/server/demo/authority.xml', import.meta.url), 'utf8')
  const record = list.split('</YoungPersonsRecord>').find((one) => one.includes(`<EstablishmentName>${school}<`)) ?? ''
  const value = (name: string) => new RegExp(`<${name}>([^<]+)<`).exec(record)?.[1] ?? ''
  return { given: value('GivenName'), family: value('FamilyName'), born: value('DOB') }
}

test('P21: an adviser takes access for a day to somebody by name and date of birth, and a manager ends it', async () => {
  const { given, family, born } = somebodyAt('Testbury High School')
  const { page } = tablet
  await page.getByRole('button', { name: 'Caseload', exact: true }).first().click()
  await page.getByRole('button', { name: 'Someone not on your list' }).click()
  await page.getByRole('button', { name: /I need their record now/ }).click()
  await page.getByLabel('First name').fill(given)
  await page.getByLabel('Last name').fill(family)
  for (const [index, part] of ['Year', 'Month', 'Day'].entries())
    await page.getByLabel(part, { exact: true }).fill(born.split('-')[index] ?? '')
  await page.getByLabel('Why you need to see their record').fill('They came to the drop-in today')
  await page.getByRole('radio', { name: '24 hours' }).check()
  await page.getByRole('button', { name: 'Ask for access' }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(family) }).waitFor()
  const before = Object.values(await rowsOnDisk(page))[0]
  const mo = staffOf(waymark, 'mo')
  await page.getByRole('button', { name: 'This tablet', exact: true }).click()
  await page.getByRole('button', { name: 'Staff, enrolment codes and held entries' }).click()
  await page.getByLabel('Sign-in name').fill(mo.signIn)
  await page.getByLabel('Password').fill(mo.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('They came to the drop-in today').waitFor()
  await page
    .getByRole('button', { name: 'End now' })
    .filter({ hasText: `${given} ${family}` })
    .click()
  await page.getByText(/Seen by Mo Placeholder/).waitFor()
  await tablet.sync()
  const after = Object.values(await rowsOnDisk(page))[0]
  expect(after?.['keys']).toBe((before?.['keys'] ?? 0) - 1)
})

test('P20: taken out of use for one of two advisers, the tablet removes what is theirs, and the other works on', async () => {
  const { page } = tablet
  await tablet.lock()
  await page.getByRole('button', { name: 'Add another adviser to this tablet' }).click()
  await tablet.enrol(staffOf(waymark, 'bo'))
  const [, id = ''] = /^(\S+)\tAda Testcase[^\n]*in use$/m.exec(await command('tablets')) ?? []
  expect(Object.keys(await rowsOnDisk(page))).toHaveLength(2)
  await command('retire', id, '--why', 'lost')
  await expect
    .poll(
      async () => {
        await tablet.wakeServiceWorker()
        return Object.keys(await rowsOnDisk(page)).length
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBe(1)
  // Bo was in all the time.
  await tablet.openPerson('Quillfeather')
  await tablet.recordContact({ said: 'Written after it' })
  await tablet.sync()
  await tablet.lock()
  expect(await page.getByRole('radio', { name: 'Adviser 2' }).isChecked()).toBe(true)
  await page.getByRole('radio', { name: 'Adviser 1' }).check()
  await page.getByRole('heading', { name: 'This tablet is out of use for Adviser 1' }).waitFor()
  await page.getByRole('button', { name: 'Take Adviser 1 off this list' }).click()
  await page.getByLabel('Passphrase').waitFor()
  expect(await page.getByRole('radio').count()).toBe(0)
  await tablet.unlock()
  await page.getByRole('list', { name: 'Young people' }).waitFor()
})
