import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { filesHolding } from '../support/canary.ts'
import { scanCode } from '../support/scan.ts'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/**
 * An action plan as a story: Ada drafts it with no network, the young person makes it their own and takes it along on their
 * phone, and Bo sees what they agreed. Each test goes on where the one before ended.
 */
const name = 'Candlewright'
const aim = 'To work with otterhounds.'
const own = 'Bake a cake for the zebrafinch fair.'
const objection = 'I can cycle on my velociraptor.'
const words = 'Yes, but the quokkabus first.'

let waymark: Waymark
let ada: Tablet
let bo: Tablet
/** Somebody whom both advisers have in their caseload, as the list shows them. */
let person = ''

beforeAll(async () => {
  waymark = await startWaymark()
  ada = await Tablet.of(waymark)
  bo = await Tablet.of(waymark)
  await ada.open()
  await ada.enrol(staffOf(waymark, 'ada'))
  await bo.open()
  await bo.enrol(staffOf(waymark, 'bo'))
  await bo.lock()
})

afterAll(async () => {
  await ada.destroy()
  await bo.destroy()
  await waymark.close()
})

const press = (label: string | RegExp) => ada.page.getByRole('button', { name: label }).first().click()
const action = (number: number) => ada.page.locator('.plan-action').nth(number - 1)

test('a simple plan is drafted with no network, from suggestions and in their words', async () => {
  const shown = ada.page.getByRole('list', { name: 'Young people' }).getByRole('button').filter({ hasText: 'Fernmoor' })
  person = (await shown.first().locator('bdi').textContent()) ?? name
  await ada.goOffline()
  ada.page.setDefaultTimeout(10_000)
  await ada.openPerson(person)
  await press(/^Action plan/)
  await ada.heading('Action plan').waitFor()
  await press('Make a plan')
  await ada.page.getByLabel('What I want to do').fill(aim)
  await press(/Go to an open day/)
  await press(/Ring the college about a place/)
  await ada.page.getByRole('button', { name: 'Save the plan' }).click()
  await ada.heading('Action plan').waitFor()
  await ada.page.getByText(aim).first().waitFor()
  await ada.page.getByText('Not read', { exact: false }).first().waitFor()
})

test('P14: turned round, the plan is all there is: going back, reloading and a second tab find the lock', async () => {
  await press('Turn the tablet round')
  await ada.heading('Make the plan together').waitFor()
  await press('Turn the tablet round')
  await ada.page.getByRole('heading', { level: 1, name: /this is your plan/ }).waitFor()
  const second = await ada.context.newPage()
  await second.goto(ada.url)
  await second.getByRole('heading', { level: 1, name: 'Unlock your caseload' }).waitFor()
  await second.goto(`${ada.url}/handover.html`)
  await second.getByRole('heading', { name: /locked/i }).waitFor()
  await second.close()
  expect(await ada.page.locator('body').textContent()).not.toContain('Caseload')
})

