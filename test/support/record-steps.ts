import type { Locator } from 'playwright-core'
import { spokenDay } from '../../src/domain/read-back.ts'
import { addDays } from '../../src/domain/time.ts'
import { localDay } from '../../src/lib/moments.ts'
import type { viewports } from './browser.ts'
import { startNetwork } from './network.ts'
import { Tablet } from './tablet.ts'
import { type Waymark, staffOf } from './waymark.ts'

/** What is answered in a form: what is typed or chosen, by the words of each question. A date is "24 11 2026". */
export type Typed = Readonly<Record<string, string>>

/** A day so many days ago, as a form takes it and as a page says it. */
export function daysAgo(days: number): { readonly typed: string; readonly spoken: string } {
  const day = addDays(localDay(new Date()), -days)
  const [year, month, date] = day.split('-').map(Number)
  return { typed: `${date} ${month} ${year}`, spoken: spokenDay(day) }
}

/** An adviser's tablet, and what advisers do with the record of a young person. */
export class AdviserTablet extends Tablet {
  static override async of(waymark: Waymark, viewport?: keyof typeof viewports): Promise<AdviserTablet> {
    return new AdviserTablet(await startNetwork(waymark.url), viewport)
  }

  /** A tablet that is switched on and set up for somebody. */
  static async ofStaff(waymark: Waymark, signIn: string, viewport?: keyof typeof viewports): Promise<AdviserTablet> {
    const tablet = await AdviserTablet.of(waymark, viewport)
    await tablet.open()
    await tablet.enrol(staffOf(waymark, signIn))
    return tablet
  }

  /** What is in sight on the page, a line each. */
  async inSight(): Promise<string> {
    await this.page.getByRole('heading', { level: 1 }).waitFor()
    return (await this.page.getByRole('main').innerText()).replaceAll(/\s*\n\s*/g, '\n')
  }

  /** How many pixels of the page cannot be seen without scrolling sideways. */
  async cutOff(): Promise<number> {
    return this.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
  }

