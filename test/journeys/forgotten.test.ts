import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesHolding } from '../support/canary.ts'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/** Ada forgets her passphrase, with an entry that is not sent and a note that is half written. Each test goes on from the one before. */
let waymark: Waymark
let tablet: AdviserTablet
let first = ''
let second = ''
let forgotten = ''

const applied = () => waymark.log().match(/"event":"applied"/g)?.length ?? 0
const vaults = () =>
  tablet.page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return names.filter((name) => name.startsWith('waymark-') && name !== 'waymark-device')
  })

beforeAll(async () => {
  waymark = await startWaymark()
  tablet = await AdviserTablet.ofStaff(waymark, 'ada')
  const people = tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button')
  first = await people.nth(0).locator('bdi').innerText()
  second = await people.nth(1).locator('bdi').innerText()
})

afterAll(async () => {
  await tablet.destroy()
  await waymark.close()
})

test('P20: with no network the locked tablet says what happens to what was saved, and that nothing is lost', async () => {
  await tablet.goOffline()
  await tablet.openPerson(first)
  await tablet.recordContact({ said: 'A zebrafinch that was saved' })
  await tablet.openPerson(second)
  await tablet.writeContact({ said: 'Half a quokkabus' })
  await tablet.page.getByText(/^Draft kept on this tablet/).waitFor()
  await tablet.lock()
  forgotten = tablet.passphrase
  await tablet.press('I have forgotten my passphrase')
  const words = await tablet.inSight()
  expect(words).toContain('Nothing that you saved is lost')
  expect(words).toContain('1 saved entry is still to send')
  expect(words).toContain('1 form that you have not finished')
  expect(words).toContain('There is no network')
  await tablet.press('Set up again with a new code')
  await tablet.heading('Set yourself up again').waitFor()
  await tablet.press('Back to the locked screen')
  await tablet.heading('Unlock your caseload').waitFor()
})

test('P20, P21: the tablet is set up again with a code: everything is sent, the old vault goes, the draft comes back', async () => {
  const before = applied()
  const [oldVault] = await vaults()
  await tablet.goOnline()
  await tablet.press('I have forgotten my passphrase')
  await tablet.press('Set up again with a new code')
  await tablet.enrol({ ...staffOf(waymark, 'ada'), code: await waymark.newCode('ada') })
  await expect.poll(applied, { timeout: 30_000 }).toBe(before + 1)
  await expect.poll(vaults, { timeout: 30_000 }).not.toContain(oldVault)
  expect(await vaults()).toHaveLength(1)
  await tablet.sync()
  await tablet.openPerson(first)
  await tablet.page.getByText('A zebrafinch that was saved').first().waitFor()
  await tablet.openPerson(second)
  await tablet.press('Go on writing')
  await expect.poll(() => tablet.page.getByLabel('Notes', { exact: true }).inputValue()).toBe('Half a quokkabus')
  await tablet.page.getByRole('button', { name: 'Save contact' }).click()
  await tablet.heading('Saved on this tablet').waitFor()
  await expect.poll(applied, { timeout: 30_000 }).toBe(before + 2)
})

test('P21: the new passphrase opens the tablet, the forgotten one does not, and nobody is asked who they are', async () => {
  await tablet.lock()
  expect(await tablet.page.getByRole('radio').count()).toBe(0)
  await tablet.page.getByLabel('Passphrase').fill(forgotten)
  await tablet.press('Unlock')
  await tablet.page.getByRole('link', { name: /not your passphrase/ }).waitFor()
  await tablet.unlock()
})

test('P21: a code of somebody else’s adds them, and takes nothing away', async () => {
  await tablet.lock()
  await tablet.press('I have forgotten my passphrase')
  await tablet.press('Set up again with a new code')
  await tablet.enrol(staffOf(waymark, 'bo'))
  await tablet.sync()
  await tablet.lock()
  expect(await tablet.page.getByRole('radio', { name: 'Adviser 1' }).count()).toBe(1)
  expect(await tablet.page.getByRole('radio', { name: 'Adviser 2' }).count()).toBe(1)
  expect(await vaults()).toHaveLength(2)
})

test('P20: nothing of it lies readable on the tablet or at the server, and no policy was broken', async () => {
  await tablet.shut()
  const canaries = ['zebrafinch', 'quokkabus', forgotten, tablet.passphrase]
  expect(filesHolding(tablet.profile.folder, canaries)).toEqual([])
  expect(filesHolding(waymark.folder, canaries)).toEqual([])
  expect(tablet.complaints).toEqual([])
})