test('P17: the young person ticks, rewords, adds, reorders, and disagrees with one thing in their own words', async () => {
  await action(1).getByRole('button', { name: 'In progress' }).click()
  await press('Add something of my own')
  await ada.page.getByLabel('What will be done (action 3)').fill(own)
  await action(3)
    .getByRole('button', { name: /^Move up/ })
    .click()
  await action(3)
    .getByRole('button', { name: /^I do not agree with this/ })
    .click()
  await ada.page.getByLabel('Why do you not agree with this?').fill(objection)
  expect(await violations(ada.page)).toEqual([])
  const small = await ada.page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .map((button) => ({ text: button.textContent, box: button.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
      .map(({ text }) => text),
  )
  expect(small, 'everything to touch is at least 44 px').toEqual([])
})

test('a flat battery in the middle loses none of it', async () => {
  await ada.page.getByText('Kept on this tablet').waitFor()
  await ada.kill()
  await ada.open({ network: false })
  await ada.heading('Unlock your caseload').waitFor()
  await ada.unlock()
  await ada.page.getByText(/began on the action plan and did not finish/).waitFor()
  await press(/^Action plan/)
  await press('Turn the tablet round')
  await ada.heading('Make the plan together').waitFor()
  await press('Turn the tablet round')
  await ada.page.getByText('You began on this before.', { exact: false }).waitFor()
  expect(await action(2).textContent()).toContain(own)
  expect(await action(3).textContent()).toContain(objection)
})

test('P14: they agree, in their own words, with a name that they draw', async () => {
  await press('Yes, this is my plan')
  await ada.page.getByLabel('My own words (optional)').fill(words)
  await press('Draw my name')
  const box = await ada.page.locator('.plan-name__box').boundingBox()
  if (!box) throw new Error('there is no box to draw in')
  await ada.page.mouse.move(box.x + 20, box.y + 20)
  await ada.page.mouse.down()
  await ada.page.mouse.move(box.x + 90, box.y + 60, { steps: 4 })
  await ada.page.mouse.up()
  await press('I agree with my plan')
  await ada.page.getByRole('heading', { name: /Thank you/ }).waitFor()
  const changes = await ada.page.getByRole('region', { name: 'What you changed' }).textContent()
  expect(changes).toContain(`You added “${own}”.`)
  expect(changes).toContain(`“${objection}”`)
})

test('P14: the code on the screen holds exactly what the preview shows, and nothing more of theirs', async () => {
  await press('Put it on my phone')
  const preview = await ada.page.locator('.take-codes__text').textContent()
  expect(await scanCode(ada.page)).toBe(preview)
  expect(preview).toContain(own)
  const family = person.split(',')[0] ?? person
  expect(preview).not.toContain(family)
  expect(await violations(ada.page)).toEqual([])
})

test('P20: a copy that they print is in the register', async () => {
  await ada.page.evaluate(() => (window.print = () => undefined))
  await press('Print it')
  await press('Print now')
  await press('Yes, I have it')
  await ada.page.getByText('We wrote down that you took a copy.').waitFor()
  await ada.giveBack()
})

test('the tablet comes back locked, and says what happened', async () => {
  await ada.unlock()
  await ada.page.getByText(/agreed with the action plan/).waitFor()
  await press(/^Action plan/)
  const page = ada.page.getByRole('main')
  await page.getByText(words).first().waitFor()
  await page.getByText(objection).first().waitFor()
})

test('a day in the plan becomes a calendar code that a parser of its own reads', async () => {
  await press('Change or review the plan')
  await press(/^Review this plan/)
  await ada.page.getByText('Look at it again').first().waitFor()
  await ada.page
    .getByRole('group', { name: /Day to look at it again/ })
    .getByLabel('Day')
    .fill('20')
  await ada.page
    .getByRole('group', { name: /Day to look at it again/ })
    .getByLabel('Month')
    .fill('1')
  await ada.page
    .getByRole('group', { name: /Day to look at it again/ })
    .getByLabel('Year')
    .fill('2028')
  await ada.page.getByRole('button', { name: 'Save the plan' }).click()
  await ada.heading('Action plan').waitFor()
  await press('Turn the tablet round')
  await ada.heading('Make the plan together').waitFor()
  await press('Turn the tablet round')
  await press('Yes, this is my plan')
  await press('I agree with my plan')
  await press('Put it on my phone')
  await press('Next code')
  const file = (await scanCode(ada.page)) ?? ''
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const days = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one).startDate.toString())
  expect(days).toEqual(['2028-01-20'])
  await ada.giveBack()
})

test('P14: another adviser’s tablet shows the same version, what was agreed, and what changed', async () => {
  await ada.goOnline()
  await ada.unlock()
  await ada.sync()
  await expect.poll(() => ada.status().textContent()).toBe('Sent')
  await bo.unlock()
  await bo.sync()
  await bo.openPerson(person)
  await bo.page
    .getByRole('button', { name: /^Action plan/ })
    .first()
    .click()
  await bo.heading('Action plan').waitFor()
  const main = bo.page.getByRole('main')
  await expect.poll(() => main.textContent()).toContain(own)
  expect(await main.textContent()).toContain(objection)
  expect(await main.textContent()).toMatch(/Agreed/)
  await bo.page
    .getByText(/earlier version/)
    .first()
    .click()
  expect(await main.textContent()).toContain(words)
  expect(await main.textContent()).toContain(`added “${own}”`)
})

test('P20: nothing of the plan lies readable in a profile, in the log or in the server’s data', async () => {
  await ada.lock()
  await ada.shut()
  await bo.shut()
  const canaries = ['otterhounds', 'zebrafinch', 'velociraptor', 'quokkabus']
  for (const tablet of [ada, bo]) expect(filesHolding(tablet.profile.folder, canaries)).toEqual([])
  expect(canaries.filter((canary) => waymark.log().includes(canary))).toEqual([])
  expect(filesHolding(waymark.folder, canaries)).toEqual([])
  expect([...ada.complaints, ...bo.complaints]).toEqual([])
})
