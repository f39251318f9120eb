import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAtBoth } from '../support/look.ts'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, startWaymark } from '../support/waymark.ts'

/** The screens of the whole record, on a phone and on a tablet, with what they say when something has to be put right. */
let waymark: Waymark
let ada: AdviserTablet

beforeAll(async () => {
  waymark = await startWaymark()
  ada = await AdviserTablet.ofStaff(waymark, 'ada')
  ada.page.setDefaultTimeout(10_000)
})

afterAll(async () => {
  await ada.destroy()
  await waymark.close()
})

const look = (name: string) => lookAtBoth(ada.page, name)

/** Presses in vain, looks at what the form says, and goes back. */
async function lookAtErrors(name: string, button = 'Save'): Promise<void> {
  expect(await ada.saveInVain(button)).not.toEqual([])
  await look(`${name}-errors`)
}

test('everything that is held, unfolded; a value that people differ about; who says that it is still correct', async () => {
  await ada.openPerson('Vetchling Verity')
  await ada.everythingHeld()
  await look('record')
  await ada
    .value('Address')
    .getByRole('button', { name: /^Still correct/ })
    .click()
  await ada.page.getByText('Who says it is still correct?').waitFor()
  await look('still-correct')
  await ada.openPerson('Sorrelson Rosa')
  await ada.everythingHeld()
  await look('record-different-answers')
  await ada.openPerson('Pebblestone José')
  await ada.everythingHeld()
  await look('record-remarks')
})

test('a value: every kind of question, with errors, with what is held now, and half-filled', async () => {
  await ada.openPerson('Brambleton Mateusz')
  await ada.beginToAdd('Now and next', 'application')
  await lookAtErrors('application')
  await ada.goBack()
  await ada.beginToChange('How to reach them', 'Address')
  await ada.fillIn({ 'Address line 1': ' ', Postcode: 'nowhere', 'The day they moved in (optional)': '31 2 2020' })
  await ada.fillIn({ 'Where did this come from?': 'Another council' })
  await lookAtErrors('address')
  await ada.press('Not so any more')
  await look('not-so-any-more')
  await ada.goBack()
  await ada.beginToChange('How to reach them', 'Address')
  await ada.page.getByText('You had begun this').waitFor()
  await look('half-filled')
  await ada.goBack()
  await ada.beginToChange('Who they are', 'Ethnic group')
  await ada.fillIn({ 'What is their ethnic group?': 'Asian or Asian British' })
  await look('ethnic-group')
  await ada.goBack()
})

