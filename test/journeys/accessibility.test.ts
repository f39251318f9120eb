import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/** Every screen, at two sizes, with its error messages showing: no rule of axe-core is broken, and nothing is cut off at the side. */
let waymark: Waymark

beforeAll(async () => {
  waymark = await startWaymark()
})

afterAll(async () => {
  await waymark.close()
})

describe.each(['phone', 'tablet'] as const)('on a %s', (size) => {
  let tablet: Tablet

  beforeAll(async () => {
    tablet = await Tablet.of(waymark, size)
    await tablet.open()
  })

  afterAll(async () => {
    await tablet.destroy()
  })

  /** Looks at the page as it is now. SHOTS names a folder for pictures of it. */
  async function look(name: string): Promise<void> {
    const { page } = tablet
    page.setDefaultTimeout(5_000)
    const folder = process.env['SHOTS']
    if (folder) {
      mkdirSync(folder, { recursive: true })
      await page.screenshot({ path: `${folder}/${size}-${name}.png`, fullPage: true })
    }
    expect.soft(await violations(page), name).toEqual([])
    expect
      .soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} fits`)
      .toBeLessThanOrEqual(0)
  }
  const press = (name: string | RegExp) => tablet.page.getByRole('button', { name }).first().click()
  const summary = () => tablet.page.getByRole('heading', { name: 'There is a problem' }).waitFor()

  test('setting up', async () => {
    await press('Continue')
    await summary()
    await look('enrol-errors')
    const code = await waymark.newCode('ada')
    await tablet.enrol({ ...staffOf(waymark, 'ada'), code })
    await look('caseload')
  })

  test('the caseload, narrowed', async () => {
    await tablet.page.getByText('Filter and sort').click()
    await tablet.page.getByLabel('Year', { exact: true }).selectOption({ index: 1 })
    await look('caseload-filtered')
    await tablet.page.getByLabel('Find by name').fill('nobody is called this')
    await look('caseload-nobody')
    await tablet.page.getByRole('button', { name: 'Show everybody' }).click()
  })

  test('a young person and a contact', async () => {
    await tablet.openPerson('a')
    await look('young-person')
    await tablet.page.getByText(/^Who they are: /).click()
    await look('young-person-all')
    await press('Record a contact')
    await tablet.page.getByRole('button', { name: 'Save contact' }).click()
    await summary()
    await look('contact-errors')
    await tablet.page.getByLabel('Kind of contact').selectOption({ label: 'Careers guidance interview' })
    await tablet.page
      .getByLabel('Notes', { exact: true })
      .fill(`Wants a course. ${'A long word about it. '.repeat(60)}\nمرحبا 🙃 <b>not bold</b>`)
    await look('contact-filled')
    await tablet.page.getByRole('button', { name: 'Save contact' }).click()
    await tablet.heading('Saved on this tablet').waitFor()
    await look('contact-saved')
  })

  test('why it was not read', async () => {
    await press(/^Not read together/)
    await press('Save reason')
    await summary()
    await look('not-read-errors')
    await tablet.page.getByRole('button', { name: 'Back', exact: true }).click()
  })

  test('sending, this tablet and the office', async () => {
    await press('Sending')
    await look('sending')
    await press('This tablet')
    await look('settings')
    await press(/^Staff, enrolment codes/)
    await press('Sign in')
    await summary()
    await look('office-errors')
    const mo = staffOf(waymark, 'mo')
    await tablet.page.getByLabel('Sign-in name').fill(mo.signIn)
    await tablet.page.getByLabel('Password').fill(mo.password)
    await press('Sign in')
    await tablet.page.getByRole('heading', { name: 'Staff' }).waitFor()
    await press(/^New code/)
    await tablet.page.getByText(/It is shown once/).waitFor()
    await look('office')
  })

  test('the hand-over, each answer', async () => {
    await tablet.openPerson('b')
    await tablet.recordContact({ said: 'Would like to try a bakery.', next: 'Ring the bakery.' })
    await press('Turn the tablet round')
    await tablet.heading('Turn the tablet round').waitFor()
    await look('turn-round')
    await press('Turn the tablet round')
    await tablet.page.getByRole('heading', { name: /is this right\?/ }).waitFor()
    await look('hand-over-read')
    await press('I do not agree')
    await tablet.page.getByRole('textbox').waitFor()
    await tablet.page.locator('button[type=submit], .handover-button--yes').first().click()
    await look('hand-over-disagree-errors')
    await press(/^Go back/)
    await press('Change something')
    await look('hand-over-change')
    await press(/^Go back/)
    await tablet.agree('Yes.')
    await look('hand-over-done')
    await tablet.giveBack()
    await press('Unlock')
    await summary()
    await look('unlock-errors')
    await tablet.unlock()
    await tablet.page.getByRole('heading', { name: 'Contacts' }).waitFor()
    await look('young-person-after')
  })

  test('a hand-over that somebody reloaded', async () => {
    await tablet.page.goto(`${tablet.url}/handover.html`)
    await tablet.page.getByRole('heading', { name: /locked/i }).waitFor()
    await look('hand-over-locked')
  })
})
