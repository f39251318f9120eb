import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesHolding } from '../support/canary.ts'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, startWaymark } from '../support/waymark.ts'

/**
 * Health and convictions, held apart: with no network Ada asks first, writes down what she may, and says why she looks. What
 * stands there stands nowhere else. Each test goes on where the one before ended.
 */
const name = 'Brambleton Mateusz'

/** Words that stand nowhere but where they were written. */
const word = {
  consent: 'obsidiankite',
  health: 'zebrafinch',
  conviction: 'quokkabus',
  reason: 'marzipanhat',
  halfFilled: 'heliotrope',
  passedOn: 'pumpernickelbee',
  searched: 'vermilionfox',
} as const

let waymark: Waymark
let ada: AdviserTablet

beforeAll(async () => {
  waymark = await startWaymark()
  ada = await AdviserTablet.ofStaff(waymark, 'ada')
  await ada.goOffline()
  await ada.openPerson(name)
})

afterAll(async () => {
  await ada.destroy()
  await waymark.close()
})

/** From a compartment's door: says why, and it opens. */
async function openFor(reason: string, words?: string): Promise<void> {
  await ada.fillIn({ 'Why do you look?': reason, ...(words ? { 'Anything to add (optional)': words } : {}) })
  await ada.press('Open')
  await ada.page.getByText('Open until you leave this page').waitFor()
}

const lawfully = {
  'The law that allows it': 'UK GDPR article 6(1)(d): to save a life',
  'Why it is done without consent': `On the trip to the yard the others have to know: ${word.reason}.`,
}

test('P10: the page of a young person shows that health is held apart, and it opens only to a reason', async () => {
  await expect.poll(() => ada.inSight()).toContain('Health\nHeld apart. Opens only for a reason')
  await ada.knockAt('Health')
  await expect.poll(() => ada.inSight()).toContain('That you looked, when and why is recorded')
  expect(await ada.saveInVain('Open')).toEqual(['Select why you look'])
  await openFor('Needed for the support given now', 'Before the visit to the yard')
  await expect.poll(() => ada.inSight()).toContain('Nothing is recorded here.')
})

test('P11: without consent or a law that is named nothing about health can be written down', async () => {
  await expect.poll(() => ada.inSight()).toContain('Not asked yet')
  await ada.press('Add without consent, by law')
  await ada.fillIn({ 'What it is': 'Nothing that may stay' })
  expect(await ada.saveInVain()).toEqual(['Select the law that allows it', 'Enter why it is done without consent'])
  await ada.goBack()
  await expect.poll(() => ada.inSight()).toContain('Nothing is recorded here.')
})

test('P11: consent is asked for first, in words that leave a choice, and then it is written down', async () => {
  await ada.press('Ask for consent, then add')
  await expect.poll(() => ada.inSight()).toContain('You can say no, and you can change your mind.')
  await ada.fillIn({
    'What did Mateusz say?': 'Yes',
    'How they said it': 'In person',
    'In their own words (optional)': `Fine, if nobody reads it out: ${word.consent}.`,
  })
  await ada.press('Save the answer')
  await ada.heading('Add: Health').waitFor()
  // A form that was begun before, and not saved, waits here.
  await ada.fillIn({ 'What it is': `Needs a break after an hour: ${word.health}.` })
  await ada.save()
  const inside = await ada.inSight()
  expect(inside).toContain(`Needs a break after an hour: ${word.health}.\nRecorded with consent`)
  expect(inside).toContain('Given')
})

test('P10: whoever leaves the page has closed it', async () => {
  await ada.press('Close and go back')
  await ada.page.getByRole('heading', { name: 'Contacts' }).waitFor()
  await ada.knockAt('Health')
  const door = await ada.inSight()
  expect(door).toContain('Why do you look?')
  expect(door).not.toContain(word.health)
  await ada.goBack()
})

test('P11: after a no only a law that is named lets something be written down, and the page says which', async () => {
  await ada.knockAt('Criminal convictions')
  await openFor('A safeguarding concern')
  await ada.press('Ask for consent, then add')
  await ada.fillIn({ 'What did Mateusz say?': 'No', 'How they said it': 'In person' })
  await ada.press('Save the answer')
  await ada.page.getByText(/Mateusz said no: criminal convictions/).waitFor()
  await ada.press('Add without consent, by law')
  await expect
    .poll(() => ada.inSight())
    .toMatch(/Mateusz said no on .* Record it only where a law lets the council do so/)
  await ada.fillIn({ 'What it is': `A caution that ends in spring: ${word.conviction}.`, ...lawfully })
  await ada.save()
  await expect.poll(() => ada.inSight()).toContain('Recorded without consent: UK GDPR article 6(1)(d): to save a life')
  await ada.press('Close and go back')
})

