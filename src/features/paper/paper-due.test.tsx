import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type PaperApiDouble, aCard, aPaperApi, aPaperEntry } from '../../../test/support/paper-api.ts'
import type { PaperDue as PaperDueScreen } from './paper-due.tsx'

const today = '2026-11-24'
const user = userEvent.setup()
const ben = aCard('Ben', "O'Bluebell")

let PaperDue: typeof PaperDueScreen

// A tablet that was just opened remembers nothing of the copy before.
beforeEach(async () => {
  vi.resetModules()
  ;({ PaperDue } = await import('./paper-due.tsx'))
})

function open(api: PaperApiDouble) {
  const went: string[] = []
  const screenOf = (changed: number) => (
    <PaperDue {...{ api, today, changed }} onOpen={(person) => went.push(person)} onBack={() => went.push('back')} />
  )
  const { rerender } = render(screenOf(0))
  return { went, again: () => rerender(screenOf(1)) }
}

const part = (name: string) => screen.findByRole('region', { name: new RegExp(name) })
const whats = async (name: string) =>
  within(await part(name))
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent)
const press = async (name: RegExp | string) => user.click(await screen.findByRole('button', { name }))
const choose = async (name: string) => user.click(await screen.findByRole('radio', { name }))
const sure = async () => user.click(await screen.findByRole('checkbox', { name: /The whole copy is gone/ }))
const saved = () => screen.findByRole('heading', { name: 'Saved on this tablet' })
const errors = async () =>
  within(await screen.findByRole('alert'))
    .getAllByRole('link')
    .map(({ textContent }) => textContent)
const newest = (api: PaperApiDouble) => api.entries.at(-1)?.paper

describe('what is to be destroyed', () => {
  test('P23: copies come 30 days before their day, the longest overdue first; what is not due yet is not there', async () => {
    open(
      aPaperApi([
        aPaperEntry({ printedOn: '2025-12-24' }),
        aPaperEntry({ printedOn: '2025-12-25' }),
        aPaperEntry({ printedOn: '2025-11-23' }),
        aPaperEntry({ printedOn: '2020-05-01' }),
        aPaperEntry({ printedOn: '2020-05-01', kept: { kind: 'given' } }),
      ]),
    )
    expect(await whats('Overdue')).toEqual(['Action plan, printed 1 May 2020', 'Action plan, printed 23 November 2025'])
    expect(await whats('Due in the next 30 days')).toEqual(['Action plan, printed 24 December 2025'])
    expect(screen.getByText(/Was to be destroyed by 23 November 2026, 1 day ago/)).toBeTruthy()
    expect(screen.getByText(/Destroy by 24 December 2026, in 30 days/)).toBeTruthy()
  })

  test('P24: paper of the Impact project comes after ten years, not after one', async () => {
    open(
      aPaperApi([
        aPaperEntry({ printedOn: '2016-12-01', programme: 'impact' }),
        aPaperEntry({ printedOn: '2018-12-01', programme: 'impact' }),
      ]),
    )
    expect(await whats('Due')).toEqual(['Action plan, printed 1 December 2016'])
    expect(screen.queryByRole('region', { name: /Overdue/ })).toBeNull()
  })

  test('P23: whose it is leads to them', async () => {
    const { went } = open(aPaperApi([aPaperEntry({ printedOn: '2025-01-01' }, { person: ben.person })], [ben]))
    await press("O'Bluebell, Ben")
    expect(went).toEqual([ben.person])
  })

  test('that nothing is due is said', async () => {
    open(aPaperApi([]))
    expect(await screen.findByText(/No paper copy is due/)).toBeTruthy()
  })

  test('P23: a list that cannot be read does not look like one on which nothing is due', async () => {
    const api = aPaperApi([aPaperEntry({ printedOn: '2025-01-01' })])
    api.broken = true
    open(api)
    expect(await screen.findByText('The paper register could not be read')).toBeTruthy()
    expect(screen.queryByText(/No paper copy is due/)).toBeNull()
    api.broken = false
    await press('Try again')
    expect(await whats('Overdue')).toEqual(['Action plan, printed 1 January 2025'])
  })
})

