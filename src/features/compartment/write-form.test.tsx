import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  HealthScreen,
  hide,
  knee,
  openHealth,
  openIt,
  takenBack,
  today,
  yes,
} from '../../../test/support/compartment-page.tsx'
import { aConsent } from '../../../test/support/sharing-api.ts'
import { choose, errors, press, type } from '../../../test/support/sharing-page.tsx'

const user = userEvent.setup()

afterEach(() => vi.restoreAllMocks())

describe('writing something down', () => {
  test('P11: with the consent that stands, which the record names', async () => {
    const { api } = await openHealth({ inside: [] })
    await press('Add something')
    expect(screen.queryByRole('group', { name: 'The law that allows it' })).toBeNull()
    await type('What it is', 'Needs breaks.')
    await press('Save')
    expect(await screen.findByText('Needs breaks.')).toBeTruthy()
    expect(screen.getByText(/Recorded by you/)).toBeTruthy()
    expect(api.inside).toMatchObject([
      {
        fact: { field: 'health', value: { what: 'Needs breaks.', basis: { kind: 'consent', consent: yes.id } } },
        source: { kind: 'young-person', asOf: today },
      },
    ])
  })

  test('P11: before anybody asked, consent is asked for first', async () => {
    const { api } = await openHealth({ inside: [], consents: [] })
    await press('Ask for consent, then add')
    await choose('Yes')
    await choose('In person')
    await press('Save the answer')
    await type('What it is', 'Needs breaks.')
    await press('Save')
    expect(await screen.findByText('Needs breaks.')).toBeTruthy()
    expect(api.inside).toMatchObject([{ fact: { value: { basis: { consent: api.consents[0]?.id } } } }])
  })

  test('P11: a no ends it: nothing is asked for after it', async () => {
    const { api } = await openHealth({ inside: [], consents: [] })
    await press('Ask for consent, then add')
    await choose('No')
    await choose('In person')
    await press('Save the answer')
    expect(await screen.findByText(/Amara said no: health/)).toBeTruthy()
    expect(screen.queryByLabelText('What it is')).toBeNull()
    expect(api.inside).toEqual([])
  })

  test.each([
    ['refused', [aConsent({ purpose: 'health', answer: 'refused' })], /Amara said no on 2 November 2026/],
    ['withdrawn', [yes, takenBack], /Amara took consent back on 10 November 2026/],
    ['not asked for', [], /Amara has not been asked/],
  ] as const)('P11: where consent is %s, only with a named power and a reason', async (_case, consents, words) => {
    const { api } = await openHealth({ inside: [], consents })
    await press('Add without consent, by law')
    expect(await screen.findByText(words)).toBeTruthy()
    await type('What it is', 'Needs insulin.')
    await press('Save')
    expect(await errors()).toEqual(['Select the law that allows it', 'Enter why it is done without consent'])
    expect(api.inside).toEqual([])
    await choose('UK GDPR article 6(1)(d): to save a life')
    await type('Why it is done without consent', 'She may faint.')
    await press('Save')
    expect(await screen.findByText(/Recorded without consent: UK GDPR article 6\(1\)\(d\)/)).toBeTruthy()
    expect(api.inside).toMatchObject([
      { fact: { value: { basis: { kind: 'power', power: 'vital-interests', reason: 'She may faint.' } } } },
    ])
  })

  test('P11: consent that another tablet recorded as taken back meanwhile is not overruled', async () => {
    const { api } = await openHealth({ inside: [] })
    await press('Add something')
    await type('What it is', 'Needs breaks.')
    api.consents.push(takenBack)
    await press('Save')
    expect(await screen.findByText(/There is no consent for this any more, so nothing was saved/)).toBeTruthy()
    expect(screen.getByDisplayValue('Needs breaks.')).toBeTruthy()
    expect(api.inside).toEqual([])
  })

  test('a change takes the place of what stood there, which stays in the history', async () => {
    const { api } = await openHealth()
    await press('Change')
    const what = await screen.findByLabelText('What it is')
    await user.clear(what)
    await user.type(what, 'A knee that is better.')
    await press('Save')
    expect(await screen.findByText('A knee that is better.')).toBeTruthy()
    const earlier = screen.getByText('1 earlier value').closest('details')
    expect(earlier && within(earlier).getByText('zebrafinch knee')).toBeTruthy()
    expect(api.inside[1]).toMatchObject({ of: knee.id, supersedes: [knee.id] })
  })

  test('what this page shows after saving is what opening again shows', async () => {
    const { api } = await openHealth()
    await press('Change')
    await type('What it is', ' and an ankle')
    await press('Save')
    await screen.findByText('zebrafinch knee and an ankle')
    const shown = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    document.body.replaceChildren()
    render(<HealthScreen api={api} />)
    await openIt()
    await screen.findByText('zebrafinch knee and an ankle')
    const again = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    const words = (cards: (string | null)[]) =>
      cards.map((card) => card?.replaceAll(/Recorded by [^,]+, .*? at \d\d:\d\d/g, ''))
    expect(words(shown)).toEqual(words(again))
  })

  test('P11: "not so any more" needs no consent, is asked once more, and stays in the history', async () => {
    const { api } = await openHealth({ consents: [yes, takenBack] })
    await press('Not so any more')
    await press('No')
    expect(api.inside).toHaveLength(1)
    await press('Not so any more')
    await press('Yes, record that')
    expect(await screen.findByText('Not so any more: 1')).toBeTruthy()
    expect(api.inside[1]).toMatchObject({ of: knee.id, fact: { field: 'health', value: null } })
  })

  test('P10: what is being written when the tablet hides is kept, and offered once somebody said again why', async () => {
    await openHealth({ inside: [] })
    await press('Add something')
    await type('What it is', 'Needs breaks.')
    hide('hidden')
    await waitFor(() => expect(screen.queryByDisplayValue('Needs breaks.')).toBeNull())
    hide('visible')
    await openIt()
    await press('Add something')
    expect(await screen.findByDisplayValue('Needs breaks.')).toBeTruthy()
  })

  test('a full tablet loses nothing that was typed', async () => {
    const { api } = await openHealth({ inside: [] })
    await press('Add something')
    await type('What it is', 'Needs breaks.')
    api.problem = 'full'
    await press('Save')
    expect(await screen.findByText(/This tablet is full/)).toBeTruthy()
    expect(screen.getByDisplayValue('Needs breaks.')).toBeTruthy()
  })
})
