import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, startWaymark } from '../support/waymark.ts'

/**
 * A day at a school without wifi: who is expected and who came, a session for many, somebody on no list, and what was written
 * found again. Each test goes on where the one before ended.
 */
const school = 'Fernmoor Academy'

let waymark: Waymark
let ada: AdviserTablet

beforeAll(async () => {
  waymark = await startWaymark()
  ada = await AdviserTablet.ofStaff(waymark, 'ada')
  await ada.goOffline()
})

afterAll(async () => {
  await ada.destroy()
  await waymark.close()
})

async function openToday(): Promise<void> {
  await ada.goTo('Today')
  await ada.page.getByLabel('School or college').selectOption({ label: school })
  await list().first().waitFor()
}

/** The young people on the list of the visit, each in a line of text. */
const list = (): Locator =>
  ada.page
    .getByRole('region', { name: 'On the list' })
    .getByRole('listitem')
    .filter({ has: ada.page.locator('bdi') })
const lines = async () => (await list().allInnerTexts()).map((line) => line.replaceAll(/\s*\n\s*/g, ' '))
const count = async (what: string) => {
  const counts = ada.page.getByRole('list', { name: 'How many' })
  return Number(/\d+/.exec(await counts.getByText(what).innerText())?.[0])
}

test('today’s list has everybody’s time, and one tap each says who came and who did not', async () => {
  await openToday()
  expect(await ada.inSight()).toContain('Nothing is only on this tablet')
  const [first = '', second = ''] = await lines()
  expect(first).toMatch(/^\d\d:\d\d \S+, /)
  const expected = await count('expected')
  const nameIn = (line: string) => line.replace(/^\S+ /, '').replace(/ Year .*/, '')
  await ada.press(`Arrived: ${nameIn(first)}`)
  await ada.page.getByRole('button', { name: `Arrived: ${nameIn(first)}`, pressed: true }).waitFor()
  await ada.press(`Absent: ${nameIn(second)}`)
  await ada.page.getByRole('button', { name: `Absent: ${nameIn(second)}`, pressed: true }).waitFor()
  expect([await count('expected'), await count('arrived'), await count('absent')]).toEqual([expected - 2, 1, 1])
  await ada.page.getByText('2 only on this tablet').waitFor()
})

test('somebody gets a time, and somebody who walks in is on the list', async () => {
  await ada.press('Add to list: Merrydew, Ayodele')
  await ada.page.getByLabel('Time (optional)').fill('16:40')
  await ada.press('Save')
  await expect.poll(lines).toContainEqual(expect.stringMatching(/^16:40 Merrydew, Ayodele/))
  await ada.press('Walk-in')
  await ada.page.getByLabel('Find by name').fill('juniperson')
  await ada.press('Arrived: Juniperson, Zofia')
  await ada.page.getByText('here, as a walk-in').waitFor()
  await ada.press('Back to the list')
  await expect.poll(lines).toContainEqual(expect.stringMatching(/^Walk-in Juniperson, Zofia/))
})

test('after a lock the day is as it was left', async () => {
  const before = await lines()
  await ada.lock()
  await ada.unlock()
  await openToday()
  expect(await lines()).toEqual(before)
})

test('what was promised for today or before leads to whom it was promised', async () => {
  await ada.page.getByText(/^\d+ follow-ups due in your caseload$/).click()
  const promised = ada.page.getByRole('group').getByRole('button', { name: /Due (?:today|yesterday|\d+ days ago)/ })
  const name = await promised.first().locator('bdi').innerText()
  await promised.first().click()
  await ada.page.getByRole('heading', { name: 'Contacts' }).waitFor()
  const [last = '', first = ''] = name.split(', ')
  await ada.heading(`${first} ${last}`).waitFor()
})

test('P08: a session for a whole school is one note in each record, and takes seconds', async () => {
  await openToday()
  await ada.press('Group session')
  await ada.fillIn({
    Title: 'What comes after school',
    'What was covered': 'We looked at sixth form, college and work. Everybody took a sheet with dates.',
  })
  expect(await ada.page.getByLabel('School or college').inputValue()).toBe(school)
  await ada.press('All there')
  expect(await ada.saveInVain()).toEqual([expect.stringMatching(/^Mark 60 young people or fewer: \d+ are marked$/)])
  await ada.press('Clear')
  const began = Date.now()
  for (const year of ['Year 10', 'Year 11']) {
    await ada.fillIn({ 'Year (optional)': year })
    await ada.press('All there')
  }
  await ada.press(/^Brambleton, Mateusz/)
  await ada.page.getByRole('button', { name: /^Brambleton, Mateusz.*Absent/ }).waitFor()
  await ada.save()
  const heading = await ada.page.getByRole('heading', { level: 1 }).innerText()
  expect(Number(/for (\d+) young people/.exec(heading)?.[1])).toBeGreaterThan(30)
  expect(Date.now() - began).toBeLessThan(15_000)
  await ada.press('Done')
  await ada.openPerson('Periwinkle Ayodele')
  const session = ada.page.getByRole('article').filter({ hasText: 'Group session: What comes after school' })
  expect(await session.innerText()).toMatch(/Took place/)
  expect(await session.innerText()).toMatch(/Not read yet/)
  expect(await session.innerText()).not.toMatch(/Mateusz|Brambleton/)
  await ada.openPerson('Brambleton Mateusz')
  expect(await session.innerText()).not.toMatch(/Took place/)
})

