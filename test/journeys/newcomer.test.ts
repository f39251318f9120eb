import { afterAll, beforeAll, expect, test } from 'vitest'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, runCommand, staffOf, startWaymark } from '../support/waymark.ts'

/**
 * Somebody whom no list names, as a story: two advisers meet her with no network, each writes her down, and a manager sees that
 * both records are of one person. Each test goes on where the one before ended.
 */
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

async function meets(tablet: AdviserTablet, given: string): Promise<void> {
  await tablet.goOffline()
  await tablet.goTo('Caseload')
  await tablet.search('Zephyrine')
  await tablet.press('Someone not on your list')
  await tablet.fillIn({ 'First name': given, 'Last name': 'Larkspur', 'Date of birth': '9 5 2010' })
  await tablet.save()
  await tablet.page.getByRole('heading', { name: 'Contacts' }).waitFor()
}

const found = async (tablet: AdviserTablet) => {
  await tablet.search('Larkspur')
  return tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button').allInnerTexts()
}

test('P13: with no network an adviser writes down somebody new; the council gives her a number when there is one', async () => {
  await meets(ada, 'Zéphyrine')
  await ada.recordContact({ said: 'Would like to work with horses.' })
  await ada.goOnline()
  await ada.sync()
  // A round that was under way when the network came back may have asked before the server had her.
  const held = async () => {
    await ada.sync()
    await ada.openPerson('Larkspur')
    return ada.everythingHeld()
  }
  await expect.poll(held, { timeout: 20_000 }).toMatch(/Council's record number\n999\d{10}/)
})

test('P21: another adviser who meets her does not learn that she is known, and has a record of their own', async () => {
  await bo.sync()
  expect(await found(bo)).toEqual([])
  await meets(bo, 'Zephyrine')
  await bo.recordContact({ said: 'Has helped at a farm.' })
  await bo.goOnline()
  await bo.sync()
  await expect.poll(() => bo.status().textContent()).toBe('Sent')
  expect(await found(bo)).toHaveLength(1)
})

test('P13: a manager is shown both records, and makes one of them; nobody but a person does', async () => {
  await ada.goTo('This tablet')
  await ada.press(/^Staff, enrolment codes/)
  const mo = staffOf(waymark, 'mo')
  await ada.page.getByLabel('Sign-in name').fill(mo.signIn)
  await ada.page.getByLabel('Password').fill(mo.password)
  await ada.press('Sign in')
  const pair = ada.page.getByRole('article', { name: /Larkspur, two records/ })
  await pair.waitFor()
  // Which of the two is named first says nothing.
  const said = await pair.innerText()
  expect(said).toContain('Ada Testcase, who met them')
  expect(said).toContain('Bo Samplesson, who met them')
  await pair.getByRole('button', { name: 'These are the same person' }).click()
  await pair.getByRole('button', { name: 'Make one record of both' }).click()
  await ada.page.getByText('Both records are one now').waitFor()
  await pair.waitFor({ state: 'detached' })
})

test('P08: both advisers have the one record then, with what each of them wrote', async () => {
  for (const tablet of [ada, bo]) {
    const read = async () => {
      await tablet.sync()
      await tablet.openPerson('Larkspur')
      return tablet.inSight()
    }
    await expect.poll(read, { timeout: 20_000 }).toMatch(/horses\.[\s\S]*at a farm\.|at a farm\.[\s\S]*horses\./)
    expect(await found(tablet)).toHaveLength(1)
  }
})

test('P37: she reads whom to complain to, and what the council changes reaches a tablet that was set up before', async () => {
  const rights = bo.page.getByRole('region', { name: 'Your rights' })
  await bo.openPerson('Larkspur')
  await bo.turnRecordRound()
  expect(await rights.innerText()).toContain('Pat Placeholder, data protection officer')
  await bo.press(/^Give the tablet back/)
  const env = { ...process.env, DATA_DIR: waymark.folder, DATABASE_URL: undefined }
  await runCommand(['contact', '--officer', 'Sam Sample, data protection officer', '--phone', '01632 960955'], env)
  await bo.unlock()
  await bo.sync()
  await expect.poll(() => bo.status().textContent()).toBe('Sent')
  await bo.openPerson('Larkspur')
  await bo.goOffline()
  await bo.turnRecordRound()
  expect(await rights.innerText()).toMatch(/Sam Sample, data protection officer[\s\S]*01632 960955/)
})
