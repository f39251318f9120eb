import { afterAll, beforeAll, expect, test } from 'vitest'
import { AdviserTablet, daysAgo } from '../support/record-steps.ts'
import { type Waymark, startWaymark } from '../support/waymark.ts'

/**
 * Who was told what, when, why and by what right, as a story: with no network Ada records it, and the young person reads it on
 * the page "What we hold about you". Each test goes on where the one before ended.
 */
const name = 'Brambleton Mateusz'
const today = daysAgo(0).spoken

let waymark: Waymark
let ada: AdviserTablet

beforeAll(async () => {
  waymark = await startWaymark()
  ada = await AdviserTablet.ofStaff(waymark, 'ada')
  await ada.goOffline()
  await ada.openPerson(name)
  await ada.openSharing()
})

afterAll(async () => {
  await ada.destroy()
  await waymark.close()
})

/** A part of the page by its heading, as it is in sight. */
async function part(heading: string): Promise<string> {
  return (await ada.page.getByRole('region', { name: heading }).innerText()).replaceAll(/\s*\n\s*/g, '\n')
}

const told = {
  'Who was told': 'College',
  'Who exactly (optional)': 'Pretend College',
  'What was passed on': 'That he would like to see the workshop.',
  'Why this is in the interests of Mateusz, and why they need it': 'So that somebody shows him round on Friday.',
}

test('P30: nothing can be recorded as shared without consent or a law that is named', async () => {
  await ada.press(/^Record what was passed on/)
  await ada.fillIn({ ...told, 'What allows it?': 'A law allows it without consent' })
  expect(await ada.saveInVain()).toEqual(['Select the law that allows it', 'Enter why it is done without consent'])
  await ada.goBack()
  await ada.press(/^Record what was passed on/)
  await ada.press('Start afresh')
  await ada.fillIn(told)
  expect(await ada.saveInVain()).toEqual([
    'Select the consent or the law that allows it: without one of them it cannot be recorded as shared',
  ])
  expect(await ada.page.getByRole('radio', { name: /said yes to sharing with those who help/ }).count()).toBe(0)
})

test('P26: nothing can be recorded as shared without saying why it helps the young person', async () => {
  const why = 'Why this is in the interests of Mateusz, and why they need it'
  await ada.fillIn({ [why]: ' ' })
  expect(await ada.saveInVain()).toContain('Enter why this is in the interests of Mateusz, and why they need it')
  await ada.fillIn({ [why]: told[why] })
})

test('P29: those told come from the known list as it was on that day, and “somebody else” says who', async () => {
  const options = () => ada.page.getByLabel('Who was told').getByRole('option').allTextContents()
  const project = 'Uniconnect outreach project (2022/23)'
  expect(await options()).toContain('Youth offending service')
  expect(await options()).not.toContain(project)
  await ada.fillIn({ 'The day it was passed on': '31 7 2023' })
  await expect.poll(options).toContain(project)
  await ada.fillIn({ 'The day it was passed on': daysAgo(0).typed, 'Who was told': 'Somebody else' })
  await ada.fillIn({ 'Who exactly': '' })
  expect(await ada.saveInVain()).toContain('Enter who it is')
  await ada.fillIn({ 'Who was told': 'College', 'Who exactly (optional)': 'Pretend College' })
})

test('P25: who was told what, when, why and by what right stands in the record', async () => {
  await ada.fillIn({ 'What allows it?': 'Mateusz said yes to this, this once' })
  await ada.fillIn({ 'How they said yes to this once': 'In person' })
  await ada.save()
  const list = await part('Who we have told')
  expect(list).toContain(`College (Pretend College)\n${today}`)
  expect(list).toContain(`What was passed on\n${told['What was passed on']}\nWhy\nSo that somebody shows him round`)
  expect(list).toContain(`What allows it\nWith consent for this one sharing, ${today}`)
  expect(list).toContain('Recorded by Ada Testcase')
})

test('P31: what the Department for Education is told is in the list too, with the law that asks for it', async () => {
  await ada.press(/^Record what was passed on/)
  await ada.fillIn({
    ...told,
    'Who was told': 'Department for Education',
    'Who exactly (optional)': '',
    'What was passed on': 'What he does now and the offers he has: the monthly return.',
    'What allows it?': 'A law allows it without consent',
    'The law that allows it': 'Education and Skills Act 2008, sections 68 and 72: the national return',
    'Why it is done without consent': 'Every council has to send it.',
  })
  await ada.save()
  expect(await part('Who we have told')).toContain(
    'Without consent: Education and Skills Act 2008, sections 68 and 72: the national return. Every council has to',
  )
})

test('P28: a concern is recorded with no network and no consent, in one form, and is closed to other eyes', async () => {
  await ada.press(/^Safeguarding/)
  await ada.fillIn({
    'Who was told': "Children's trust",
    'The concern, and what they were told': 'What he said about the boat shed at night.',
    'Why they need to know': 'He may not be safe there.',
    'The law that allows it': 'Children Act 2004, sections 10 and 11: safeguarding and welfare of children',
    'Why it is done without consent': 'Asking first could put him in danger.',
  })
  await ada.save()
  const list = await part('Who we have told')
  expect(list).toContain('Safeguarding\nNot shown to Mateusz')
  expect(list).not.toContain('boat shed')
  expect(list).not.toContain("Children's trust")
  await ada.press(/^Show the concern/)
  await expect.poll(() => part('Who we have told')).toContain('What he said about the boat shed at night.')
  expect(await part('Who we have told')).toContain('Asking first could put him in danger.')
})

