import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesHolding } from '../support/canary.ts'
import { startNetwork } from '../support/network.ts'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/**
 * Two advisers on one tablet, and the ways in: each has a passphrase, a caseload and an outbox of their own. Each test goes on
 * where the one before ended.
 */
let waymark: Waymark
let tablet: AdviserTablet
/** Somebody of Ada's caseload only, and somebody of both. */
let hers = ''
let shared = ''
const passphrases = new Map<string, string>()

const applied = () => waymark.log().match(/"event":"applied"/g)?.length ?? 0
const status = () => tablet.status().textContent()

beforeAll(async () => {
  waymark = await startWaymark()
  const network = await startNetwork(waymark.url)
  // A passkey belongs to a domain: an address of numbers has none.
  tablet = new AdviserTablet({ ...network, url: network.url.replace('127.0.0.1', 'localhost') })
  await tablet.open()
  await tablet.enrol(staffOf(waymark, 'ada'))
  passphrases.set('Adviser 1', tablet.passphrase)
  shared = await somebody((school) => school.includes('Fernmoor'))
  hers = await somebody((school) => !school.includes('Fernmoor'))
  await tablet.lock()
})

afterAll(async () => {
  await tablet.destroy()
  await waymark.close()
})

async function somebody(fits: (line: string) => boolean): Promise<string> {
  const lines = tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button')
  const texts = await lines.allInnerTexts()
  return lines.nth(texts.findIndex(fits)).locator('bdi').innerText()
}

/** Says who unlocks, and unlocks with their passphrase. */
async function unlockAs(adviser: string, passphrase = passphrases.get(adviser) ?? ''): Promise<void> {
  await tablet.page.getByRole('radio', { name: adviser }).check()
  await tablet.page.getByLabel('Passphrase').fill(passphrase)
  await tablet.press('Unlock')
}

async function isOpen(): Promise<void> {
  await tablet.page.getByRole('button', { name: 'Lock now' }).first().waitFor()
  await tablet.page.getByRole('list', { name: 'Young people' }).waitFor()
}

test('P21: another adviser adds themselves with a code, and the tablet asks from then on who they are', async () => {
  await tablet.press('Add another adviser to this tablet')
  await tablet.heading('Add yourself to this tablet').waitFor()
  await tablet.enrol(staffOf(waymark, 'bo'))
  passphrases.set('Adviser 2', tablet.passphrase)
  expect(await tablet.page.getByText('Bo Samplesson').first().isVisible()).toBe(true)
  await tablet.lock()
  const asked = await tablet.page.getByRole('group', { name: 'Who are you?' }).getByRole('radio').all()
  expect(asked).toHaveLength(2)
  expect(await tablet.page.getByRole('radio', { name: 'Adviser 2' }).isChecked()).toBe(true)
  expect(await tablet.page.locator('body').innerText()).not.toMatch(/Ada|Bo /)
})

test('P21: one adviser’s passphrase does not open the other’s caseload', async () => {
  await unlockAs('Adviser 1', passphrases.get('Adviser 2'))
  await tablet.page.getByRole('link', { name: /not your passphrase/ }).waitFor()
  await unlockAs('Adviser 1')
  await isOpen()
  expect(await tablet.page.getByText('Ada Testcase').first().isVisible()).toBe(true)
})

test('P20, P21: what one left unsent goes while the other works, who sees nothing of it', async () => {
  const before = applied()
  await tablet.goOffline()
  await tablet.openPerson(hers)
  await tablet.recordContact({ said: 'A zebrafinch that only Ada knows' })
  await tablet.openPerson(shared)
  await tablet.recordContact({ said: 'The heliotrope of both' })
  await tablet.lock()
  await tablet.page.getByText('2 saved entries still to send').waitFor()
  await unlockAs('Adviser 2')
  await isOpen()
  await expect.poll(status).toMatch(/^Nothing to send/)
  for (const place of ['Today', 'Sending', 'This tablet', 'Caseload'] as const) {
    await tablet.goTo(place)
    const shown = await tablet.page.locator('body').innerText()
    expect(shown).not.toContain('Ada Testcase')
    expect(shown).not.toContain(hers)
    expect(shown).not.toContain('only on this tablet yet')
  }
  await tablet.search('zebrafinch')
  expect(await tablet.page.locator('body').innerText()).not.toContain('that only Ada knows')
  expect(applied()).toBe(before)
  await tablet.goOnline()
  // Applied means that the server found Ada's own signature, in Ada's name, of a young person of hers.
  await expect.poll(applied, { timeout: 30_000 }).toBe(before + 2)
  await tablet.sync()
  await tablet.openPerson(shared)
  await tablet.page.getByText('The heliotrope of both').first().waitFor()
  await tablet.page.getByText('Ada Testcase').first().waitFor()
})

test('whoever comes in locks what the other left open in another tab', async () => {
  const second = await tablet.context.newPage()
  await second.goto(tablet.url)
  await second.getByRole('radio', { name: 'Adviser 1' }).check()
  await second.getByLabel('Passphrase').fill(passphrases.get('Adviser 1') ?? '')
  await second.getByRole('button', { name: 'Unlock' }).click()
  await second.getByRole('button', { name: 'Lock now' }).first().waitFor()
  await tablet.heading('Unlock your caseload').waitFor()
  await second.close()
})

