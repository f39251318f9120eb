import { afterAll, beforeAll, expect, test } from 'vitest'
import { spokenDay } from '../../src/domain/read-back.ts'
import { addMonths } from '../../src/domain/time.ts'
import { localDay } from '../../src/lib/moments.ts'
import { AdviserTablet, daysAgo } from '../support/record-steps.ts'
import { type Waymark, startWaymark } from '../support/waymark.ts'

/**
 * The ordinary record as a story: with no network Ada writes down what a young person tells her, each value with its source;
 * it is on her tablet after a lock, and on Bo's after a while. Each test goes on where the one before ended.
 */
const name = 'Brambleton Mateusz'
const today = spokenDay(localDay(new Date()))

let waymark: Waymark
let ada: AdviserTablet
let bo: AdviserTablet
/** Every line that Ada's page has shown of what she wrote. */
const written: string[] = []

beforeAll(async () => {
  waymark = await startWaymark()
  const tablets = [AdviserTablet.ofStaff(waymark, 'ada'), AdviserTablet.ofStaff(waymark, 'bo')] as const
  ;[ada, bo] = await Promise.all(tablets)
  await ada.goOffline()
  await ada.openPerson(name)
})

afterAll(async () => {
  await ada.destroy()
  await bo.destroy()
  await waymark.close()
})

/** The page shows these lines in this order under one word of its own. */
async function expectShown(label: string, ...lines: readonly string[]): Promise<void> {
  const all = lines.join('\n')
  const shown = async () => (await ada.value(label).allInnerTexts()).join('\n').replaceAll(/\s*\n\s*/g, '\n')
  await expect.poll(shown).toContain(all)
  written.push(all)
}

const toldUs = `Matti told us, ${today}, today`

test('P01: what they like to be called, where they live and since when, a phone number and an e-mail address', async () => {
  await ada.addValue('Who they are', 'likes to be called', { 'What they like to be called': 'Matti' })
  const moved = daysAgo(9)
  await ada.changeValue('How to reach them', 'Address', {
    'Address line 1': 'Flat 3',
    'Address line 2 (optional)': '9 Imaginary Row',
    'Town or city (optional)': 'Fernmoor',
    Postcode: 'zz41bb',
    'The day they moved in (optional)': moved.typed,
  })
  await ada.addValue('How to reach them', 'phone', { 'Phone number': '07700 900982', 'Which phone': 'Mobile' })
  await ada.addValue('How to reach them', 'E-mail', { 'E-mail address': 'matti@example.org' })
  await ada.everythingHeld()
  await expectShown('Name', 'Mateusz Brambleton')
  await expectShown('Likes to be called', 'Matti', toldUs)
  await expectShown('Address', 'Flat 3\n9 Imaginary Row\nFernmoor\nZZ4 1BB', `Since ${moved.spoken}`)
  await expectShown('Phone', '07700 900982 (mobile)')
  await expectShown('E-mail', 'matti@example.org')
})

test('P02: gender, and the ethnic group by two questions, of which a refusal is an answer', async () => {
  await ada.changeValue('Who they are', 'Gender', { Gender: 'Not said (wording not verified)' })
  await ada.beginToChange('Who they are', 'Ethnic group')
  expect(await ada.page.getByRole('group', { name: /background/ }).count()).toBe(0)
  await ada.fillIn({ 'What is their ethnic group?': 'Mixed or multiple ethnic groups' })
  await ada.fillIn({ 'Which one best describes their background?': 'White and Asian' })
  await ada.saveValue()
  await ada.everythingHeld()
  await expectShown('Ethnic group', 'White and Asian', toldUs)
  await ada.changeValue('Who they are', 'Ethnic group', { 'What is their ethnic group?': 'Prefer not to say' })
  written.pop()
  await ada.everythingHeld()
  await expectShown('Ethnic group', 'Prefer not to say', toldUs)
  await expectShown('Gender', 'Not said')
})

test('P03: schools with their dates, and a GCSE result', async () => {
  await ada.addValue('Learning', 'school, college or provider', {
    'Kind of place': 'School',
    Name: 'Examplewood School',
    'The first day there (optional)': '5 9 2022',
    'The last day there (optional)': '19 7 2024',
    'Where did this come from?': 'Their school',
    'Who exactly': 'Ms Sample',
  })
  await ada.addValue('Learning', 'qualification', {
    Qualification: 'GCSE',
    Subject: 'Statistics',
    'Result (optional)': '7',
    'Is that a prediction?': 'No',
    'Year (optional)': '2026',
  })
  await ada.everythingHeld()
  await expectShown(
    'School, college or provider',
    'Examplewood School\nSchool, from 5 September 2022 until 19 July 2024',
    `The school told us (Ms Sample), ${today}`,
  )
  await expectShown('Qualification', 'GCSE Statistics\nResult: 7 (2026)')
})