test('sharing: the lists, what is kept from other eyes, and every form', async () => {
  await ada.openPerson('Periwinkle Ayodele')
  await ada.openSharing()
  await look('sharing')
  await ada.press(/^Show the concern/)
  await look('sharing-concern')
  await ada.press(/^Let Ayodele read it/)
  await ada.page.getByRole('button', { name: 'Yes, release it' }).waitFor()
  await look('release')
  await ada.goBack()
  for (const form of ['Record what was passed on', 'Safeguarding', 'A decision not to share', 'What others sent']) {
    await ada.press(new RegExp(`^${form}`))
    await ada.page.getByRole('button', { name: 'Save', exact: true }).waitFor()
    await lookAtErrors(form.toLowerCase().replaceAll(' ', '-'))
    await ada.goBack()
  }
  await ada.press(/^Ask for consent \(sharing/)
  await lookAtErrors('consent', 'Save the answer')
  await ada.goBack()
  await ada.openPerson('Lapwingham Zofia')
  await ada.openSharing()
  await look('sharing-received')
})

test('what is held apart: the door, inside, adding by law, and consent that is taken back', async () => {
  await ada.openPerson('Juniperson Zofia')
  await ada.knockAt('Health')
  await lookAtErrors('health-door', 'Open')
  await ada.fillIn({ 'Why do you look?': 'Needed for the support given now' })
  await ada.press('Open')
  await ada.page.getByText('Open until you leave this page').waitFor()
  await look('health-open')
  await ada.press('Not so any more')
  await look('health-not-so-any-more')
  await ada.press('Add without consent, by law')
  await lookAtErrors('health-by-law')
  await ada.openPerson('Teaselby Umar')
  await ada.knockAt('Health')
  await look('health-withdrawn')
  await ada.openPerson('Puddlewick Jūratė')
  await ada.knockAt('Health')
  await ada.press(/^They took it back/)
  await lookAtErrors('health-take-back', 'Record that it is taken back')
})

test('today: choosing, a visit, a time, a walk-in, and a session for many', async () => {
  await ada.goTo('Today')
  await look('today')
  await ada.page.getByLabel('School or college').selectOption({ label: 'Fernmoor Academy' })
  await ada.page.getByRole('heading', { name: 'On the list' }).waitFor()
  await ada.page
    .getByRole('button', { name: /^Arrived: / })
    .first()
    .click()
  await ada.page
    .getByRole('button', { name: /^Arrived: /, pressed: true })
    .first()
    .waitFor()
  await ada.page
    .getByRole('button', { name: /^Change: / })
    .first()
    .click()
  await ada.page.getByLabel('Time (optional)').waitFor()
  await look('today-visit')
  await ada.press('Walk-in')
  await ada.page.getByLabel('Find by name').fill('lapw')
  await look('today-walk-in')
  await ada.press('Back to the list')
  await ada.press('Group session')
  await lookAtErrors('group')
  await ada.fillIn({
    Title: 'What comes next',
    'What was covered': 'We looked at the NEET figures with Rosa Sorrelson.',
  })
  await ada.page.getByRole('list', { name: 'Hints' }).waitFor()
  await ada.press(/Not marked$/)
  await look('group-filled')
})

test('somebody on no list, and whether it is one of them', async () => {
  await ada.goTo('Caseload')
  await ada.press('Someone not on your list')
  await lookAtErrors('newcomer')
  await ada.fillIn({ 'First name': 'Rosa', 'Last name': 'Sorrelson' })
  await ada.press('Save')
  await ada.heading('Is this one of them?').waitFor()
  await look('one-of-them')
})

test('the caseload: what is found in notes, and the lists of what has to be checked', async () => {
  await ada.search('grandmother')
  await ada.page.getByRole('list', { name: 'In notes' }).waitFor()
  await look('caseload-notes')
  await ada.search('')
  for (const list of ['Lapsed', 'Lapses in 30 days', 'Not known']) {
    await ada.press(new RegExp(`^${list}`))
    await ada.page.getByText(/^\d+ of \d+ young people$/).waitFor()
    await look(`caseload-${list.toLowerCase().replaceAll(' ', '-')}`)
  }
  await ada.page
    .getByRole('button', { name: /^Checked, no change: / })
    .first()
    .click()
  await ada.page.getByRole('dialog').waitFor()
  await look('caseload-no-change')
  await ada.press('Cancel')
  await ada.press(/^Not known/)
})

test('the record is turned round, read, said to be wrong and kept back', async () => {
  await ada.openPerson('Merrydew Ayodele')
  await ada.press(/^What we hold about you/)
  await ada.heading('What we hold about you').waitFor()
  await look('turn-record-round')
  await ada.press('Turn the tablet round')
  await ada.page.getByRole('heading', { name: /this is what we hold about you/ }).waitFor()
  await look('reading')
  await ada.page
    .getByRole('button', { name: /^This is wrong/ })
    .first()
    .click()
  await ada.page.getByLabel('What is wrong? Say it in your own words.').waitFor()
  await look('reading-wrong')
  await ada.page
    .getByRole('button', { name: /^Please do not keep this/ })
    .first()
    .click()
  await ada.page.getByText('We will stop showing and using this.').waitFor()
  await look('reading-keep-back')
  await ada.giveBack()
  expect(ada.complaints).toEqual([])
})