  /** Goes to a place of the main menu. */
  async goTo(place: 'Today' | 'Caseload' | 'Sending' | 'This tablet'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: place }).click()
    await this.heading(place).waitFor()
  }

  async goBack(): Promise<void> {
    await this.page.locator('.govuk-back-link').click()
  }

  /** Answers questions of a form: texts are typed, choices and boxes ticked, lists chosen from. */
  async fillIn(answers: Typed): Promise<void> {
    for (const [question, answer] of Object.entries(answers)) await this.#answer(question, answer)
  }

  async #answer(question: string, answer: string): Promise<void> {
    const group = this.page.getByRole('group', { name: question, exact: true })
    const field = this.page.getByLabel(question, { exact: true })
    await group.or(field).first().waitFor()
    if (await group.isVisible()) return this.#choose(group, answer)
    if (await this.page.getByRole('combobox', { name: question, exact: true }).isVisible())
      await field.selectOption({ label: answer })
    else await field.fill(answer)
  }

  async #choose(group: Locator, answer: string): Promise<void> {
    const day = group.getByLabel('Day', { exact: true })
    if (!(await day.isVisible())) return group.getByLabel(answer, { exact: true }).check()
    const [date = '', month = '', year = ''] = answer.split(' ')
    await day.fill(date)
    await group.getByLabel('Month', { exact: true }).fill(month)
    await group.getByLabel('Year', { exact: true }).fill(year)
  }

  /** Presses a form's button, and waits until the form has gone. */
  async save(button = 'Save'): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1 })
    const form = (await heading.textContent()) ?? ''
    await this.press(button)
    await heading.filter({ hasText: form }).waitFor({ state: 'detached' })
  }

  /** Presses a form's button in vain: gives what the form says has to be put right. */
  async saveInVain(button = 'Save'): Promise<string[]> {
    await this.press(button)
    const problems = this.page.locator('.govuk-error-summary li, .ui-notice--problem p')
    await problems.first().waitFor()
    return problems.allInnerTexts()
  }

  /** Unfolds a part of a young person's page. */
  async unfold(section: string): Promise<void> {
    const summary = this.page.getByText(new RegExp(`^${section}: `))
    const open = await summary.evaluate((element) => element.closest('details')?.open)
    if (!open) await summary.click()
  }

  /** Unfolds all that is held, what is closed to other eyes too, and gives it as it stands there. */
  async everythingHeld(): Promise<string> {
    const held = this.page.getByRole('region', { name: /^Everything held about/ })
    await held.waitFor()
    const folded = held.locator('> details:not([open]) > summary')
    while ((await folded.count()) > 0) await folded.first().click()
    const closed = held.getByRole('button', { name: /^Show / })
    while ((await closed.count()) > 0) await closed.first().click()
    return (await held.innerText()).replaceAll(/\s*\n\s*/g, '\n')
  }

  /** One value of a young person's page, under the word that the page has for it. */
  value(label: string): Locator {
    const held = this.page.getByRole('region', { name: /^Everything held about/ })
    return held.locator('.person-fact', { has: this.page.locator('dt', { hasText: new RegExp(`^${label}`) }) })
  }

  /** Begins to add a value: "Add phone". */
  async beginToAdd(section: string, what: string): Promise<void> {
    await this.unfold(section)
    await this.press(`Add ${what}`)
    await this.page.getByRole('heading', { level: 1, name: /Add: / }).waitFor()
  }

  /** Begins to change a value that is held. */
  async beginToChange(section: string, label: string, button = 'Change'): Promise<void> {
    await this.unfold(section)
    const closed = this.value(label).getByRole('button', { name: `Show ${label}` })
    if (await closed.isVisible()) await closed.click()
    await this.value(label)
      .getByRole('button', { name: `${button} ${label}` })
      .first()
      .click()
    await this.page.getByRole('heading', { level: 1, name: /Change: |Which is right\?/ }).waitFor()
  }

  /** Adds a value and comes back to the young person's page. */
  async addValue(section: string, what: string, answers: Typed): Promise<void> {
    await this.beginToAdd(section, what)
    await this.fillIn(answers)
    await this.saveValue()
  }

  /** Changes a value and comes back to the young person's page. */
  async changeValue(section: string, label: string, answers: Typed): Promise<void> {
    await this.beginToChange(section, label)
    await this.fillIn(answers)
    await this.saveValue()
  }

  /** Saves a value: the young person's page comes back. */
  async saveValue(): Promise<void> {
    await this.press('Save')
    await this.page.getByRole('heading', { name: 'Contacts' }).waitFor()
  }

  /** "Still correct", and who says so. */
  async confirmValue(section: string, label: string, who: string | RegExp, button = 'Still correct'): Promise<void> {
    await this.unfold(section)
    await this.value(label)
      .getByRole('button', { name: `${button} ${label}` })
      .click()
    const asked = this.page.getByRole('region', { name: /still correct/ })
    await asked.getByRole('button', { name: who }).click()
    await asked.waitFor({ state: 'detached' })
  }

  /** From a young person's page to what was shared. */
  async openSharing(): Promise<void> {
    await this.press(/^Sharing/)
    await this.heading('Sharing').waitFor()
  }

  /** From a young person's page to what is held apart; it stays closed. */
  async knockAt(compartment: 'Health' | 'Criminal convictions'): Promise<void> {
    await this.press(new RegExp(`^${compartment}`))
    await this.heading(compartment).waitFor()
  }

  /** From a young person's page: hands them everything that is held. */
  async turnRecordRound(): Promise<void> {
    await this.press(/^What we hold about you/)
    await this.heading('What we hold about you').waitFor()
    await this.press('Turn the tablet round')
    await this.page.getByRole('heading', { name: /this is what we hold about you/ }).waitFor()
  }

  /** Types into the box that finds people, and waits until everything was looked through. */
  async search(words: string): Promise<void> {
    await this.goTo('Caseload')
    await this.page.getByLabel('Find by name').fill(words)
    await this.page.getByText('Looking in schools and notes…').waitFor({ state: 'detached' })
  }
}