test('P04: what they plan to do on leaving, by its code and in words', async () => {
  await ada.changeValue('Now and next', 'Plans to do next', {
    'Plans after Year 11': 'Apprenticeship (wording not verified)',
  })
  await ada.addValue('Now and next', 'what they want to do, in words', {
    'What they want to do': 'Learn to build boats, near the sea if there is a place.',
  })
  await ada.everythingHeld()
  await expectShown('Plans to do next', 'Apprenticeship')
  await expectShown('What they want to do, in words', 'Learn to build boats, near the sea if there is a place.', toldUs)
})

test('P05: an application becomes an offer that is accepted, and the September Guarantee says where it stands and why', async () => {
  const guarantee = () => ada.page.getByText(/^September Guarantee: /).locator('..')
  expect(await guarantee().innerText()).toContain('no application recorded yet')
  await ada.addValue('Now and next', 'application', {
    'What they apply for': 'Apprenticeship',
    'Course or job': 'Boat building',
    Where: 'Pretend Boatyard',
    'Does it lead to a recognised qualification?': 'Yes',
    'How it stands': 'Applied, waiting to hear',
    'What they said to an offer': 'No answer yet',
    'The day they applied (optional)': daysAgo(20).typed,
  })
  await expect.poll(() => guarantee().innerText()).toContain('no offer yet')
  expect(await guarantee().innerText()).toContain('Boat building at Pretend Boatyard')
  await ada.changeValue('Now and next', 'Application', { 'How it stands': 'Offer' })
  await expect.poll(() => guarantee().innerText()).toContain('an offer stands')
  await ada.changeValue('Now and next', 'Application', { 'What they said to an offer': 'Accepted' })
  await expect.poll(() => guarantee().innerText()).toContain('an offer is accepted')
  await ada.everythingHeld()
  await expectShown('Application', 'Boat building\nApprenticeship at Pretend Boatyard\nOffer. Accepted')
})

test('P06: what they do now, when that was checked, until when it counts, and since when they have been out of learning', async () => {
  await ada.changeValue('Now and next', 'Doing now', {
    'What they are doing now': 'Seeking education, work or training',
    'The day it started': daysAgo(60).typed,
  })
  await ada.changeValue('Now and next', 'Doing now', {
    'What they are doing now': 'Start date agreed',
    'The day it started': daysAgo(6).typed,
  })
  await ada.everythingHeld()
  await expectShown('Doing now', `Not in education, work or training since ${daysAgo(60).spoken}`)
  await ada.changeValue('Now and next', 'Doing now', {
    'What they are doing now': 'Work with training',
    'Where (optional)': 'Pretend Boatyard',
    'The day it started': daysAgo(2).typed,
    'The day it was said': daysAgo(1).typed,
  })
  written.pop()
  await ada.everythingHeld()
  await expect.poll(() => ada.value('Doing now').innerText()).toContain(`Last checked ${daysAgo(1).spoken}`)
  await ada.confirmValue('Now and next', 'Doing now', 'A parent or carer', 'Checked, no change')
  await expectShown(
    'Doing now',
    'Work with training\nPretend Boatyard',
    `Since ${daysAgo(2).spoken}\nLast checked ${today}`,
    `To be checked again by ${spokenDay(addMonths(localDay(new Date()), 6))}`,
    `A parent or carer told us, ${today}, today`,
  )
})

test('P07: how much support they get', async () => {
  await ada.changeValue('Support', 'Level of support', { 'Level of support': 'Intensive support' })
  await ada.everythingHeld()
  await expectShown('Level of support', 'Intensive support', toldUs)
})

test('P09: whom to reach at home, and how', async () => {
  await ada.addValue('How to reach them', 'parent or carer', {
    Name: 'Ola Brambleton',
    'Who they are': 'Grandmother',
    'Phone number (optional)': '01632 960982',
    'Where did this come from?': 'A parent or carer',
  })
  await ada.everythingHeld()
  await expectShown(
    'Parent or carer',
    'Ola Brambleton (Grandmother)\n01632 960982',
    `A parent or carer told us, ${today}`,
  )
})