test('P08: a note about one of them is a contact of its own, read and agreed apart from the session', async () => {
  await ada.openPerson('Periwinkle Ayodele')
  await ada.recordContact({ said: 'Asked afterwards about the heptagonal greenhouse.' })
  await ada.turnRound()
  const read = await ada.page.getByRole('main').innerText()
  expect(read).toContain('heptagonal greenhouse')
  expect(read).not.toContain('Everybody took a sheet')
  await ada.agree()
  await ada.giveBack()
  await ada.unlock()
  const contacts = ada.page.getByRole('article')
  await contacts.first().waitFor()
  expect(await contacts.filter({ hasText: 'heptagonal' }).innerText()).toContain('Agreed')
  expect(await contacts.filter({ hasText: 'What comes after school' }).innerText()).toContain('Not read yet')
})

test('a word of a note finds it though it is mistyped, and so do name and school', async () => {
  await ada.search('heptagnal')
  const notes = ada.page.getByRole('list', { name: 'In notes' }).getByRole('button')
  await expect.poll(() => notes.allInnerTexts()).toHaveLength(1)
  expect(await notes.innerText()).toMatch(/Periwinkle, Ayodele\s+.*heptagonal greenhouse/)
  await notes.click()
  await ada.heading('Ayodele Periwinkle').waitFor()
  const people = ada.page.getByRole('list', { name: 'Young people' })
  await ada.search('periwinkel')
  await people.getByRole('button', { name: /^Periwinkle, Ayodele/ }).waitFor()
  await ada.search('quillbridge')
  await expect.poll(() => people.innerText()).toContain('Quillbridge College')
  await ada.search('')
})

const year = new Date().getFullYear() - 15
const newcomer = { 'First name': 'Nettie', 'Last name': 'Samplewood', 'Date of birth': `9 3 ${year}` }

test('somebody on no list is in the caseload at once, with no network', async () => {
  await openToday()
  await ada.press('Someone not on my list')
  expect(await ada.saveInVain()).toEqual(['Enter their first name', 'Enter their last name'])
  await ada.fillIn({ ...newcomer, 'School or college': school })
  await ada.save()
  await ada.heading('Nettie Samplewood').waitFor()
  expect(await ada.inSight()).toContain('On no list yet. The council gives Nettie a number')
  await ada.openPerson('Samplewood Nettie')
  expect(await ada.everythingHeld()).toContain(`9 March ${year}\nNettie told us`)
  await ada.recordContact({ said: 'Is new here and would like to see the workshop.' })
})

test('whoever seems to be in the caseload already is asked about, and nothing is recorded twice', async () => {
  await ada.goTo('Caseload')
  await ada.press('Someone not on your list')
  await ada.fillIn({ ...newcomer, 'First name': 'Netty' })
  await ada.press('Save')
  await ada.heading('Is this one of them?').waitFor()
  await ada.press(/^Samplewood, Nettie/)
  await ada.heading('Nettie Samplewood').waitFor()
  await ada.search('Samplewood')
  const people = ada.page.getByRole('list', { name: 'Young people' })
  expect(await people.getByRole('button', { name: /^Samplewood, / }).count()).toBe(1)
})

test('with a network everything leaves the tablet, and the newcomer gets a number of the council’s', async () => {
  await ada.goOnline()
  await ada.sync()
  await expect.poll(() => ada.status().textContent(), { timeout: 30_000 }).toBe('Sent')
  await ada.goTo('Today')
  await ada.page.getByText('Nothing is only on this tablet').waitFor()
  await ada.sync()
  await ada.openPerson('Samplewood Nettie')
  await ada.everythingHeld()
  await expect.poll(() => ada.value("Council's record number").innerText()).toMatch(/\d{10}/)
  expect(await ada.inSight()).not.toContain('On no list yet')
  expect(await ada.inSight()).toContain('Is new here and would like to see the workshop.')
  expect(ada.complaints).toEqual([])
})
