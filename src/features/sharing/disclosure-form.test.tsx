import { screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { aConcern, aConsent, aDisclosure } from '../../../test/support/sharing-api.ts'
import {
  added,
  cards,
  choose,
  errors,
  openSharing,
  press,
  saved,
  select,
  setDay,
  tick,
  today,
  type,
  yes,
} from '../../../test/support/sharing-page.tsx'

const user = userEvent.setup()

async function writeDisclosure() {
  await press(/^Record what was passed on/)
  await select('Who was told', 'College')
  await type(/^Who exactly/, 'Testbury College')
  await type('What was passed on', 'The course form.')
  await type(/^Why this is in the interests of Amara/, 'So that she gets a place.')
}

describe('recording what was passed on', () => {
  test('P30: without consent or a named power it cannot be saved, and the form says so', async () => {
    const { api } = await openSharing(yes)
    await writeDisclosure()
    await press('Save')
    expect(await errors()).toEqual([
      'Select the consent or the law that allows it: without one of them it cannot be recorded as shared',
    ])
    await choose('A law allows it without consent')
    await press('Save')
    expect(await errors()).toEqual(['Select the law that allows it', 'Enter why it is done without consent'])
    expect(api.entries).toHaveLength(2)
  })

  test('P26: not without why it is in their interests and relevant', async () => {
    await openSharing(yes)
    await press(/^Record what was passed on/)
    await press('Save')
    expect(await errors()).toEqual(
      expect.arrayContaining([
        'Enter what was passed on',
        'Enter why this is in the interests of Amara, and why they need it',
      ]),
    )
  })

  test('P30: with the consent that stands, which the disclosure names', async () => {
    const { api } = await openSharing(yes)
    await writeDisclosure()
    await choose(/Amara said yes to sharing with those who help \(2 November 2026\)/)
    await press('Save')
    await saved()
    expect(added(api, 2).disclosures).toEqual([
      {
        decision: 'shared',
        path: 'ordinary',
        to: { kind: 'college', name: 'Testbury College' },
        on: today,
        what: 'The course form.',
        why: 'So that she gets a place.',
        basis: { kind: 'consent', consent: yes.id },
        includes: [],
      },
    ])
    expect(await cards('Who we have told', /The course form/)).toHaveLength(1)
  })

  test('P30: with a yes to this once, which is recorded first and named', async () => {
    const { api } = await openSharing()
    await writeDisclosure()
    await choose('Amara said yes to this, this once')
    await choose('By phone')
    await press('Save')
    await saved()
    const { consents, disclosures, ids } = added(api, 1)
    expect(consents).toEqual([
      {
        purpose: 'sharing',
        answer: 'given',
        how: 'by-phone',
        on: today,
        scope: 'College (Testbury College): The course form.',
      },
    ])
    expect(disclosures).toMatchObject([{ basis: { kind: 'consent', consent: ids[0] } }])
    expect(screen.getByText('With consent for this one sharing, 24 November 2026')).toBeTruthy()
  })

  test('P30: a yes that was saved before the tablet was full is not said twice', async () => {
    const { api } = await openSharing()
    await writeDisclosure()
    await choose('Amara said yes to this, this once')
    await choose('In person')
    const real = api.recordDisclosure
    api.recordDisclosure = () => Promise.resolve({ ok: false, error: 'full' })
    await press('Save')
    expect(await screen.findByText(/This tablet is full/)).toBeTruthy()
    api.recordDisclosure = real
    await press('Save')
    await saved()
    const { consents, disclosures } = added(api, 1)
    expect([consents.length, disclosures.length]).toEqual([1, 1])
  })

  test('P30: a yes said after it was passed on allows nothing', async () => {
    const { api } = await openSharing()
    await writeDisclosure()
    await setDay('20', '11', '2026')
    await choose('Amara said yes to this, this once')
    await choose('In person')
    await press('Save')
    expect(await screen.findByText(/The day they said yes is after the day it was passed on/)).toBeTruthy()
    expect(api.entries).toHaveLength(1)
  })

  test('P30: consent that was refused or taken back is not offered, and is said', async () => {
    const no = aConsent({ answer: 'withdrawn', on: '2026-11-10' }, { supersedes: [yes.id] })
    await openSharing(yes, no)
    await press(/^Record what was passed on/)
    expect(await screen.findByText('Amara took the general consent back (10 November 2026)')).toBeTruthy()
    expect(screen.queryByRole('radio', { name: /those who help/ })).toBeNull()
  })

  test('P25: what was passed on before consent was taken back can be recorded late, as it was', async () => {
    const no = aConsent({ answer: 'withdrawn', on: '2026-11-10' }, { supersedes: [yes.id] })
    const { api } = await openSharing(yes, no)
    await writeDisclosure()
    await setDay('9', '11', '2026')
    await choose(/those who help/)
    await setDay('10', '11', '2026')
    await press('Save')
    expect(await screen.findByText(/did not stand on that day/)).toBeTruthy()
    await setDay('9', '11', '2026')
    await press('Save')
    await saved()
    expect(added(api, 3).disclosures).toMatchObject([{ on: '2026-11-09', basis: { consent: yes.id } }])
  })

  test('P30: consent that another tablet recorded as taken back meanwhile is not overruled', async () => {
    const { api } = await openSharing(yes)
    await writeDisclosure()
    await choose(/those who help/)
    api.entries.push(aConsent({ answer: 'withdrawn', on: today }, { supersedes: [yes.id] }))
    await press('Save')
    expect(await screen.findByText(/The consent does not stand any more, so nothing was saved/)).toBeTruthy()
    expect(added(api, 2).disclosures).toEqual([])
  })

  test('P11: something that is held apart needs consent or a law of its own', async () => {
    const health = aConsent({ purpose: 'health', on: '2026-11-02' })
    const { api } = await openSharing(yes, health)
    await writeDisclosure()
    await tick('Health')
    await tick('Criminal convictions')
    await choose(/those who help/)
    await press('Save')
    expect(await errors()).toHaveLength(2)
    await choose(/health being recorded and shared/)
    const convictions = within(screen.getByRole('group', { name: 'What allows criminal convictions being in it?' }))
    await user.click(convictions.getByRole('radio', { name: 'A law allows it without consent' }))
    await choose('An order of a court')
    await type('Why it is done without consent', 'The court asked the college to know.')
    await press('Save')
    await saved()
    expect(added(api, 3).disclosures).toMatchObject([
      {
        basis: { kind: 'consent', consent: yes.id },
        includes: [
          { compartment: 'health', basis: { kind: 'consent', consent: health.id } },
          { compartment: 'convictions', basis: { kind: 'power', power: 'court-order' } },
        ],
      },
    ])
  })

  test('P29: the list is that of the day: a project that ended is not offered after it', async () => {
    await openSharing(yes)
    await press(/^Record what was passed on/)
    const who = await screen.findByLabelText('Who was told')
    expect(within(who).queryByRole('option', { name: /outreach/ })).toBeNull()
    await setDay('1', '7', '2023')
    await user.selectOptions(who, 'Uniconnect outreach project (2022/23)')
    await type('What was passed on', 'Her name.')
    await type(/^Why this is in/, 'For the visit.')
    await choose('A law allows it without consent')
    await choose('An order of a court')
    await type('Why it is done without consent', 'It said so.')
    await setDay('1', '8', '2023')
    await press('Save')
    expect(await screen.findByText(/“Uniconnect outreach project \(2022\/23\)” had ended by that day/)).toBeTruthy()
  })

  test('P29: somebody else has to be named', async () => {
    await openSharing(yes)
    await press(/^Record what was passed on/)
    await select('Who was told', 'Somebody else')
    await press('Save')
    expect(await errors()).toContain('Enter who it is')
  })

  test('a decision not to share needs a reason and nothing else', async () => {
    const { api } = await openSharing()
    await press(/^A decision not to share/)
    await select(/^Who asked/, 'Police')
    await type('What was not passed on', 'Where she was.')
    await press('Save')
    expect(await errors()).toEqual(['Enter why it was not passed on'])
    await type('Why not', 'They had no warrant.')
    await press('Save')
    await saved()
    expect(added(api, 1).disclosures).toEqual([
      {
        decision: 'not-shared',
        path: 'ordinary',
        to: { kind: 'police' },
        on: today,
        what: 'Where she was.',
        why: 'They had no warrant.',
      },
    ])
  })
})

describe('safeguarding', () => {
  test('P28: one tap away, without consent, and never without the power and the reason', async () => {
    const refused = aConsent({ answer: 'refused' })
    const { api } = await openSharing(refused)
    await press(/^Safeguarding/)
    await select('Who was told', 'Police')
    await type('The concern, and what they were told', 'A car waits for her.')
    await type('Why they need to know', 'To find out whose it is.')
    await press('Save')
    expect(await errors()).toEqual(['Select the law that allows it', 'Enter why it is done without consent'])
    await choose(/criminal or sexual exploitation/)
    await type('Why it is done without consent', 'Asking would put her in danger.')
    await tick('Health')
    await press('Save')
    await saved()
    const basis = { kind: 'power', power: 'exploitation', reason: 'Asking would put her in danger.' }
    expect(added(api, 2).disclosures).toEqual([
      {
        decision: 'shared',
        path: 'safeguarding',
        to: { kind: 'police' },
        on: today,
        what: 'A car waits for her.',
        why: 'To find out whose it is.',
        basis,
        includes: [{ compartment: 'health', basis }],
      },
    ])
  })

  test('P28: a concern is marked and closed: not even whom it went to shows before somebody opens it', async () => {
    await openSharing(aDisclosure(aConcern()))
    const [card] = await cards('Who we have told', /Not shown to Amara/)
    expect(card?.textContent).toContain('Not shown to Amara')
    expect(document.body.textContent).not.toContain('Police')
    expect(document.body.textContent).not.toContain('A man in a car')
    await press(/^Show/)
    expect(card?.textContent).toContain('Police (PC Sample)')
    expect(card?.textContent).toContain('A man in a car')
    await press(/^Hide/)
    expect(document.body.textContent).not.toContain('A man in a car')
  })

  test('P28: it is released only after it is asked once more, as a new version', async () => {
    const concern = aDisclosure(aConcern())
    const { api } = await openSharing(concern)
    await press(/^Show/)
    await press(/^Let Amara read it/)
    expect(screen.getByRole('heading', { name: /Let Amara read this/ })).toBeTruthy()
    await press('No, keep it back')
    expect(api.entries).toHaveLength(2)
    await press(/^Show/)
    await press(/^Let Amara read it/)
    await press('Yes, release it')
    await saved()
    expect(api.entries.at(-1)).toMatchObject({
      of: concern.id,
      supersedes: [concern.id],
      disclosure: { ...concern.disclosure, released: expect.stringMatching(/Z$/) },
    })
    const [card] = await cards('Who we have told', /Released by/)
    expect(card?.textContent).not.toContain('Not shown')
    expect(card?.textContent).toContain('Released by Ada Testcase')
  })

  test('P28: what was released by one and put right by another apart stays closed', async () => {
    const concern = aDisclosure(aConcern())
    const over = { of: concern.id, supersedes: [concern.id] }
    await openSharing(
      concern,
      aDisclosure(aConcern({ released: '2026-11-23T09:00:00.000Z' }), over),
      aDisclosure(aConcern({ what: 'Two men.' }), over),
    )
    expect(screen.getByText('Not shown to Amara')).toBeTruthy()
    expect(screen.getByText('Changed by two people')).toBeTruthy()
  })
})
