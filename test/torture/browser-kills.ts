import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { type Dice, dice } from '../../src/server/demo/dice.ts'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'
import type { Figures, Ordered } from './suite.ts'

/** What the screen had said when the browser was killed. */
interface Said {
  saved: boolean
  /** The words of which it said that they are kept; undefined while it had said nothing. */
  kept: string | undefined
}

type Counted = Record<'kills' | 'handOvers' | 'saidSaved' | 'saidKept' | 'saved', number>

/**
 * Kills the whole browser with SIGKILL at random moments, offline, while an adviser writes and saves a contact or a young person
 * writes in the hand-over. After each restart, what the screen had called saved or kept must be there. At the end everything saved
 * is sent, and the server has applied as many entries as were saved.
 */
export async function browserKills({ runs, seed, say }: Ordered): Promise<Figures> {
  const throws = dice(seed)
  const count: Counted = { kills: 0, handOvers: 0, saidSaved: 0, saidKept: 0, saved: 0 }
  const waymark = await startWaymark()
  const tablet = await Tablet.of(waymark)
  try {
    await tablet.open()
    await tablet.enrol(staffOf(waymark, 'ada'))
    await tablet.goOffline()
    while (count.kills < runs) {
      const handOver = count.kills % 3 === 2
      await (handOver ? killInHandOver(tablet, throws, count) : killWhileSaving(tablet, throws, count))
      count.kills++
      say(`${count.kills} kills`)
    }
    await checkSent(waymark, tablet, count)
  } finally {
    await tablet.destroy()
    await waymark.close()
  }
  return {
    'browsers killed': count.kills,
    'in the hand-over': count.handOvers,
    'had said saved': count.saidSaved,
    'had said kept': count.saidKept,
    'entries saved and sent': count.saved,
  }
}

/** Opens the so many-th young person of the caseload. */
async function openNth(tablet: Tablet, nth: number): Promise<void> {
  await tablet.page.getByRole('button', { name: 'Caseload', exact: true }).first().click()
  await tablet.page.getByLabel('Find by name').fill('')
  await tablet.page.getByRole('list', { name: 'Young people' }).getByRole('button').nth(nth).click()
  await tablet.page.getByRole('heading', { name: 'Contacts' }).waitFor()
}

/** Hears what the screen says from now on. Only what it said before the kill gets here. */
async function listen(tablet: Tablet): Promise<Said> {
  const said: Said = { saved: false, kept: undefined }
  await tablet.page.exposeFunction('hear', (what: string, words: string) => {
    if (what === 'saved') said.saved = true
    else said.kept = words
  })
  await tablet.page.evaluate(() => {
    const { hear } = globalThis as unknown as { hear: (what: string, words: string) => void }
    const look = () => {
      const fields = [...document.querySelectorAll('textarea')].map(({ value }) => value)
      if (document.querySelector('h1')?.textContent === 'Saved on this tablet') hear('saved', '')
      else if (/\b(Draft kept|Kept) on this tablet/.test(document.body.innerText))
        hear('kept', fields.find((value) => value.startsWith('Kill ')) ?? '')
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    look()
  })
  return said
}

/** Does something, and kills the browser in the midst of it. */
async function killDuring(tablet: Tablet, work: () => Promise<unknown>, most: number, throws: Dice): Promise<void> {
  // What it was doing fails when the browser is gone: that is the point.
  const working = work().catch(() => undefined)
  await wait(throws.below(most))
  await tablet.kill()
  await working
  await tablet.open({ network: false })
  await tablet.unlock()
}

async function killWhileSaving(tablet: Tablet, throws: Dice, count: Counted): Promise<void> {
  const nth = count.kills
  await openNth(tablet, nth)
  const words = `Kill ${nth}, said before the battery was out`
  await tablet.writeContact({ said: words.slice(0, 6 + throws.below(20)) })
  const said = await listen(tablet)
  const { page } = tablet
  const patience = throws.below(2_000)
  const work = async () => {
    await page.getByLabel('Notes', { exact: true }).fill(words)
    await wait(patience)
    await page.getByRole('button', { name: 'Save contact' }).click()
    await page.getByRole('heading', { level: 1, name: 'Saved on this tablet' }).waitFor()
  }
  await killDuring(tablet, work, patience + 2_500, throws)
  await openNth(tablet, nth)
  const saved = await tablet.page.getByRole('article').filter({ hasText: words }).isVisible()
  count.saved += Number(saved)
  if (said.saved) {
    count.saidSaved++
    assert.ok(saved, 'what the screen called saved is not there')
  } else if (said.kept !== undefined && !saved) {
    count.saidKept++
    await tablet.page.getByRole('button', { name: 'Go on writing' }).click()
    const field = tablet.page.getByLabel('Notes', { exact: true })
    await startsWith(() => field.inputValue(), said.kept)
  }
}

async function killInHandOver(tablet: Tablet, throws: Dice, count: Counted): Promise<void> {
  const nth = count.kills
  await openNth(tablet, nth)
  await tablet.recordContact({ said: 'Would like to try a bakery.' })
  count.saved++
  count.handOvers++
  await tablet.turnRound()
  await tablet.page.getByRole('button', { name: 'I do not agree' }).click()
  const said = await listen(tablet)
  const field = () => tablet.page.getByRole('textbox')
  const work = async () => {
    for (const words of ['Kill ', 'Kill it was my brother', 'Kill it was my brother who said that']) {
      await field().fill(words)
      await wait(900)
    }
  }
  await killDuring(tablet, work, 3_500, throws)
  await openNth(tablet, nth)
  if (said.kept === undefined) return
  count.saidKept++
  await tablet.turnRoundAgain()
  const again = tablet.page.getByRole('button', { name: 'I do not agree' })
  await again.or(field()).first().waitFor()
  if (await again.isVisible()) await again.click()
  await startsWith(() => field().inputValue(), said.kept)
  await tablet.visit()
  await tablet.makeOpen()
}

/** What is read begins with these words, once the page has filled itself. */
async function startsWith(read: () => Promise<string>, words: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if ((await read()).startsWith(words)) return
    await wait(100)
  }
  assert.fail('words that the screen called kept are not there')
}

/** The network is back: as many entries arrive as were saved, and nothing is left. */
async function checkSent(waymark: Waymark, tablet: Tablet, count: Counted): Promise<void> {
  await tablet.goOnline()
  await tablet.sync()
  await tablet.status().getByText('Sent', { exact: true }).waitFor()
  const applied = waymark.log().match(/"event":"applied"/g)?.length ?? 0
  assert.equal(applied, count.saved, 'the server has not exactly what was saved')
}
