import { render, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aCompartmentApi, someHealth } from '../../../test/support/compartment-api.ts'
import {
  HealthScreen,
  hide,
  knee,
  openHealth,
  openIt,
  showClosed,
  today,
  yes,
} from '../../../test/support/compartment-page.tsx'
import { aFact } from '../../../test/support/entries.ts'
import { aConsentView, aPersonView } from '../../../test/support/person-views.ts'
import { aConsent } from '../../../test/support/sharing-api.ts'
import { choose, errors, press, type } from '../../../test/support/sharing-page.tsx'
import { CompartmentScreen } from './compartment-screen.tsx'

afterEach(() => vi.restoreAllMocks())

const text = () => document.body.textContent ?? ''

describe('a closed compartment', () => {
  test('P10: shows whether consent stands and asks why somebody looks, and nothing of what is inside', () => {
    const { api } = showClosed()
    expect(screen.getByText('Given')).toBeTruthy()
    expect(screen.getByText('2 November 2026, in person')).toBeTruthy()
    expect(text()).not.toContain('zebrafinch')
    expect(api.openings).toEqual([])
  })

  test('P10: looks the same whether there is something inside or not', () => {
    showClosed({ inside: [] })
    const empty = text()
    document.body.replaceChildren()
    showClosed({ inside: [knee, someHealth('quokka')] })
    expect(text()).toBe(empty)
  })

  test('P10: does not open without a reason', async () => {
    const { api } = showClosed()
    await press('Open')
    expect(await errors()).toEqual(['Select why you look'])
    expect(api.openings).toEqual([])
  })

  test('P10: stays closed when the reason cannot be recorded', async () => {
    const { api } = showClosed()
    api.problem = 'full'
    await choose('A safeguarding concern')
    await press('Open')
    expect(await screen.findByText(/It stays closed, because why you look could not be recorded/)).toBeTruthy()
    expect(text()).not.toContain('zebrafinch')
  })
})

describe('an open compartment', () => {
  test('P10: opens with the reason recorded, once, however much is done inside', async () => {
    const { api } = showClosed()
    await choose('To check that it is still right')
    await type(/^Anything to add/, 'before the visit')
    await press('Open')
    expect(await screen.findByText('zebrafinch knee')).toBeTruthy()
    await press('Not so any more')
    await press('Yes, record that')
    expect(await screen.findByText('Nothing is recorded here.')).toBeTruthy()
    expect(api.openings).toEqual([{ compartment: 'health', reason: 'keeping-right', words: 'before the visit' }])
  })

  test('P18: each thing says who said it, when, who recorded it and by what right', async () => {
    await openHealth()
    expect(screen.getByText(/Amara told us, 24 November 2026, today\. Recorded by Ada Testcase/)).toBeTruthy()
    expect(screen.getByText('Since 1 March 2026')).toBeTruthy()
    expect(screen.getByText('Recorded with consent')).toBeTruthy()
  })

  test('P10: leaving forgets it: coming back asks again why', async () => {
    const { api, left } = await openHealth()
    await press('Close and go back')
    expect(left).toEqual(['back'])
    document.body.replaceChildren()
    render(<HealthScreen api={api} left={left} />)
    expect(await screen.findByRole('radio', { name: 'A safeguarding concern' })).toBeTruthy()
    expect(text()).not.toContain('zebrafinch')
  })

  test('P10: a tablet that shows something else forgets it too', async () => {
    await openHealth()
    expect(text()).toContain('zebrafinch')
    hide('hidden')
    await waitFor(() => expect(text()).not.toContain('zebrafinch'))
    hide('visible')
    expect(await screen.findByRole('radio', { name: 'A safeguarding concern' })).toBeTruthy()
    expect(text()).not.toContain('zebrafinch')
  })

  test('P10: what comes after the tablet was hidden is not shown', async () => {
    const { api } = showClosed()
    const late = Promise.withResolvers<void>()
    const real = api.openCompartment
    api.openCompartment = async (...asked) => {
      await late.promise
      return real(...asked)
    }
    await choose('Needed for the support given now')
    await press('Open')
    hide('hidden')
    hide('visible')
    late.resolve()
    await waitFor(() => expect(api.openings).toHaveLength(1))
    await waitFor(() => expect(screen.queryByLabelText('One moment')).toBeNull())
    expect(text()).not.toContain('zebrafinch')
  })

  test('P10: nothing of one compartment shows under the name of another', async () => {
    const api = aCompartmentApi([knee], [yes], today)
    const compartments = [
      api.held(),
      { compartment: 'convictions', label: 'Criminal convictions', entries: 0, consent: aConsentView('convictions') },
    ] as const
    const view = aPersonView({ compartments })
    const props = { api, view, today, onBack: () => undefined }
    const { rerender } = render(<CompartmentScreen {...props} compartment="health" />)
    await openIt()
    await screen.findByText('zebrafinch knee')
    rerender(<CompartmentScreen {...props} compartment="convictions" />)
    expect(text()).not.toContain('zebrafinch')
    expect(screen.getByRole('heading', { name: /Criminal convictions/, level: 1 })).toBeTruthy()
  })

  test('what comes from the council’s list is read and not changed here', async () => {
    await openHealth({ inside: [aFact({ field: 'healthCharacteristics', value: ['150'] })] })
    expect(screen.getByText("From the council's list. It is changed there, not here.")).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull()
  })

  test('P16: two statements that contradict each other are both shown', async () => {
    const apart = (what: string) => ({ ...someHealth(what), of: knee.id, supersedes: [knee.id] })
    await openHealth({ inside: [knee, apart('left knee'), apart('right knee')] })
    expect(screen.getByText('Different answers')).toBeTruthy()
    expect(screen.getByText('left knee')).toBeTruthy()
    expect(screen.getByText('right knee')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Say which is right' })).toBeTruthy()
  })
})

describe('consent for a compartment', () => {
  test('P11: taking it back says what stops and what stays and why, and stops it at once', async () => {
    const { api } = await openHealth()
    await press('They took it back (health)')
    expect(await screen.findByText(/Nothing new about their health is written down or passed on/)).toBeTruthy()
    await choose('In person')
    await type(/own words/, 'leave it')
    await press('Record that it is taken back')
    expect(await screen.findByText('Withdrawn')).toBeTruthy()
    expect(screen.getByText(/What is recorded already stays, because the council has to keep its records/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Add something' })).toBeNull()
    expect(screen.getByText('leave it')).toBeTruthy()
    expect(api.consents.at(-1)).toMatchObject({ consent: { answer: 'withdrawn', how: 'in-person', on: today } })
  })

  test('P11: it can be asked for and answered without opening anything', async () => {
    const { api } = showClosed({ consents: [] })
    await press('Ask for consent (health)')
    await choose('No')
    await choose('By phone')
    await press('Save the answer')
    expect(await screen.findByText('Refused')).toBeTruthy()
    expect(api.openings).toEqual([])
  })

  test('P11: an answer that the record has meanwhile is the one that counts', async () => {
    const { api } = showClosed({ consents: [] })
    const { rerender } = render(<HealthScreen api={api} />)
    document.body.replaceChildren(document.body.lastElementChild ?? '')
    await press('Ask for consent (health)')
    await choose('Yes')
    await choose('By phone')
    await press('Save the answer')
    expect(await screen.findByText('Given')).toBeTruthy()
    api.consents.push(
      aConsent({ purpose: 'health', answer: 'withdrawn', on: today }, { supersedes: api.consents.map(({ id }) => id) }),
    )
    rerender(<HealthScreen api={api} />)
    expect(await screen.findByText('Withdrawn')).toBeTruthy()
  })
})
