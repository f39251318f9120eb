import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesHolding } from '../support/canary.ts'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/**
 * The main job as a story, in a real browser against a real server: Ada meets a young person in a school without wifi, they
 * agree on what is recorded, and Bo sees it. Each test goes on where the one before ended.
 */
const said = 'Wants the Level 2 electrical course at zebrafinch college.'
const next = 'Look at the open day together on the quokkabus.'
const words = 'Yes. I like the heliotrope workshop.'

let waymark: Waymark
let ada: Tablet
let bo: Tablet
/** Somebody whom both advisers have in their caseload. */
let name = ''

beforeAll(async () => {
  waymark = await startWaymark()
  ada = await Tablet.of(waymark)
  bo = await Tablet.of(waymark)
})

afterAll(async () => {
  await ada.destroy()
  await bo.destroy()
  await waymark.close()
})

test('P21: an adviser makes a tablet their own with a password, a one-time code and a passphrase', async () => {
  await ada.open()
  await ada.enrol(staffOf(waymark, 'ada'))
  await expect.poll(() => ada.page.getByText(/^\d+ young people$/).textContent()).toMatch(/^1\d\d young people$/)
  await bo.open()
  await bo.enrol(staffOf(waymark, 'bo'))
  name = await sharedName()
})

/** Somebody at the school that both advisers visit. */
async function sharedName(): Promise<string> {
  const shown = ada.page.getByRole('list', { name: 'Young people' }).getByRole('button').filter({ hasText: 'Fernmoor' })
  const text = await shown.first().locator('bdi').textContent()
  if (!text) throw new Error('nobody is at that school')
  return text
}

test('the tablet opens from cold with no network, and unlocks', async () => {
  await ada.goOffline()
  await ada.shut()
  await ada.open({ network: false })
  await ada.heading('Unlock your caseload').waitFor()
  await ada.unlock()
})

test('P08: a contact is recorded with no network, and the tablet says where it is', async () => {
  await ada.openPerson(name)
  await ada.recordContact({ said, next })
  await expect.poll(() => ada.status().textContent()).toBe('Saved on this tablet: 1 to send')
})

test('P14: the young person reads it, with who said what, and agrees in their own words', async () => {
  await ada.turnRound()
  const page = ada.page.getByRole('main')
  await expect.poll(() => page.textContent()).toContain(said)
  expect(await page.textContent()).toContain('You told us this')
  expect(await page.textContent()).toContain('Ada Testcase')
  await ada.agree(words)
})

test('the tablet comes back locked, with nothing behind it', async () => {
  await ada.giveBack()
  await ada.page.goBack().catch(() => undefined)
  await ada.heading('Unlock your caseload').waitFor()
  expect(await ada.page.content()).not.toContain('zebrafinch')
})

test('P20: the service worker sends what was saved while the tablet is locked and the app is closed', async () => {
  await expect.poll(() => ada.page.getByText(/still to send/).textContent()).toContain('2 saved entries')
  await ada.page.goto('about:blank')
  await ada.goOnline()
  await ada.wakeServiceWorker()
  await expect.poll(() => waymark.log().match(/"event":"applied"/g)?.length ?? 0, { timeout: 30_000 }).toBe(2)
  await ada.visit()
  await ada.heading('Unlock your caseload').waitFor()
})

test('P18: another adviser’s tablet shows the contact, who said it, and that it was agreed', async () => {
  await bo.sync()
  await bo.openPerson(name)
  const page = bo.page.getByRole('main')
  await expect.poll(() => page.textContent()).toContain(said)
  const text = await page.textContent()
  expect(text).toContain('Agreed')
  expect(text).toContain(words)
  expect(text).toContain('Recorded by Ada Testcase')
  expect(text).toMatch(/told us/)
})

test('the first tablet knows that everything arrived', async () => {
  await ada.unlock()
  await ada.sync()
  await expect.poll(() => ada.status().textContent()).toBe('Sent')
  expect(await ada.page.getByText('Nothing is only on this tablet').count()).toBe(1)
})

test('no policy was broken on the way', () => {
  expect([...ada.complaints, ...bo.complaints]).toEqual([])
})

test('P20: nothing that was written or shown lies readable in a browser’s profile or in the server’s log', async () => {
  await ada.lock()
  await ada.shut()
  await bo.shut()
  const family = name.split(',')[0] ?? name
  const canaries = ['zebrafinch', 'quokkabus', 'heliotrope', family, ada.passphrase]
  for (const tablet of [ada, bo]) expect(filesHolding(tablet.profile.folder, canaries)).toEqual([])
  expect(canaries.filter((canary) => waymark.log().includes(canary))).toEqual([])
  expect(filesHolding(waymark.folder, ['zebrafinch', 'quokkabus', 'heliotrope', family])).toEqual([])
})