test('P20: a changed passphrase opens what the old one opened, and the old one nothing', async () => {
  await tablet.visit()
  await unlockAs('Adviser 1')
  await isOpen()
  await tablet.openPerson(hers)
  await tablet.writeContact({ said: 'Half a quokkabus' })
  await tablet.page.getByText(/^Draft kept on this tablet/).waitFor()
  await tablet.goTo('This tablet')
  await tablet.press('Change your passphrase')
  await tablet.page.getByLabel('Your passphrase now').fill('four quite wrong words')
  await tablet.press('Continue')
  await tablet.page.getByRole('link', { name: /not your passphrase/ }).waitFor()
  await tablet.page.getByLabel('Your passphrase now').fill(passphrases.get('Adviser 1') ?? '')
  await tablet.press('Continue')
  const words = tablet.page.getByLabel('Suggested passphrase')
  await words.filter({ hasText: /\w+ \w+ \w+/ }).waitFor()
  const chosen = (await words.textContent())?.trim() ?? ''
  await tablet.page.getByLabel('Type these words').fill(chosen)
  await tablet.press('Change my passphrase')
  await tablet.heading('Your passphrase is changed').waitFor()
  await tablet.lock()
  await unlockAs('Adviser 1')
  await tablet.page.getByRole('link', { name: /not your passphrase/ }).waitFor()
  passphrases.set('Adviser 1', chosen)
  await unlockAs('Adviser 1')
  await isOpen()
  await tablet.openPerson(hers)
  await tablet.press('Go on writing')
  await expect.poll(() => tablet.page.getByLabel('Notes', { exact: true }).inputValue()).toBe('Half a quokkabus')
})

test('P20: a passkey opens the tablet; when it is gone the passphrase does', async () => {
  const protocol = await tablet.context.newCDPSession(tablet.page)
  await protocol.send('WebAuthn.enable')
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await tablet.visit()
  await unlockAs('Adviser 1')
  await isOpen()
  await tablet.goTo('This tablet')
  await tablet.press('Add a passkey')
  await tablet.page.getByLabel('Your passphrase', { exact: true }).fill(passphrases.get('Adviser 1') ?? '')
  await tablet.press('Continue')
  await tablet.page.getByLabel('What you call it').fill('Thumb of nobody')
  await tablet.press('Make the passkey')
  await tablet.page.getByText('Thumb of nobody').waitFor()
  await tablet.lock()
  await tablet.press('Unlock with a passkey')
  await isOpen()
  await tablet.lock()
  await protocol.send('WebAuthn.clearCredentials', { authenticatorId })
  await tablet.press('Unlock with a passkey')
  await tablet.page.getByText(/Use your passphrase\. Nothing is lost/).waitFor()
  await tablet.page.getByLabel('Passphrase').fill(passphrases.get('Adviser 1') ?? '')
  await tablet.press('Unlock')
  await isOpen()
  await tablet.goTo('This tablet')
  await tablet.press('Remove the passkey Thumb of nobody')
  await tablet.page.getByText('Thumb of nobody').waitFor({ state: 'detached' })
  await tablet.lock()
  expect(await tablet.page.getByRole('button', { name: 'Unlock with a passkey' }).count()).toBe(0)
})

test('P20: an adviser is taken off the tablet once everything is sent, and the other notices nothing', async () => {
  await tablet.visit()
  await unlockAs('Adviser 2')
  await isOpen()
  await tablet.goOffline()
  await tablet.openPerson(shared)
  await tablet.recordContact({ said: 'Not sent yet' })
  await tablet.goTo('This tablet')
  await tablet.press('Take yourself off this tablet')
  await tablet.page.getByLabel('Your passphrase', { exact: true }).fill(passphrases.get('Adviser 2') ?? '')
  await tablet.press('Continue')
  await tablet.heading('Are you sure?').waitFor()
  await tablet.press('Yes, take me off this tablet')
  await tablet.page.getByText(/only on this tablet yet/).waitFor()
  await tablet.lock()
  await tablet.goOnline()
  await tablet.press('Take Adviser 2 off this tablet')
  await tablet.page.getByLabel('Your passphrase', { exact: true }).fill(passphrases.get('Adviser 1') ?? '')
  await tablet.press('Continue')
  await tablet.page.getByRole('link', { name: /not your passphrase/ }).waitFor()
  await tablet.page.getByLabel('Your passphrase', { exact: true }).fill(passphrases.get('Adviser 2') ?? '')
  await tablet.press('Continue')
  await tablet.press('Yes, take me off this tablet')
  await tablet.heading('Unlock your caseload').waitFor()
  expect(await tablet.page.getByRole('radio').count()).toBe(0)
  const stores = await tablet.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  expect(stores.filter((name) => name.startsWith('waymark-') && name !== 'waymark-device')).toHaveLength(1)
  await tablet.page.getByLabel('Passphrase').fill(passphrases.get('Adviser 1') ?? '')
  await tablet.press('Unlock')
  await isOpen()
  await tablet.openPerson(shared)
  await tablet.page.getByText('The heliotrope of both').first().waitFor()
})

test('P20: nothing that either wrote lies readable on the tablet, and no policy was broken', async () => {
  await tablet.lock()
  await tablet.shut()
  const family = hers.split(',')[0] ?? hers
  const canaries = ['zebrafinch', 'heliotrope', 'quokkabus', 'Ada Testcase', 'Bo Samplesson', 'Thumb of nobody', family]
  expect(filesHolding(tablet.profile.folder, [...canaries, ...passphrases.values()])).toEqual([])
  expect(tablet.complaints).toEqual([])
})
