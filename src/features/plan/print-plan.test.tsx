import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { planView } from '../../caseload/plans.ts'
import { aPaperApi } from '../../../test/support/paper-api.ts'
import { amara } from '../../../test/support/person-views.ts'
import { aPlan, aPlanAgreement, aPlanEntry } from '../../../test/support/plans.ts'
import { herName } from '../../../test/support/sharing-api.ts'
import type { Entry } from '../../domain/entry.ts'
import { foldRecord } from '../../domain/record.ts'
import { PrintPlan } from './print-plan.tsx'

const today = '2026-11-24'
const user = userEvent.setup()
const version = aPlanEntry()
let prints = 0

beforeEach(() => {
  prints = 0
  vi.stubGlobal('print', () => prints++)
})

/** Opens the page of a record with these entries; the same caseload can be opened again. */
function open(entries: readonly Entry[], register = aPaperApi([])) {
  const view = planView(amara, foldRecord([herName, ...entries]), new Set(), false)
  const api = { ...register, plan: () => Promise.resolve(view) }
  const went: string[] = []
  const page = (
    <PrintPlan
      {...{ api, today }}
      person={amara}
      authority="Testbury Council"
      onDone={() => went.push('done')}
      onBack={() => went.push('back')}
    />
  )
  const { unmount } = render(page)
  return { register, went, leave: unmount }
}

const press = async (name: string) => user.click(await screen.findByRole('button', { name }))
const choose = async (name: RegExp | string) => user.click(await screen.findByRole('radio', { name }))
const sheet = () => screen.findByRole('article', { name: 'Action plan on paper' })
const papers = (register: ReturnType<typeof aPaperApi>) => register.entries.map(({ paper }) => paper)

describe('the sheet', () => {
  test('P20: holds the plan and a first name, and nothing else of the record', async () => {
    open([version])
    const words = (await sheet()).textContent ?? ''
    expect(words).toMatch(/Testbury Council.*Amara’s action plan.*24 November 2026/)
    expect(words).toContain('Ring the bakery')
    expect(words).not.toContain('Quillfeather')
    expect(words).not.toContain(amara)
  })

  test('P14: says what the young person agreed to, in their own words', async () => {
    open([version, aPlanAgreement(version.id, { answer: 'agreed', words: 'The bakery first.' })])
    const words = (await sheet()).textContent ?? ''
    expect(words).toMatch(/I agreed with this plan on 24 November 2026.*The bakery first\./)
  })

  test('P14: never says that somebody agreed who did not', async () => {
    open([version, aPlanAgreement(version.id, { answer: 'disagreed', words: 'Not mine.' })])
    expect((await sheet()).textContent).toMatch(/I did not agree with this plan on 24 November 2026.*Not mine\./)
  })

  test('P14: leaves out why it was not read together', async () => {
    open([version, aPlanAgreement(version.id, { answer: 'not-read', reason: 'left-early', words: 'Bus' })])
    expect((await sheet()).textContent).not.toMatch(/agree|Bus/)
    expect(screen.getByText(/Amara has not said yet whether this is their plan/)).toBeTruthy()
  })

  test('of two plans made apart neither is printed', async () => {
    const apart = { of: version.id, supersedes: [version.id] }
    open([version, aPlanEntry(aPlan(), apart), aPlanEntry(aPlan({ aim: 'To drive' }), apart)])
    expect(await screen.findByText('Two people changed this plan apart')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Print' })).toBeNull()
    expect(screen.queryByRole('article')).toBeNull()
  })

  test('where there is no plan it is said', async () => {
    open([])
    expect(await screen.findByText(/There is no plan yet/)).toBeTruthy()
  })
})

describe('what became of the paper', () => {
  test('P20: a copy that the young person took is in the register as theirs', async () => {
    const { register, went } = open([version])
    await press('Print')
    expect(prints).toBe(1)
    await choose('Amara took it')
    await press('Save')
    await waitFor(() => expect(went).toEqual(['done']))
    expect(papers(register)).toEqual([
      { what: 'action-plan', of: version.id, printedOn: today, kept: { kind: 'given' }, programme: 'none' },
    ])
    expect(register.kept.size).toBe(0)
  })

  test('P23: one on file says where it is; P24: and whether it is paper of the Impact project', async () => {
    const { register } = open([version])
    await press('Print')
    await choose('It is kept on file')
    await user.type(await screen.findByLabelText('Where it is kept'), 'Cabinet 3')
    await choose(/10 years/)
    await press('Save')
    await waitFor(() => expect(register.entries).toHaveLength(1))
    expect(papers(register)).toMatchObject([{ kept: { kind: 'on-file', where: 'Cabinet 3' }, programme: 'impact' }])
  })

  test('P20: of two copies each is in the register once, even where the second had to be saved again', async () => {
    const all = aPaperApi([])
    const fillsUp: typeof all.recordPaper = (...copy) => {
      all.problem = all.entries.length === 1 && all.problem === undefined ? 'full' : undefined
      return all.recordPaper(...copy)
    }
    const { went } = open([version], { ...all, recordPaper: fillsUp })
    await press('Print')
    await choose(/^Two copies/)
    const where = await screen.findByLabelText('Where it is kept')
    await user.clear(where)
    await user.type(where, 'Cabinet 4')
    await press('Save')
    await screen.findByText('Not saved')
    expect(papers(all)).toMatchObject([{ kept: { kind: 'given' } }])
    await press('Save')
    await waitFor(() => expect(went).toEqual(['done']))
    expect(papers(all)).toMatchObject([{ kept: { kind: 'given' } }, { kept: { kind: 'on-file', where: 'Cabinet 4' } }])
  })

  test('P20: nobody goes on without saying where it went', async () => {
    const { register } = open([version])
    await press('Print')
    await press('Save')
    expect(within(await screen.findByRole('alert')).getByText('Select what became of the paper')).toBeTruthy()
    expect(register.entries).toEqual([])
  })

  test('what did not print is not in the register, and can be printed again', async () => {
    const { register, went } = open([version])
    await press('Print')
    await choose('It did not print')
    await press('Save')
    await press('Print')
    expect(prints).toBe(2)
    expect(register.entries).toEqual([])
    expect(went).toEqual([])
  })

  test('P20: whoever was interrupted is asked when they come back, about the version that was printed', async () => {
    const { register, leave } = open([version])
    await press('Print')
    await screen.findByText(/Every copy on paper is written down/)
    leave()
    const newer = aPlanEntry(aPlan({ aim: 'To drive a bus' }), { of: version.id, supersedes: [version.id] })
    open([version, newer], register)
    await choose('Amara took it')
    expect((await sheet()).textContent).toContain('To become a baker')
    await press('Save')
    await waitFor(() => expect(papers(register)).toMatchObject([{ of: version.id }]))
  })

  test('what could not be saved is said, and the answer stays', async () => {
    const { register, went } = open([version])
    await press('Print')
    register.problem = 'full'
    await choose('Amara took it')
    await press('Save')
    expect(await screen.findByText('Not saved')).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Amara took it' })).toHaveProperty('checked', true)
    expect(went).toEqual([])
  })
})