test('P11: consent that is taken back stops what comes after, and says what stays and why', async () => {
  await ada.knockAt('Health')
  await openFor('The young person asked to see it or talk about it')
  await ada.press(/^They took it back/)
  const asked = await ada.inSight()
  expect(asked).toContain('Nothing new about their health is written down or passed on')
  expect(asked).toContain('What is recorded already stays, because')
  await ada.fillIn({ 'How they said it': 'By phone' })
  await ada.press('Record that it is taken back')
  await ada.page.getByText('Withdrawn', { exact: true }).waitFor()
  await expect.poll(() => ada.inSight()).toContain(word.health)
  expect(await ada.page.getByRole('button', { name: 'Add something' }).count()).toBe(0)
  await ada.page.getByRole('button', { name: 'Add without consent, by law' }).waitFor()
})

test('a form about health that nobody finished is kept with it, and offered again after the tablet died', async () => {
  await ada.press('Add without consent, by law')
  await ada.fillIn({ 'What it is': `Half a thought: ${word.halfFilled}` })
  await ada.goBack()
  await ada.press('Add without consent, by law')
  await ada.page.getByText('You had begun this').waitFor()
  await ada.kill()
  await ada.open({ network: false })
  await ada.unlock()
  await ada.openPerson(name)
  expect(await ada.inSight()).not.toContain(word.halfFilled)
  await ada.knockAt('Health')
  await openFor('To check that it is still right')
  await ada.press('Add without consent, by law')
  await ada.page.getByText('You had begun this').waitFor()
  expect(await ada.page.getByLabel('What it is').inputValue()).toBe(`Half a thought: ${word.halfFilled}`)
})

test('what was being passed on when the tablet died is offered again too, and can be finished', async () => {
  await ada.openPerson(name)
  await ada.openSharing()
  await ada.press(/^Record what was passed on/)
  await ada.fillIn({ 'What was passed on': `What helps on the first day: ${word.passedOn}` })
  await ada.goBack()
  await ada.press(/^Record what was passed on/)
  await ada.page.getByText('You had begun this').waitFor()
  await ada.kill()
  await ada.open({ network: false })
  await ada.unlock()
  await ada.openPerson(name)
  await ada.openSharing()
  await ada.press(/^Record what was passed on/)
  await expect
    .poll(() => ada.page.getByLabel('What was passed on', { exact: true }).inputValue())
    .toContain(word.passedOn)
  await ada.fillIn({
    'Who was told': 'College',
    'Why this is in the interests of Mateusz, and why they need it': 'So that they know whom to ask.',
    'What allows it?': 'A law allows it without consent',
    ...lawfully,
  })
  await ada.save()
  await expect.poll(() => ada.inSight()).toContain(`What helps on the first day: ${word.passedOn}`)
})

test('P10: that somebody looked, who, when and why stands in the record', async () => {
  await ada.page.getByText('Looked into 4 times').click()
  const looked = await ada.page.getByRole('region', { name: 'Who looked into what is held apart' }).innerText()
  expect(looked).toMatch(/Health, .*, Ada Testcase\s+Needed for the support given now: Before the visit to the yard/)
  expect(looked).toMatch(/Criminal convictions, .*, Ada Testcase\s+A safeguarding concern/)
})

test('P10: what is held apart shows on no list, no search, no visit and on no other page', async () => {
  const apart = [word.health, word.conviction, word.halfFilled]
  const pages = [await ada.inSight()]
  await ada.openPerson(name)
  pages.push(await ada.everythingHeld(), (await ada.page.getByRole('main').textContent()) ?? '')
  for (const searched of [...apart, word.searched]) {
    await ada.search(searched)
    await ada.page.getByText('Nobody fits.').waitFor()
    expect(await ada.page.getByRole('region', { name: 'In notes' }).count()).toBe(0)
  }
  await ada.goTo('Today')
  await ada.page.getByLabel('School or college').selectOption({ label: 'Fernmoor Academy' })
  await ada.page.getByText('Brambleton, Mateusz').first().waitFor()
  pages.push((await ada.page.getByRole('main').textContent()) ?? '')
  await ada.search('')
  pages.push((await ada.page.getByRole('main').textContent()) ?? '')
  for (const page of pages) expect(apart.filter((canary) => page.includes(canary))).toEqual([])
  expect(pages.every((page) => page.length > 100)).toBe(true)
})

test('P10: none of it lies readable in the browser’s profile, in the server’s log or in its data', async () => {
  await ada.goOnline()
  await ada.sync()
  await expect.poll(() => ada.status().textContent()).toBe('Sent')
  await ada.lock()
  await ada.shut()
  const canaries = Object.values(word)
  expect(filesHolding(ada.profile.folder, canaries)).toEqual([])
  // A look that sees nothing at all would have found nothing too.
  expect(filesHolding(ada.profile.folder, ['Unlock your caseload'])).not.toEqual([])
  expect(filesHolding(waymark.folder, canaries)).toEqual([])
  expect(canaries.filter((canary) => waymark.log().includes(canary))).toEqual([])
  expect(ada.complaints).toEqual([])
})
