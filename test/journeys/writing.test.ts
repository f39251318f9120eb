import { afterAll, beforeAll, expect, test } from 'vitest'
import { AdviserTablet } from '../support/record-steps.ts'
import { type Waymark, startWaymark } from '../support/waymark.ts'

/**
 * What people type: quiet hints while somebody writes, and whatever is typed by mistake or on purpose is either refused in
 * clear words or kept to the letter. On a phone, where a layout breaks first, and with no network.
 */
const name = 'Brambleton Mateusz'
const rtl = 'المثال'

let waymark: Waymark
let ada: AdviserTablet

beforeAll(async () => {
  waymark = await startWaymark()
  ada = await AdviserTablet.ofStaff(waymark, 'ada', 'phone')
  await ada.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await ada.goOffline()
  await ada.openPerson(name)
})

afterAll(async () => {
  await ada.destroy()
  await waymark.close()
})

const hints = () => ada.page.getByRole('list', { name: 'Hints' }).innerText()
const notes = () => ada.page.getByLabel('Notes', { exact: true })

test('P17: office words are hinted at while somebody writes, and are replaced with one tap that can be undone', async () => {
  await ada.writeContact({ said: 'Has an EHCP and likes the workshop.' })
  await expect.poll(hints).toContain('“EHCP” may need explaining.')
  await ada.press('Write “the plan for extra help with learning” instead')
  await expect
    .poll(() => notes().inputValue())
    .toBe('Has the plan for extra help with learning and likes the workshop.')
  await ada.press('Undo')
  await expect.poll(() => notes().inputValue()).toBe('Has an EHCP and likes the workshop.')
})

test('P15: health, convictions and other young people are hinted at, and health leads to where it is held apart', async () => {
  await notes().fill('Takes medication. Was arrested once. Rosa Sorrelson came along.')
  await expect.poll(hints).toContain('“medication” may be about health')
  expect(await hints()).toContain('may be about criminal convictions')
  expect(await hints()).toContain('“Rosa Sorrelson” is another young person')
  await ada.press('Record it under Health')
  await ada.heading('Health').waitFor()
  expect(await ada.inSight()).toContain('Why do you look?')
  await ada.goBack()
  await expect.poll(() => notes().inputValue()).toBe('Takes medication. Was arrested once. Rosa Sorrelson came along.')
})

test('P17: a hint keeps nobody from saving', async () => {
  await notes().fill('Takes part in the TAF. The EHCP was looked at.')
  await expect.poll(hints).toContain('“EHCP”')
  await ada.page.getByLabel('Kind of contact').selectOption({ label: 'Drop-in' })
  await ada.save('Save contact')
  await ada.heading('Saved on this tablet').waitFor()
})

test('a date that does not exist, is still to come or makes a child of them is refused in clear words', async () => {
  await ada.openPerson(name)
  const born = await ada.everythingHeld()
  await ada.beginToChange('Who they are', 'Date of birth')
  const refused = async (typed: string) => {
    await ada.fillIn({ 'The date of birth': typed })
    return ada.saveInVain()
  }
  expect(await refused('31 2 2011')).toEqual([expect.stringMatching(/^The date of birth must be a real date/)])
  expect(await refused('29 2 2011')).toEqual([expect.stringMatching(/^The date of birth must be a real date/)])
  expect(await refused('1 1 2090')).toEqual(['The date of birth must be today or in the past'])
  expect(await refused('12')).toEqual([expect.stringMatching(/^The date of birth must include/)])
  expect(await ada.cutOff()).toBe(0)
  await ada.fillIn({ 'The date of birth': `1 1 ${new Date().getFullYear() - 3}` })
  await ada.press('Save')
  await ada.page.getByText(/Waymark is for people from 11 to 26/).waitFor()
  await ada.goBack()
  expect(await ada.everythingHeld()).toBe(born)
})