test('P27: of what others sent the relevant is kept with why, and of the rest nothing but why it was refused', async () => {
  const relevant = 'Yes: keep what matters'
  await ada.press(/^What others sent/)
  await ada.fillIn({ 'Who sent it': 'Training provider', 'Is it relevant to the help we give?': relevant })
  await ada.fillIn({
    'What they sent, as far as it is relevant': 'He came to both taster days.',
    'Why it is relevant': 'It is what he wants to do.',
  })
  await ada.save()
  await ada.press(/^What others sent/)
  await ada.fillIn({ 'Who sent it': 'Housing', 'Is it relevant to the help we give?': relevant })
  await ada.fillIn({ 'What they sent, as far as it is relevant': 'A letter about the turquoise rent book.' })
  await ada.fillIn({ 'Is it relevant to the help we give?': 'No: refuse it and keep nothing of it' })
  await ada.fillIn({ 'Why it is not relevant': 'It has nothing to do with what he wants to learn.' })
  await ada.save()
  const list = await part('What others sent')
  expect(list).toContain('What they sent\nHe came to both taster days.\nWhy it is relevant\nIt is what he wants to do.')
  expect(list).toContain('Refused, not kept')
  expect(list).toContain('Why it was refused\nIt has nothing to do with what he wants to learn.')
  await ada.press(/^What others sent/)
  await ada.page.getByLabel('Who sent it').waitFor()
  expect(await ada.page.getByText('You had begun this').count()).toBe(0)
  await ada.goBack()
  expect(await ada.page.content()).not.toContain('turquoise')
})

/** The page that the young person reads, as they see it. */
async function readingPage(): Promise<string> {
  await ada.openPerson(name)
  await ada.turnRecordRound()
  return ada.inSight()
}

let reading = ''

test('P25: the young person reads who was told what, when, why and by what right', async () => {
  reading = await readingPage()
  const list = await part('Who we have told')
  expect(list).toContain(`College (Pretend College), ${today}`)
  expect(list).toContain('We told them: That he would like to see the workshop.')
  expect(list).toContain('Why: So that somebody shows him round on Friday.')
  expect(list).toContain('You said yes to this.')
  expect(await part('What others sent us')).toContain('He came to both taster days.')
  expect(await part('What others sent us')).toContain('something that we did not need, so we did not keep it')
})

test('P28: nothing of the concern is on that page before somebody releases it', () => {
  expect(reading).not.toContain('boat shed')
  expect(reading).not.toContain('trust')
  expect(reading).not.toContain('not be safe')
})

test('P31: that page says what goes to the Department for Education, and that the law asks for it', async () => {
  const plans = await part('What you want to do')
  expect(plans).toContain('We have to ask this because the law makes us report it to the Department for Education.')
  expect(plans).toContain('Each month the law makes us send this to the Department for Education.')
  const list = await part('Who we have told')
  expect(list).toContain(`Department for Education, ${today}`)
  expect(list).toContain('Without asking you: Because the law makes us report it to the Department for Education.')
})

test('P12: that page says of each value whether it has to be given, and why; a choice can be kept back there and then', async () => {
  const page = ada.page
  expect(await part('How to reach you')).toContain('We have to ask this because the law asks us to know which council')
  const phone = page.getByText('Phone number', { exact: true }).first().locator('..')
  expect(await phone.innerText()).toContain('Your choice. We ask so that we can reach you.')
  expect(await page.getByRole('button', { name: /^Please do not keep this ?: Where you live/ }).count()).toBe(0)
  await page
    .getByRole('button', { name: /^Please do not keep this ?: Phone number/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Yes, do not keep it' }).click()
  await expect.poll(() => phone.innerText()).toContain('You asked us not to keep this.')
})

test('the young person says what is wrong, and the tablet comes back locked', async () => {
  const { page } = ada
  await page.getByRole('button', { name: /^This is wrong ?: Where you live/ }).click()
  await page.getByLabel('What is wrong? Say it in your own words.').fill('The flat has another number now 🙃')
  await page.getByRole('button', { name: 'Save my words' }).click()
  await page.getByText('will read your words and put it right with you').waitFor()
  await ada.giveBack()
  await page.goBack().catch(() => undefined)
  await ada.heading('Unlock your caseload').waitFor()
  expect(await page.content()).not.toContain('Mateusz')
})

test('P12: what was kept back is recorded as kept back on the adviser’s page, beside what the young person said is wrong', async () => {
  await ada.unlock()
  await ada.page.getByText('Mateusz read what is held about them').waitFor()
  await ada.everythingHeld()
  const phone = ada.value('Phone').first()
  await expect.poll(() => phone.innerText()).toContain('Chose not to have this held')
  expect(await phone.innerText()).toContain(`Mateusz told us, ${today}`)
  expect(await ada.value('Address').innerText()).toContain(
    'Mateusz says this is wrong: The flat has another number now 🙃',
  )
})

test('P28: once the concern is released the young person reads it, with the law in plain words', async () => {
  await ada.openSharing()
  await ada.press(/^Show the concern/)
  await ada.press(/^Let Mateusz read it/)
  await ada.page.getByText('from then on: by Mateusz, and by whoever is beside them').waitFor()
  await ada.press('Yes, release it')
  await ada.page.getByText('Released: it is read with the rest of the record from now on.').waitFor()
  expect(await readingPage()).toContain('We told them: What he said about the boat shed at night.')
  expect(await part('Who we have told')).toContain('Without asking you: To keep you or somebody else safe.')
  await ada.giveBack()
})

test('P25: with a network again all of it reaches the office, and no policy was broken on the way', async () => {
  await ada.goOnline()
  await ada.unlock()
  await ada.sync()
  await expect.poll(() => ada.status().textContent()).toBe('Sent')
  expect(ada.complaints).toEqual([])
})
