import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/** Whoever cannot use a finger or needs letters four times as large does the same work as everybody else. */
let waymark: Waymark
let tablet: Tablet
let name = ''

beforeAll(async () => {
  waymark = await startWaymark()
  tablet = await Tablet.of(waymark, 'desktop')
  await tablet.open()
  await tablet.enrol(staffOf(waymark, 'ada'))
  tablet.page.setDefaultTimeout(10_000)
  name = (await tablet.page.getByRole('list', { name: 'Young people' }).locator('bdi').first().textContent()) ?? ''
})

afterAll(async () => {
  await tablet.destroy()
  await waymark.close()
})

/** More steps than any screen has: what is not reached by then is not reached. */
const MOST_STEPS = 200

/** Goes on with the Tab key until something has the focus. */
async function tabTo(target: Locator): Promise<void> {
  const wanted = await target.first().elementHandle()
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (await wanted?.evaluate((element) => element === document.activeElement)) return
    await tablet.page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not get there')
}

async function pressKey(target: Locator): Promise<void> {
  await tabTo(target)
  await tablet.page.keyboard.press('Enter')
}

/** A group of choices is one stop of the Tab key, at its first; the arrows go on to the one that is wanted. */
async function choose(answer: string): Promise<void> {
  const wanted = tablet.page.getByRole('radio', { name: answer, exact: true })
  const group = tablet.page.getByRole('group').filter({ has: wanted })
  await tabTo(group.getByRole('radio'))
  await tablet.page.keyboard.press('Space')
  for (let steps = 0; steps < MOST_STEPS && !(await wanted.isChecked()); steps++)
    await tablet.page.keyboard.press('ArrowDown')
  expect(await wanted.isChecked()).toBe(true)
}

const button = (label: string | RegExp) => tablet.page.getByRole('button', { name: label })