test('a name of 5,000 letters is refused in clear words, and stays on the screen to be put right', async () => {
  await ada.beginToChange('Who they are', 'Name')
  const endless = 'Mat'.repeat(1667)
  await ada.fillIn({ 'First name': endless, 'Last name': `${endless} ${rtl}` })
  expect(await ada.saveInVain()).toEqual([
    'First name must be 100 characters or fewer',
    'Last name must be 100 characters or fewer',
  ])
  expect(await ada.page.getByLabel('First name').inputValue()).toBe(endless)
  expect(await ada.cutOff()).toBe(0)
  await ada.goBack()
})

/** Letters of both directions and an emoji of several parts; markup; a hundred letters without a gap. */
const strange = [`<b>${rtl}</b> & “Zoë” 👩🏽‍🔧`, '<img src=x onerror=alert(1)>', 'Ł'.repeat(100)] as const

/** What stands on the page of the young person under these three. */
async function strangeValues(): Promise<(string | null)[]> {
  await ada.openPerson('Brambleton ŁŁŁ')
  await ada.everythingHeld()
  expect(await ada.cutOff()).toBe(0)
  const values = ['Likes to be called', 'Parent or carer', 'Name'].map((label) =>
    ada.value(label).locator('.person-fact__value'),
  )
  return Promise.all(values.map((value) => value.first().textContent()))
}

test('what is typed as a name is kept to the letter, again after a lock, and breaks no layout', async () => {
  const [letters, markup, endless] = strange
  await ada.addValue('Who they are', 'likes to be called', { 'What they like to be called': letters })
  await ada.addValue('How to reach them', 'parent or carer', { Name: markup, 'Who they are': markup })
  await ada.changeValue('Who they are', 'Name', { 'First name': endless, 'Last name': 'Brambleton' })
  const shown = [letters, `${markup} (${markup})`, `${endless} Brambleton`]
  expect(await strangeValues()).toEqual(shown)
  await ada.lock()
  await ada.unlock()
  expect(await strangeValues()).toEqual(shown)
  expect(await ada.page.locator('main img, main b').count()).toBe(0)
  await ada.goTo('Caseload')
  expect(await ada.cutOff()).toBe(0)
})

test.each(['Sharing', 'Health', 'What we hold about you'])(
  'a name of a hundred letters breaks no layout: %s',
  async (page) => {
    await ada.openPerson('Brambleton ŁŁŁ')
    await ada.press(new RegExp(`^${page}`))
    await ada.heading(page).waitFor()
    expect(await ada.cutOff()).toBe(0)
  },
)

const note = [
  `  ${rtl} wants to bake 🥐, and said: "Yes!"`,
  '<script>alert(1)</script> & <a href="https://example.org">here</a>',
  '',
  '\tA line with a tab, and a word that does not end: ' + 'bakery'.repeat(200),
].join('\n')

test('a note with every kind of letter is kept to the letter, and read with the young person unbroken', async () => {
  await ada.openPerson('Brambleton ŁŁŁ')
  await ada.recordContact({ said: note })
  expect(await ada.cutOff()).toBe(0)
  await ada.turnRound()
  await expect.poll(() => ada.page.getByRole('main').textContent()).toContain(note.trim())
  expect(await ada.cutOff()).toBe(0)
  await ada.agree(`${rtl} 🙃 <i>yes</i>`)
  await ada.giveBack()
  await ada.unlock()
  const card = ada.page.getByRole('article').filter({ hasText: 'wants to bake' })
  await card.getByRole('button', { name: 'Show all' }).click()
  expect(await card.textContent()).toContain(note.trim())
  expect(await card.textContent()).toContain(`${rtl} 🙃 <i>yes</i>`)
  expect(await ada.cutOff()).toBe(0)
})

test('what is pasted from a web page becomes plain text', async () => {
  await ada.openPerson('Sorrelson Rosa')
  await ada.writeContact({ said: '' })
  await ada.page.evaluate(async () => {
    const html = new Blob(['<h1>Big <b>words</b></h1>'], { type: 'text/html' })
    const plain = new Blob(['Big words'], { type: 'text/plain' })
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': plain })])
  })
  await notes().press('Control+V')
  expect(await notes().inputValue()).toBe('Big words')
  await ada.save('Save contact')
})

test('no policy was broken on the way', () => {
  expect(ada.complaints).toEqual([])
})