describe('a copy that was destroyed', () => {
  const overdue = (over = {}) => aPaperApi([aPaperEntry({ printedOn: '2025-11-01', ...over })])

  test('P23: by whom, when and how is recorded, and only then it leaves the list', async () => {
    const api = overdue()
    open(api)
    await press(/^Destroyed \(/)
    await user.type(await screen.findByLabelText('Who destroyed it'), 'Ada Testcase')
    await choose('Shredded')
    await sure()
    await press('Save')
    expect(await saved()).toBeTruthy()
    expect(newest(api)).toEqual({
      ...api.entries[0]?.paper,
      destroyed: { on: today, by: 'Ada Testcase', how: 'Shredded' },
    })
    expect(api.entries[1]?.of).toBe(api.entries[0]?.id)
    expect(screen.getByText(/No paper copy is due/)).toBeTruthy()
  })

  test('P23: nothing of it is left out, and nobody is sure by accident', async () => {
    const api = overdue()
    open(api)
    await press(/^Destroyed \(/)
    await press('Save')
    expect(await errors()).toEqual([
      'Enter who destroyed it',
      'Select how it was destroyed',
      'Confirm that nobody can read it any more',
    ])
    await press('Back')
    expect(await whats('Overdue')).toHaveLength(1)
    expect(api.entries).toHaveLength(1)
  })

  test('P23: nothing is destroyed before it was printed', async () => {
    open(overdue())
    await press(/^Destroyed \(/)
    const year = await screen.findByLabelText('Year')
    await user.clear(year)
    await user.type(year, '2024')
    await press('Save')
    expect(await errors()).toContain('The day it was destroyed must not be before it was printed')
  })

  test('P23: whoever empties a drawer types their name once', async () => {
    const api = aPaperApi([aPaperEntry({ printedOn: '2025-11-01' }), aPaperEntry({ printedOn: '2025-11-02' })])
    open(api)
    await press(/^Destroyed .*printed 1 November 2025/)
    await user.type(await screen.findByLabelText('Who destroyed it'), 'Ada Testcase')
    await choose('Another way')
    await user.type(await screen.findByLabelText('How'), 'Pulped')
    await sure()
    await press('Save')
    await saved()
    await press(/^Destroyed \(/)
    await sure()
    await press('Save')
    await waitFor(() => expect(api.entries).toHaveLength(4))
    expect(newest(api)).toMatchObject({
      printedOn: '2025-11-02',
      destroyed: { on: today, by: 'Ada Testcase', how: 'Pulped' },
    })
  })

  test('P23: what could not be saved stays on the list and on the screen', async () => {
    const api = overdue()
    open(api)
    await press(/^Destroyed \(/)
    await user.type(await screen.findByLabelText('Who destroyed it'), 'Ada Testcase')
    await choose('Shredded')
    await sure()
    api.problem = 'full'
    await press('Save')
    expect(await screen.findByText(/This tablet is full/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Who destroyed it').value).toBe('Ada Testcase')
    expect(api.entries).toHaveLength(1)
  })

  test('P23: what was typed is kept, sealed, while the form is open', async () => {
    const api = overdue()
    open(api)
    await press(/^Destroyed \(/)
    await user.type(await screen.findByLabelText('Who destroyed it'), 'Ada T')
    await press('Back')
    await waitFor(() => expect([...api.kept.values()]).toEqual([expect.objectContaining({ by: 'Ada T' })]))
    await press(/^Destroyed \(/)
    expect((await screen.findByLabelText<HTMLInputElement>('Who destroyed it')).value).toBe('Ada T')
  })
})

describe('a copy that is held back', () => {
  const impact = { printedOn: '2016-01-01', programme: 'impact' } as const

  test('P24: a legal hold beats every date, and what is held cannot be destroyed', async () => {
    const api = aPaperApi([aPaperEntry(impact), aPaperEntry({ printedOn: '2025-01-01', hold: 'Claim 9' })])
    open(api)
    await press(/^Hold back \(/)
    await press('Hold it back')
    expect(await errors()).toEqual(['Enter why it must not be destroyed'])
    await user.type(screen.getByLabelText(/Why it must not be destroyed/), 'Complaint 14')
    await press('Hold it back')
    await saved()
    expect(newest(api)).toMatchObject({ ...impact, hold: 'Complaint 14' })
    expect(await whats('Held back')).toHaveLength(2)
    expect(screen.getByText('Complaint 14')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Destroyed/ })).toBeNull()
  })

  test('P24: a hold that somebody else puts on it stops a form that is open already', async () => {
    const first = aPaperEntry({ printedOn: '2025-01-01' })
    const api = aPaperApi([first])
    const { again } = open(api)
    await press(/^Destroyed \(/)
    await screen.findByLabelText('Who destroyed it')
    api.entries.push(aPaperEntry({ ...first.paper, hold: 'Claim 9' }, { of: first.id, supersedes: [first.id] }))
    again()
    expect(await screen.findByText('Do not destroy it')).toBeTruthy()
    expect(screen.getByText('Why: Claim 9')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  })

  test('P24: a released hold makes the day count again', async () => {
    const api = aPaperApi([aPaperEntry({ printedOn: '2025-01-01', hold: 'Claim 9' })])
    open(api)
    await press(/^Release the hold \(/)
    expect(await screen.findByText('Held back because: Claim 9')).toBeTruthy()
    expect(screen.getByText(/Once released it is overdue/)).toBeTruthy()
    await press('Release the hold')
    await saved()
    expect(newest(api)).not.toHaveProperty('hold')
    expect(await whats('Overdue')).toHaveLength(1)
  })
})
