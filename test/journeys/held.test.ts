import { afterAll, beforeAll, expect, test } from 'vitest'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, runCommand, staffOf, startWaymark } from '../support/waymark.ts'

/**
 * What two people say apart, and what the server cannot add, as a story of two advisers of one school and their manager. Each
 * test goes on where the one before ended.
 */
const name = 'Brambleton Mateusz'
const school = 'Fernmoor Academy'
const level = 'Level of support'

let waymark: Waymark
let ada: AdviserTablet
let bo: AdviserTablet

beforeAll(async () => {
  waymark = await startWaymark()
  const tablets = ['ada', 'bo'].map((signIn) => AdviserTablet.ofStaff(waymark, signIn))
  ;[ada, bo] = (await Promise.all(tablets)) as [AdviserTablet, AdviserTablet]
})

afterAll(async () => {
  await ada.destroy()
  await bo.destroy()
  await waymark.close()
})

/** The council changes a caseload, at its terminal. */
const council = (command: 'assign' | 'withdraw', signIn: string) =>
  runCommand([command, signIn, '--school', school], {
    ...process.env,
    DATA_DIR: waymark.folder,
    DATABASE_URL: undefined,
  })

/** The header of a tablet comes to say this. */
async function says(tablet: AdviserTablet, line: string): Promise<void> {
  await expect.poll(() => tablet.status().textContent()).toBe(line)
}

/** What the page says of the level of support, wherever on it that stands. */
async function levelOn(tablet: AdviserTablet): Promise<string> {
  await tablet.openPerson(name)
  await tablet.unfold('Support')
  return (await tablet.value(level).innerText()).replaceAll(/\s*\n\s*/g, '\n')
}

/** Says with no network how much support they get. */
async function say(tablet: AdviserTablet, answer: string): Promise<void> {
  await tablet.goOffline()
  await tablet.openPerson(name)
  await tablet.changeValue('Support', level, { [level]: answer })
}

test('P16: what two advisers say with no network is on both tablets, with the more cautious gone by meanwhile', async () => {
  await say(ada, 'Intensive support')
  await say(bo, 'Minimum support')
  await bo.goOnline()
  await bo.sync()
  await ada.goOnline()
  await ada.sync()
  await bo.sync()
  for (const tablet of [ada, bo]) {
    const shown = await levelOn(tablet)
    expect(shown).toContain('Different answers')
    expect(shown).toMatch(/Intensive support[\s\S]*Recorded by Ada/)
    expect(shown).toMatch(/Minimum support[\s\S]*Recorded by Bo/)
    expect(shown).toMatch(/Waymark goes by Intensive support, because nobody gets less help/)
    await tablet.goTo('Caseload')
    await tablet.page.getByLabel('Find by name').fill('')
    await tablet.press(/^Different answers/)
    await tablet.page.getByRole('list', { name: 'Young people' }).getByText('Brambleton, Mateusz').waitFor()
    await tablet.press(/^Different answers/)
  }
})

test('P16, P36: either of them says which is right and who says so, and both tablets agree', async () => {
  await levelOn(bo)
  await bo
    .value(level)
    .getByRole('button', { name: `Say which is right ${level}` })
    .click()
  await bo.fillIn({ 'Which is right?': 'Something else' })
  await bo.fillIn({ [level]: 'Extra support', 'Who says so?': 'Their school', 'Who exactly': 'Ms Sample' })
  await bo.saveValue()
  await bo.sync()
  await ada.sync()
  for (const tablet of [ada, bo]) {
    const shown = await levelOn(tablet)
    expect(shown).toMatch(/^Level of support\nExtra support\nThe school told us \(Ms Sample\)/)
    expect(shown).not.toContain('Different answers')
  }
})

test('P20, P36: what is held is looked at by its author: one is withdrawn, one corrected and sent again', async () => {
  await ada.goOffline()
  await ada.openPerson(name)
  await ada.recordContact({ said: 'Wants to bild boats.' })
  await ada.openPerson(name)
  await ada.recordContact({ said: 'Was meant for another page.' })
  await ada.lock()
  await council('withdraw', 'ada')
  await ada.goOnline()
  await ada.wakeServiceWorker()
  await expect.poll(() => waymark.log().match(/"event":"held"/g)?.length).toBe(2)
  await council('assign', 'ada')
  await ada.unlock()
  await ada.sync()
  await says(ada, 'Held: needs you')
  await ada.press(/^Look and decide/)
  await ada.page.getByText('Was meant for another page.').waitFor()
  await ada.press('Withdraw it')
  await ada.page.getByLabel('Why do you withdraw it?').fill('Written on the wrong page')
  await ada.press('Withdraw it')
  await ada.page.getByText(/It was withdrawn.*“Written on the wrong page”/).waitFor()
  await ada.openPerson(name)
  await ada.page.getByText('Wants to bild boats.').waitFor()
  expect(await ada.page.getByText('Was meant for another page.').count()).toBe(0)
  await ada.goTo('Sending')
  await ada.press(/^Look and decide/)
  await ada.page.getByText('Wants to bild boats.').waitFor()
  await ada.press('Correct it and send again')
  await ada.page.getByLabel('Notes', { exact: true }).fill('Wants to build boats.')
  await ada.press('Save contact')
  await ada.heading('Saved on this tablet').waitFor()
  await ada.sync()
  await ada.page.getByText(/It was said anew/).waitFor()
  await says(ada, 'Sent')
  await bo.sync()
  await bo.openPerson(name)
  await bo.page.getByText('Wants to build boats.').waitFor()
  expect(await bo.page.getByText(/bild boats|another page/).count()).toBe(0)
})

test('P18, P21: what was written before the caseload changed is accepted by a manager, and its author is told', async () => {
  await ada.goOffline()
  await ada.openPerson(name)
  await ada.recordContact({ said: 'Has a place at the yard from January.' })
  await council('withdraw', 'ada')
  await ada.goOnline()
  await ada.sync()
  await says(ada, 'Held: needs you')
  await ada.press(/^Look and decide/)
  await ada.page.getByText(/no longer on this tablet/).waitFor()
  const { signIn, password } = staffOf(waymark, 'mo')
  await bo.goTo('This tablet')
  await bo.press(/^Staff, enrolment codes/)
  await bo.page.getByLabel('Sign-in name').fill(signIn)
  await bo.page.getByRole('textbox', { name: 'Password' }).fill(password)
  await bo.press('Sign in')
  await bo.press(/^Look and decide/)
  await bo.page.getByText('Has a place at the yard from January.').waitFor()
  await bo.press('Accept it as it is')
  await bo.page.getByLabel('Why do you accept it?').fill('Written before the caseload changed')
  await bo.press('Accept it')
  await bo.page.getByText('It is in the record now. Tablets show it when they next connect.').waitFor()
  await bo.sync()
  await bo.openPerson(name)
  await bo.page.getByText('Has a place at the yard from January.').waitFor()
  await ada.goBack()
  await ada.sync()
  await ada.page.getByText(/“Written before the caseload changed”/).waitFor()
  await says(ada, 'Sent')
})