test('P13: what came from the council’s list says so, beside what the young person said', async () => {
  await ada.everythingHeld()
  await expect.poll(() => ada.value('Date of birth').innerText()).toMatch(/From the council's list \(NCCIS list\), /)
  expect(await ada.value('Likes to be called').innerText()).toContain('Matti told us')
})

test('P18: after a lock every value is there again, with who said it and when', async () => {
  await ada.lock()
  await ada.unlock()
  await ada.openPerson(name)
  const held = await ada.everythingHeld()
  expect(written.filter((lines) => !held.includes(lines))).toEqual([])
  expect(written.length).toBeGreaterThan(14)
})

test('P18: once both tablets had a network, the other adviser’s shows the same', async () => {
  await ada.goOnline()
  await ada.sync()
  await expect.poll(() => ada.status().textContent()).toBe('Sent')
  await bo.sync()
  await bo.openPerson(name)
  const held = await bo.everythingHeld()
  expect(written.filter((lines) => !held.includes(lines))).toEqual([])
})

test('P18: nothing is saved without saying where it came from; the value before stays in sight and in the history', async () => {
  await ada.goOffline()
  await ada.openPerson(name)
  await ada.beginToChange('How to reach them', 'E-mail')
  expect(await ada.inSight()).toContain(`Held now\nmatti@example.org\n${toldUs}`)
  await ada.fillIn({
    'E-mail address': 'boats@example.org',
    'Where did this come from?': 'Another organisation',
    'The day it was said': '  ',
  })
  expect(await ada.saveInVain()).toEqual(['Enter who said it', 'Enter the day it was said'])
  await ada.fillIn({ 'Who exactly': 'Pretend Boatyard', 'The day it was said': daysAgo(1).typed })
  await ada.saveValue()
  await ada.everythingHeld()
  await expectShown('E-mail', `boats@example.org\nFrom another organisation (Pretend Boatyard), ${daysAgo(1).spoken}`)
  await ada.value('E-mail').getByText('1 earlier value').click()
  await expectShown('E-mail', `matti@example.org\n${toldUs}. Recorded by Ada Testcase`)
})

test('P18: of two advisers who wrote apart both values are shown, until somebody says which is right', async () => {
  const line = 'Address line 2 (optional)'
  const source = { 'Where did this come from?': 'Their school' }
  await ada.changeValue('How to reach them', 'Address', { [line]: '10 Imaginary Row' })
  await bo.changeValue('How to reach them', 'Address', { [line]: '90 Imaginary Row', ...source })
  await bo.sync()
  await ada.goOnline()
  await ada.sync()
  await ada.openPerson(name)
  const address = ada.value('Address')
  await ada.everythingHeld()
  await expect.poll(() => address.innerText()).toContain('Different answers')
  expect(await address.innerText()).toContain('10 Imaginary Row')
  expect(await address.innerText()).toContain('90 Imaginary Row')
  await ada.beginToChange('How to reach them', 'Address', 'Say which is right')
  expect(await ada.inSight()).toContain('People said different things')
  await ada.fillIn({ 'Which is right?': 'Something else' })
  await ada.fillIn({ [line]: '10 Imaginary Row' })
  await ada.saveValue()
  await ada.everythingHeld()
  await expect.poll(() => address.innerText()).not.toContain('Different answers')
  await ada.sync()
  await bo.sync()
  await bo.openPerson(name)
  await bo.everythingHeld()
  await expect.poll(() => bo.value('Address').innerText()).toContain('10 Imaginary Row')
  expect(await bo.value('Address').innerText()).not.toContain('Different answers')
})

test('P12: a form says whether it has to be given, why, and by what law; what is a choice can be kept back', async () => {
  await ada.openPerson(name)
  await ada.beginToChange('How to reach them', 'Address')
  expect(await ada.inSight()).toContain('Has to be given: we ask because the law asks us to know which council')
  expect(await ada.page.getByRole('button', { name: 'They would rather not say' }).count()).toBe(0)
  await ada.goBack()
  await ada.beginToChange('How to reach them', 'Phone')
  const form = await ada.inSight()
  expect(form).toContain('Their choice: we ask so that we can reach you')
  expect(form).toContain('Education and Skills Act 2008')
  await ada.press('They would rather not say')
  await ada.press('Yes, record that')
  await ada.page.getByRole('heading', { name: 'Contacts' }).waitFor()
  await ada.everythingHeld()
  await expectShown('Phone', 'Chose not to have this held', toldUs)
  expect((await ada.value('Phone').allInnerTexts()).join()).not.toContain('900982')
})

test('P16: what has lapsed says so on the list and on the page, until somebody says how long it goes on', async () => {
  await ada.goTo('Caseload')
  await ada.page.getByLabel('Find by name').fill('')
  await ada.press(/^Lapsed/)
  const lapsed = ada.page.getByRole('list', { name: 'Young people' })
  await lapsed.getByRole('button', { name: /^Applethorn, Tia.*Lapsed on/ }).click()
  const now = ada.page.locator('.person-fact', { hasText: 'Doing now' }).first()
  await expect.poll(() => now.innerText()).toContain('Check again')
  await ada.changeValue('Now and next', 'Doing now', { 'The day it ends (optional)': '31 8 2040' })
  await expect.poll(() => now.innerText()).not.toContain('Check again')
  expect(await now.innerText()).toMatch(/To be checked again by 31 August 20/)
  await ada.goTo('Caseload')
  await expect.poll(() => lapsed.innerText()).not.toContain('Applethorn')
  await ada.press(/^Lapsed/)
})

test('P16: a value nobody has asked about for a year says so, until somebody says that it is still correct', async () => {
  await ada.openPerson('Cloudberry Håkon')
  await ada.everythingHeld()
  const mail = ada.value('E-mail')
  await expect.poll(() => mail.innerText()).toContain('Check again')
  await ada.confirmValue('How to reach them', 'E-mail', /, today$/)
  await expect.poll(() => mail.innerText()).not.toContain('Check again')
  expect(await mail.innerText()).toMatch(/cloudberry@example\.org\n+.* told us, .*, today/)
})

test('no policy was broken on the way', () => {
  expect([...ada.complaints, ...bo.complaints]).toEqual([])
})
