import type { BrowserContext, Page } from 'playwright-core'
import { launchChromium, newProfile, type viewports } from './browser.ts'
import { type Network, startNetwork } from './network.ts'
import { processesWith } from './processes.ts'
import type { SignIn, Waymark } from './waymark.ts'

/** What an adviser writes in a contact. */
export interface Note {
  readonly said: string
  readonly next?: string
}

/**
 * A tablet in somebody's hands: a real Chromium with a profile on disk. Its methods are what people do, named as they would
 * say it; everything is found by the words on the screen.
 */
export class Tablet {
  readonly profile = newProfile()
  readonly #network: Network
  readonly #viewport: keyof typeof viewports
  #context: BrowserContext | undefined
  #passphrase = ''
  /** What the browser complained about: content security policy, failed scripts. */
  readonly complaints: string[] = []

  constructor(network: Network, viewport: keyof typeof viewports = 'tablet') {
    this.#network = network
    this.#viewport = viewport
  }

  /** A new tablet on a network of its own. */
  static async of(waymark: Waymark, viewport?: keyof typeof viewports): Promise<Tablet> {
    return new Tablet(await startNetwork(waymark.url), viewport)
  }

  /** Switches the tablet on and opens the app, with a network or without. */
  async open({ network = true } = {}): Promise<void> {
    this.#context = await launchChromium(this.profile.folder, { viewport: this.#viewport })
    this.#context.on('weberror', (error) => this.complaints.push(error.error().message))
    this.#context.on('console', (message) => {
      if (/Content Security Policy|TrustedScript|Refused to/.test(message.text())) this.complaints.push(message.text())
    })
    if (!network) await this.goOffline()
    await this.visit()
  }

  /** Opens the app's address in the tab that is there. */
  async visit(): Promise<void> {
    await this.page.goto(this.#network.url)
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the tablet is off')
    return this.#context
  }

  get page(): Page {
    const page = this.context.pages()[0]
    if (!page) throw new Error('no page is open')
    return page
  }

  get passphrase(): string {
    return this.#passphrase
  }

  /** Makes the tablet an adviser's own, with the words that it suggests, and waits until their whole caseload is on it. */
  async enrol(who: SignIn): Promise<void> {
    await this.page.getByLabel('Sign-in name').fill(who.signIn)
    await this.page.getByRole('textbox', { name: 'Password' }).fill(who.password)
    await this.page.getByLabel('One-time code').fill(who.code)
    await this.page.getByRole('button', { name: 'Continue' }).click()
    const words = this.page.getByLabel('Suggested passphrase')
    await words.filter({ hasText: /\w+ \w+ \w+/ }).waitFor()
    this.#passphrase = (await words.textContent())?.trim() ?? ''
    await this.page.getByLabel('Type these words').fill(this.#passphrase)
    await this.page.getByRole('button', { name: 'Set up this tablet' }).click()
    await this.heading('Caseload').waitFor()
    await this.page.getByRole('list', { name: 'Young people' }).waitFor()
    await this.status().getByText('Nothing to send', { exact: true }).waitFor()
  }

  /** Unlocks if it is locked. */
  async makeOpen(): Promise<void> {
    const locked = this.heading('Unlock your caseload')
    const open = this.page.getByRole('button', { name: 'Lock now' }).first()
    await locked.or(open).first().waitFor()
    if (await locked.isVisible()) await this.unlock()
  }

  /** Unlocks with the passphrase. */
  async unlock(): Promise<void> {
    await this.page.getByLabel('Passphrase').fill(this.#passphrase)
    await this.page.getByRole('button', { name: 'Unlock' }).click()
    await this.page.getByRole('button', { name: 'Lock now' }).waitFor()
  }

  /** Locks, and waits for the locked screen. */
  async lock(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lock now' }).first().click()
    await this.heading('Unlock your caseload').waitFor()
  }

  /** The app's address, as this tablet reaches it. */
  get url(): string {
    return this.#network.url
  }

  /** Goes where there is no network: nothing gets through, and the browser knows it. */
  async goOffline(): Promise<void> {
    this.#network.cut()
    await this.context.setOffline(true)
  }

  async goOnline(): Promise<void> {
    this.#network.mend()
    await this.context.setOffline(false)
  }

  /**
   * Lets the browser tell the service worker that there is a network, as Background Sync does when it sees fit: by the
   * browser's own debugging protocol, because its schedule cannot be waited for.
   */
  async wakeServiceWorker(): Promise<void> {
    const page = await this.context.newPage()
    const protocol = await this.context.newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(this.url))
        if (ours) resolve(ours.registrationId)
      })
    })
    await protocol.send('ServiceWorker.enable')
    const registrationId = await registered
    await protocol.send('ServiceWorker.dispatchSyncEvent', {
      origin: this.url,
      registrationId,
      tag: 'push',
      lastChance: false,
    })
    await page.close()
  }

  /** Opens somebody of the caseload by typing their name, or the beginning of it. */
  async openPerson(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Caseload', exact: true }).first().click()
    await this.page.getByLabel('Find by name').fill(name)
    // The list may still be the one before: whoever is touched has the words that were typed in their name.
    const people = this.page.getByRole('list', { name: 'Young people' }).getByRole('button')
    const fitting = name.split(/[\s,]+/).reduce((fit, word) => fit.filter({ hasText: word }), people)
    await fitting.first().click()
    await this.page.getByRole('heading', { name: 'Contacts' }).waitFor()
  }

  /** Fills the contact form and leaves it unsaved. */
  async writeContact({ said, next }: Note): Promise<void> {
    await this.page.getByRole('button', { name: 'Record a contact' }).click()
    await this.page.getByLabel('Kind of contact').selectOption({ label: 'Careers guidance interview' })
    await this.page.getByLabel('Notes', { exact: true }).fill(said)
    if (next !== undefined) await this.page.getByLabel(/^Step 1/).fill(next)
  }

  /** Records a contact; resolves when the screen says that it is saved. */
  async recordContact(note: Note): Promise<void> {
    await this.writeContact(note)
    await this.page.getByRole('button', { name: 'Save contact' }).click()
    await this.heading('Saved on this tablet').waitFor()
  }

  /** From the page that says "saved": hands the tablet to the young person. */
  async turnRound(): Promise<void> {
    await this.page.getByRole('button', { name: 'Turn the tablet round' }).click()
    await this.heading('Turn the tablet round').waitFor()
    await this.page.getByRole('button', { name: 'Turn the tablet round' }).click()
    await this.page.getByRole('heading', { name: /is this right\?/ }).waitFor()
  }

  /** From a young person's page: hands the tablet back to somebody whose answer was interrupted. */
  async turnRoundAgain(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Turn the tablet round/ })
      .first()
      .click()
    await this.heading('Turn the tablet round').waitFor()
    await this.page.getByRole('button', { name: 'Turn the tablet round' }).click()
  }

  /** The young person says yes. */
  async agree(words?: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Yes, that is right' }).click()
    if (words !== undefined) await this.page.getByLabel(/Your own words/).fill(words)
    await this.page.getByRole('button', { name: 'Yes, I agree' }).click()
    await this.page.getByRole('heading', { name: /Thank you/ }).waitFor()
  }

  /** The young person gives the tablet back: it is locked. */
  async giveBack(): Promise<void> {
    await this.page.getByRole('button', { name: /Give the tablet back/ }).click()
    await this.heading('Unlock your caseload').waitFor()
  }

  /** The one line in the header that says what is still to send. */
  status() {
    return this.page.locator('.shell-status')
  }

  heading(name: string) {
    return this.page.getByRole('heading', { level: 1, name })
  }

  /** Sends and fetches, and waits until that has ended. */
  async sync(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sending', exact: true }).click()
    await this.page.getByRole('button', { name: 'Send and fetch now' }).click()
    await this.page.getByRole('button', { name: 'Send and fetch now' }).waitFor()
  }

  /** Lets the app's storage hold so many bytes; undefined for as many as there are. */
  async setQuota(bytes: number | undefined): Promise<void> {
    const protocol = await this.context.newCDPSession(this.page)
    const quota = bytes === undefined ? {} : { quotaSize: bytes }
    await protocol.send('Storage.overrideQuotaForOrigin', { origin: this.url, ...quota })
  }

  /** The battery is out: every process of the browser ends at once, with nothing said. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.context.once('close', resolve))
    for (const id of processesWith(`user-data-dir=${this.profile.folder}`)) process.kill(id, 'SIGKILL')
    await gone
    this.#context = undefined
  }

  /** Switches the tablet off. */
  async shut(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
  }

  /** Switches it off and wipes its disk. */
  async destroy(): Promise<void> {
    await this.shut()
    this.profile.remove()
    await this.#network.close()
  }
}
