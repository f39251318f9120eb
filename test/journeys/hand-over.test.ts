import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/** What can happen while a young person holds the tablet, and what must not. */
let waymark: Waymark
let tablet: Tablet
let people = 0

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

/** Each test records a contact with somebody else, and begins with the tablet in their hands. */
beforeEach(async () => {
  await tablet.makeOpen()
  await tablet.page.getByRole('button', { name: 'Caseload', exact: true }).first().click()
  await tablet.page.getByLabel('Find by name').fill('')
  await tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button').nth(people++).click()
  await tablet.recordContact({ said: 'Would like to try a bakery.' })
  await tablet.turnRound()
})

async function unlockAndRead(): Promise<string> {
  await tablet.unlock()
  await tablet.page.getByRole('heading', { name: 'Contacts' }).waitFor()
  return (await tablet.page.getByRole('main').textContent()) ?? ''
}

test('P14: a disagreement is kept exactly as it was written', async () => {
  const words = '  No.  I said I MIGHT like it 🙃\n\n— not that I “would”.  '
  await tablet.page.getByRole('button', { name: 'I do not agree' }).click()
  await tablet.page.getByRole('textbox').fill(words)
  await tablet.page
    .getByRole('button', { name: /Save|Send|Done|say/i })
    .first()
    .click()
  await tablet.page.getByRole('heading', { name: /Thank you/ }).waitFor()
  await tablet.giveBack()
  const text = await unlockAndRead()
  expect(text).toContain(words)
  expect(text).toContain('Disagreed')
})

test('P14: changed together, the new text is read again before it is agreed', async () => {
  await tablet.page.getByRole('button', { name: 'Change something' }).click()
  await tablet.page.getByRole('textbox').first().fill('Would like to try a bakery, or a garage.')
  await tablet.page
    .getByRole('button', { name: /Save|read again/i })
    .first()
    .click()
  await tablet.page.getByRole('heading', { name: /is this right\?/ }).waitFor()
  await expect.poll(() => tablet.page.getByRole('main').textContent()).toContain('or a garage')
  await tablet.agree()
  await tablet.giveBack()
  const text = await unlockAndRead()
  expect(text).toContain('or a garage')
  expect(text).toContain('Agreed')
})

test('reloading shows a locked tablet, and nothing of the contact', async () => {
  await tablet.page.reload()
  await tablet.page.getByRole('heading', { name: /locked/i }).waitFor()
  expect(await tablet.page.content()).not.toContain('bakery')
  await tablet.page.getByRole('button').first().click()
  await tablet.heading('Unlock your caseload').waitFor()
})

test('the back button leads to the locked tablet', async () => {
  await tablet.page.goBack().catch(() => undefined)
  await expect.poll(() => tablet.page.content()).not.toContain('bakery')
  expect(await tablet.page.getByRole('list', { name: 'Young people' }).count()).toBe(0)
  await tablet.visit()
})

test('a second tab shows the locked tablet, at any address', async () => {
  const second = await tablet.context.newPage()
  for (const path of ['/', '/handover.html', '/anything']) {
    await second.goto(tablet.url + path)
    await second.getByRole('heading', { name: /unlock|locked/i }).waitFor()
    expect(await second.content()).not.toContain('bakery')
  }
  await second.close()
  await tablet.page.getByRole('heading', { name: /is this right\?/ }).waitFor()
  await tablet.visit()
})

test('a crash in the middle loses nothing that was written', async () => {
  const words = 'I never said that about the bakery, it was my brother.'
  await tablet.page.getByRole('button', { name: 'I do not agree' }).click()
  await tablet.page.getByRole('textbox').fill(words)
  await tablet.page.getByText('Kept on this tablet').waitFor()
  await tablet.shut()
  await tablet.open()
  await tablet.unlock()
  await tablet.page.getByRole('heading', { name: 'Contacts' }).waitFor()
  await tablet.turnRoundAgain()
  await tablet.page
    .getByRole('heading', { name: /is this right\?|do not agree|disagree/i })
    .first()
    .waitFor()
  const again = tablet.page.getByRole('button', { name: 'I do not agree' })
  if (await again.isVisible()) await again.click()
  await expect.poll(() => tablet.page.getByRole('textbox').inputValue()).toBe(words)
})
