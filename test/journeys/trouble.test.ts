import { type Server, createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/** What goes wrong on an ordinary day. Nothing that the screen called saved is lost, and the screen says what happened. */
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

async function openSomebody(): Promise<void> {
  await tablet.page.getByRole('button', { name: 'Caseload', exact: true }).first().click()
  await tablet.page.getByLabel('Find by name').fill('')
  await tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button').nth(people++).click()
  await tablet.page.getByRole('heading', { name: 'Contacts' }).waitFor()
}

/** Everything is with the server. */
async function allSent(): Promise<void> {
  await tablet.sync()
  await expect.poll(() => tablet.status().textContent()).toBe('Sent')
}

const applied = () => waymark.log().match(/"event":"applied"/g)?.length ?? 0

test('a wrong passphrase is said to be wrong, and opens nothing', async () => {
  await tablet.lock()
  await tablet.page.getByLabel('Passphrase').fill('four quite wrong words')
  await tablet.page.getByRole('button', { name: 'Unlock' }).click()
  await tablet.page.getByRole('link', { name: /not your passphrase on this tablet/ }).waitFor()
  await tablet.unlock()
})

test('a tablet that dies while somebody writes has kept the draft, and offers it', async () => {
  await openSomebody()
  await tablet.writeContact({ said: 'Half a thought about baking' })
  await tablet.page.getByText(/^Draft kept on this tablet/).waitFor()
  await tablet.kill()
  await tablet.open()
  await tablet.unlock()
  await tablet.page.getByLabel('Find by name').waitFor()
  await tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button').filter({ hasText: 'Draft' }).click()
  await tablet.page.getByRole('button', { name: 'Go on writing' }).click()
  await expect
    .poll(() => tablet.page.getByLabel('Notes', { exact: true }).inputValue())
    .toBe('Half a thought about baking')
})

test('locking in the middle of a sentence keeps the sentence', async () => {
  await tablet.page.getByLabel('Notes', { exact: true }).fill('Half a thought about baking, and the rest')
  await tablet.lock()
  await tablet.unlock()
  await tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button').filter({ hasText: 'Draft' }).click()
  await tablet.page.getByRole('button', { name: 'Go on writing' }).click()
  await expect
    .poll(() => tablet.page.getByLabel('Notes', { exact: true }).inputValue())
    .toBe('Half a thought about baking, and the rest')
  await tablet.page.getByLabel('Kind of contact').selectOption({ label: 'Drop-in' })
  await tablet.page.getByRole('button', { name: 'Save contact' }).click()
  await tablet.heading('Saved on this tablet').waitFor()
  await allSent()
})

test('a tablet killed the moment it says "saved" still has what it said, and sends it', async () => {
  await allSent()
  const before = applied()
  await tablet.goOffline()
  for (let round = 0; round < 3; round++) {
    await openSomebody()
    await tablet.recordContact({ said: `Kill number ${round}` })
    await tablet.kill()
    await tablet.open({ network: false })
    await tablet.unlock()
    await expect.poll(() => tablet.status().textContent()).toContain(`${round + 1} to send`)
  }
  await tablet.goOnline()
  await allSent()
  expect(applied() - before).toBe(3)
})

test('a server that dies in the middle has what it acknowledged, and gets the rest', async () => {
  const before = applied()
  await openSomebody()
  await waymark.kill()
  await tablet.recordContact({ said: 'While the server was down' })
  await expect.poll(() => tablet.status().textContent()).toContain('1 to send')
  await tablet.page.getByRole('button', { name: 'Sending', exact: true }).click()
  await tablet.page.getByRole('heading', { name: 'Not sent' }).waitFor()
  await waymark.restart()
  await allSent()
  expect(applied() - before).toBe(1)
})

test('the log-in page of a guest network acknowledges nothing, though it says 200', async () => {
  await openSomebody()
  await waymark.kill()
  const portal = await startPortal(new URL(waymark.url).port)
  await tablet.recordContact({ said: 'Behind a guest network' })
  await tablet.sync()
  await tablet.page.getByText(/log-in page of a guest network/).waitFor()
  await expect.poll(() => tablet.status().textContent()).toContain('1 to send')
  await new Promise((resolve) => portal.close(resolve))
  portal.closeAllConnections()
  await waymark.restart()
  await allSent()
})

/** Answers everything with 200 and a page. */
async function startPortal(port: string): Promise<Server> {
  const portal = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', connection: 'close' })
    response.end('<h1>Welcome to our wifi</h1>')
  })
  await new Promise<void>((resolve) => portal.listen(Number(port), '127.0.0.1', resolve))
  return portal
}

test('what the service worker sends behind the open page is said on it', async () => {
  await tablet.goOffline()
  await openSomebody()
  await tablet.recordContact({ said: 'Goes by itself' })
  await tablet.sync()
  await expect.poll(() => tablet.status().textContent()).toMatch(/^Saved on this tablet: 1 to send/)
  await tablet.goOnline()
  await tablet.wakeServiceWorker()
  await expect.poll(() => tablet.status().textContent()).toBe('Sent')
})

test('the office says that it needs a network, and opens once there is one', async () => {
  await tablet.page.getByRole('button', { name: 'This tablet', exact: true }).click()
  await tablet.goOffline()
  await tablet.page.getByRole('button', { name: 'Staff, enrolment codes and held entries' }).click()
  await tablet.page.getByText('It needs a network').waitFor()
  await tablet.goOnline()
  await tablet.page.getByRole('button', { name: 'Try again' }).click()
  await tablet.page.getByLabel('Sign-in name').waitFor()
})

test('a full tablet leaves the text on the screen, and nothing half-saved', async () => {
  // Before anything is written: the browser looks at what is left only now and then.
  await tablet.shut()
  await tablet.open()
  await tablet.setQuota(1)
  await tablet.unlock()
  await openSomebody()
  await tablet.writeContact({ said: 'There is no room for this' })
  await tablet.page
    .getByText(/could not|cannot be kept|not kept/i)
    .first()
    .waitFor()
  await tablet.page.getByRole('button', { name: 'Save contact' }).click()
  await tablet.page.getByRole('heading', { name: 'Not saved' }).waitFor()
  expect(await tablet.page.getByLabel('Notes', { exact: true }).inputValue()).toBe('There is no room for this')
  await tablet.setQuota(undefined)
  await expect.poll(() => saveAgain(), { timeout: 60_000, interval: 2_000 }).toBe(true)
  await allSent()
})

async function saveAgain(): Promise<boolean> {
  if (await tablet.heading('Saved on this tablet').isVisible()) return true
  await tablet.page.getByRole('button', { name: 'Save contact' }).click()
  return false
}

test('locking one tab locks the others', async () => {
  const second = await tablet.context.newPage()
  await second.goto(tablet.url)
  await second.getByLabel('Passphrase').fill(tablet.passphrase)
  await second.getByRole('button', { name: 'Unlock' }).click()
  const lock = second.getByRole('button', { name: 'Lock now' }).first()
  await lock.waitFor()
  await lock.click()
  await tablet.heading('Unlock your caseload').waitFor()
  await second.close()
})