describe('with the keyboard alone', () => {
  test('somebody is found, a value changed, a contact recorded, and the tablet locked', async () => {
    const { page } = tablet
    await page.keyboard.press('/')
    await page.keyboard.type(name)
    await pressKey(
      page
        .getByRole('list', { name: 'Young people' })
        .getByRole('button')
        .filter({ hasText: name.split(',')[0] ?? name }),
    )
    await page.getByRole('heading', { name: 'Contacts' }).waitFor()
    await pressKey(page.getByRole('group').locator('summary').filter({ hasText: 'How to reach them' }))
    await pressKey(button('Add phone'))
    await tablet.page.getByLabel('Phone number').waitFor()
    await tabTo(page.getByLabel('Phone number'))
    await page.keyboard.type('07700 900 321')
    await tabTo(page.getByLabel('Which phone'))
    await page.keyboard.press('ArrowDown')
    await pressKey(button('Save'))
    await page.getByRole('heading', { name: 'Contacts' }).waitFor()
    await pressKey(button(/^Sharing/))
    await tablet.heading('Sharing').waitFor()
    await pressKey(button(/^Ask for consent \(sharing/))
    await choose('Yes')
    await choose('By phone')
    await pressKey(button('Save the answer'))
    await page.getByText(/said yes: sharing with others/).waitFor()
    await pressKey(button('Back'))
    await page.getByRole('heading', { name: 'Contacts' }).waitFor()
    await pressKey(button('Record a contact'))
    await tabTo(page.getByLabel('Kind of contact'))
    await page.keyboard.press('ArrowDown')
    await tabTo(page.getByLabel('Notes', { exact: true }))
    await page.keyboard.type('Said it with the keyboard.')
    await pressKey(button('Save contact'))
    await tablet.heading('Saved on this tablet').waitFor()
    await pressKey(button('Turn the tablet round'))
    await tablet.heading('Turn the tablet round').waitFor()
    await pressKey(button('Turn the tablet round'))
    await page.getByRole('heading', { name: /is this right\?/ }).waitFor()
    await pressKey(button('Yes, that is right'))
    await pressKey(button('Yes, I agree'))
    await page.getByRole('heading', { name: /Thank you/ }).waitFor()
    await pressKey(button(/Give the tablet back/))
    await tablet.heading('Unlock your caseload').waitFor()
    await tabTo(page.getByLabel('Passphrase'))
    await page.keyboard.type(tablet.passphrase)
    await page.keyboard.press('Enter')
    await page.getByText('Said it with the keyboard.').waitFor()
    await pressKey(button('Lock now'))
    await tablet.heading('Unlock your caseload').waitFor()
  })
})

describe('at four times the size', () => {
  /** A window of 1280 by 1024 at 400 % leaves so many CSS pixels (WCAG 1.4.10). */
  const AT_400 = { width: 320, height: 256 }

  /** Nothing has to be scrolled sideways, and nothing that can be pressed is out of reach. */
  async function expectWhole(what: string): Promise<void> {
    const { page } = tablet
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(sideways, `${what}: sideways`).toBeLessThanOrEqual(0)
    const hidden = await page.getByRole('button').evaluateAll((buttons) => {
      const out: string[] = []
      for (const one of buttons.filter((element) => element.getClientRects().length > 0)) {
        one.scrollIntoView({ block: 'center' })
        const { left, right, top, height } = one.getBoundingClientRect()
        const found = document.elementFromPoint((left + right) / 2, top + height / 2)
        if (!found || !(one.contains(found) || found.contains(one))) out.push(one.textContent ?? '')
      }
      return out
    })
    expect.soft(hidden, `${what}: covered`).toEqual([])
  }

  test('the young person, the contact, today and the hand-over are whole', async () => {
    const { page } = tablet
    await page.setViewportSize({ width: 1280, height: 1024 })
    await tablet.unlock()
    await page.setViewportSize(AT_400)
    await page.getByRole('button', { name: 'Today', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await page.getByLabel('School or college').selectOption({ label: 'Fernmoor Academy' })
    await expectWhole('today')
    await tablet.openPerson(name)
    await expectWhole('young person')
    await button('Record a contact').click()
    await page.getByLabel('Kind of contact').selectOption({ index: 1 })
    await page.getByLabel('Notes', { exact: true }).fill('Very large letters.')
    await expectWhole('contact')
    await button('Save contact').click()
    await tablet.heading('Saved on this tablet').waitFor()
    await tablet.turnRound()
    await expectWhole('hand-over')
    await tablet.agree('In large letters.')
    await expectWhole('hand-over, done')
    await tablet.giveBack()
  })

  test('a value, sharing, what is held apart and the whole record are whole', async () => {
    const { page } = tablet
    await tablet.unlock()
    await tablet.openPerson(name)
    await page.getByText(/^How to reach them: /).click()
    await button('Add E-mail').click()
    await tablet.heading('Add: E-mail').waitFor()
    await button('Save').click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await expectWhole('value with errors')
    await tablet.openPerson(name)
    await button(/^Sharing/).click()
    await tablet.heading('Sharing').waitFor()
    await expectWhole('sharing')
    await tablet.openPerson(name)
    await button(/^Health/).click()
    await tablet.heading('Health').waitFor()
    await expectWhole('what is held apart')
    await tablet.openPerson(name)
    await button(/^What we hold about you/).click()
    await button('Turn the tablet round').click()
    await page.getByRole('heading', { name: /this is what we hold about you/ }).waitFor()
    await expectWhole('the whole record')
  })

  test('whoever wants less motion gets none', async () => {
    const { page } = tablet
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const moving = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((element) => {
            const { animationName, transitionDuration } = getComputedStyle(element)
            return (
              animationName !== 'none' || transitionDuration.split(',').some((one) => Number.parseFloat(one) > 0.01)
            )
          }).length,
      )
    expect(await moving()).toBe(0)
    await tablet.giveBack()
    await tablet.unlock()
    await tablet.openPerson(name)
    expect(await moving()).toBe(0)
    expect(tablet.complaints).toEqual([])
  })
})
