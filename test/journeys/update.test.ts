import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Releases, startReleases } from '../support/newer-app.ts'
import { Tablet } from '../support/tablet.ts'
import { type Waymark, staffOf, startWaymark } from '../support/waymark.ts'

/** A new version of the app never takes somebody's screen away. */
let waymark: Waymark
let releases: Releases
let tablet: Tablet
/** The first of the list. */
let name = ''

beforeAll(async () => {
  waymark = await startWaymark()
  releases = await startReleases(waymark.url)
  tablet = await Tablet.of({ ...waymark, url: releases.url })
  await tablet.open()
  await tablet.enrol(staffOf(waymark, 'ada'))
})

afterAll(async () => {
  await tablet.destroy()
  await releases.close()
  await waymark.close()
})

const news = () => tablet.page.getByText('A new version of Waymark is ready')

/** The browser looks for a new version, as it does by itself once a day and at every visit. */
async function lookForUpdate(): Promise<void> {
  await tablet.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    if (registration.waiting) return
    await new Promise<void>((resolve) => {
      registration.installing?.addEventListener('statechange', ({ target }) => {
        if ((target as ServiceWorker).state === 'installed') resolve()
      })
    })
  })
}

test('a new version waits while somebody writes, and while the tablet is turned round', async () => {
  const people = tablet.page.getByRole('list', { name: 'Young people' })
  name = (await people.locator('bdi').first().textContent()) ?? ''
  await tablet.openPerson(name)
  await tablet.writeContact({ said: 'A sentence that must not be lost' })
  releases.release()
  await lookForUpdate()
  expect(await news().count()).toBe(0)
  await tablet.page.getByRole('button', { name: 'Save contact' }).click()
  await tablet.heading('Saved on this tablet').waitFor()
  await news().waitFor()
  await tablet.turnRound()
  await tablet.agree()
  await tablet.giveBack()
})

test('let in by a choice, it locks the tablet, and everything is there', async () => {
  await tablet.unlock()
  await news().waitFor()
  await tablet.page.getByRole('button', { name: 'Let it in now' }).click()
  await tablet.heading('Unlock your caseload').waitFor()
  await tablet.unlock()
  await tablet.openPerson(name)
  await tablet.page.getByText('A sentence that must not be lost').waitFor()
  expect(await news().count()).toBe(0)
  expect(tablet.complaints).toEqual([])
})
