import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { type PaperApiDouble, aPaper, aPaperApi, aPaperEntry } from '../../../test/support/paper-api.ts'
import { amara } from '../../../test/support/person-views.ts'
import { Papers } from './papers.tsx'

const today = '2026-11-24'
const user = userEvent.setup()

function open(api: PaperApiDouble) {
  const person = { person: amara, name: 'Quillfeather, Amara', given: 'Amara' }
  render(<Papers {...{ api, today }} {...person} changed={0} onBack={() => undefined} />)
}

const press = async (name: RegExp | string) => user.click(await screen.findByRole('button', { name }))
const choose = async (name: RegExp | string) => user.click(await screen.findByRole('radio', { name }))
const saved = () => screen.findByRole('heading', { name: 'Saved on this tablet' })
const cards = async (name: string) => {
  const found = within(await screen.findByRole('region', { name })).getAllByRole('heading', { level: 3 })
  return found.map((heading) => heading.closest('li')?.textContent ?? '')
}
const newest = (api: PaperApiDouble) => api.entries.at(-1)?.paper

async function setDay(day: string, month: string, year: string): Promise<void> {
  for (const [label, typed] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const) {
    const input = await screen.findByLabelText(label)
    await user.clear(input)
    await user.type(input, typed)
  }
}

describe('the copies of one young person', () => {
  test('P20: each says where it is, until when, and what became of it', async () => {
    const destroyed = { on: '2026-11-20', by: 'Ada Testcase', how: 'Shredded' }
    open(
      aPaperApi([
        aPaperEntry(),
        aPaperEntry({ printedOn: '2026-02-01', kept: { kind: 'given' } }),
        aPaperEntry({ printedOn: '2025-11-01', what: 'whole-record', destroyed }),
      ]),
    )
    const [there] = await cards('On file')
    expect(there).toMatch(/printed 15 January 2026.*On file: Cabinet 3, Testbury office.*Destroy by 15 January 2027/)
    const gone = (await cards('Taken or destroyed')).join(' ')
    expect(gone).toMatch(/printed 1 February 2026.*Amara took it/)
    expect(gone).toMatch(
      /What we hold about them.*Was on file: Cabinet 3.*Destroyed on 20 November 2026 by Ada Testcase. Shredded/,
    )
  })

  test('P20: nothing recorded is said, with what to do about older copies', async () => {
    open(aPaperApi([]))
    expect(await screen.findByText('No paper copy is recorded.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Record a copy' })).toBeTruthy()
  })

  test('P20: a copy that was printed before or elsewhere comes into the register', async () => {
    const api = aPaperApi([])
    open(api)
    await press('Record a copy')
    await choose('Action plan')
    await setDay('1', 'Mar', '2020')
    await choose('On file')
    await user.type(await screen.findByLabelText('Where it is kept'), 'Archive box 12')
    await choose(/10 years/)
    await press('Save')
    await saved()
    expect(newest(api)).toEqual({
      what: 'action-plan',
      printedOn: '2020-03-01',
      kept: { kind: 'on-file', where: 'Archive box 12' },
      programme: 'impact',
    })
    expect((await cards('On file')).join()).toMatch(/Destroy by 1 March 2030/)
    // The next copy most likely goes into the same box.
    await press('Record a copy')
    await choose('On file')
    expect(await screen.findByLabelText<HTMLInputElement>('Where it is kept')).toHaveProperty('value', 'Archive box 12')
  })

  test('P20: a copy is not recorded without where it is', async () => {
    const api = aPaperApi([])
    open(api)
    await press('Record a copy')
    await choose('On file')
    await user.clear(await screen.findByLabelText('Where it is kept'))
    await press('Save')
    const links = within(await screen.findByRole('alert')).getAllByRole('link')
    expect(links.map(({ textContent }) => textContent)).toEqual(['Select what was printed', 'Enter where it is kept'])
    expect(api.entries).toEqual([])
  })

  test('P20: what is put right keeps its hold, and its history keeps what was said before', async () => {
    const api = aPaperApi([aPaperEntry({ hold: 'Claim 9' })])
    open(api)
    await press(/^Put right/)
    const where = await screen.findByLabelText('Where it is kept')
    await user.clear(where)
    await user.type(where, 'Cabinet 4')
    await press('Save')
    await saved()
    expect(newest(api)).toEqual(aPaper({ kept: { kind: 'on-file', where: 'Cabinet 4' }, hold: 'Claim 9' }))
    const [card = ''] = await cards('On file')
    expect(card).toMatch(/recorded 2 times/)
    expect(card).toMatch(/Put right: Action plan, printed 15 January 2026, on file: Cabinet 4Ada Testcase/)
    expect(card).toMatch(/Held back: Claim 9Ada Testcase/)
  })

  test('P20: a young person who took a copy keeps nothing on file', async () => {
    const api = aPaperApi([aPaperEntry({ programme: 'impact' })])
    open(api)
    await press(/^Put right/)
    await choose('Amara took it')
    await press('Save')
    await saved()
    expect(newest(api)).toEqual(aPaper({ kept: { kind: 'given' }, programme: 'none' }))
  })
})

describe('what must not be destroyed', () => {
  test('P24: a copy of the Impact project that is gone before its ten years says why', async () => {
    const api = aPaperApi([aPaperEntry({ printedOn: '2018-06-01', programme: 'impact' })])
    open(api)
    await press(/^Destroyed \(/)
    expect(await screen.findByText('It is kept until 1 June 2028')).toBeTruthy()
    await user.type(screen.getByLabelText('Who destroyed it'), 'A burst pipe')
    await choose('In the confidential waste')
    await user.click(screen.getByRole('checkbox', { name: /The whole copy is gone/ }))
    await press('Save')
    expect(within(await screen.findByRole('alert')).getByText('Enter why it was destroyed before its day')).toBeTruthy()
    await user.type(screen.getByLabelText('Why it was destroyed before its day'), 'Flood in the archive')
    await press('Save')
    await saved()
    expect(newest(api)?.destroyed).toEqual({
      on: today,
      by: 'A burst pipe',
      how: 'In the confidential waste. Before its day: Flood in the archive',
    })
  })

  test('P23: an ordinary copy may go before its day, with a warning and no reason', async () => {
    open(aPaperApi([aPaperEntry()]))
    await press(/^Destroyed \(/)
    expect(await screen.findByText('It is kept until 15 January 2027')).toBeTruthy()
    expect(screen.queryByLabelText('Why it was destroyed before its day')).toBeNull()
  })

  test('P24: a copy that a hold keeps has no button to destroy it', async () => {
    open(aPaperApi([aPaperEntry({ printedOn: '2020-01-01', hold: 'Inquiry 7' })]))
    const [card] = await cards('On file')
    expect(card).toMatch(/Held back.*Kept until the hold is released, whatever its day: 1 January 2021.*Why: Inquiry 7/)
    expect(screen.queryByRole('button', { name: /^Destroyed/ })).toBeNull()
  })
})

describe('what went wrong', () => {
  const destroyed = { on: '2026-11-20', by: 'Ada Testcase', how: 'Shredded' }

  test('P23: the wrong copy can be taken back, and is due again', async () => {
    const api = aPaperApi([aPaperEntry({ printedOn: '2025-11-01', destroyed })])
    open(api)
    await press(/^Not destroyed after all/)
    await press('It is still there')
    await saved()
    expect(newest(api)).not.toHaveProperty('destroyed')
    const [card] = await cards('On file')
    expect(card).toMatch(/Overdue/)
    expect(card).toMatch(/Not destroyed after all.*Destroyed on 20 November 2026 by Ada Testcase. Shredded/)
  })

  test('P20, P23: what two people recorded apart is said, a hold counts meanwhile, and the next record settles it', async () => {
    const first = aPaperEntry()
    const apart = { of: first.id, supersedes: [first.id] }
    const api = aPaperApi([first, aPaperEntry({ hold: 'Claim 9' }, apart), aPaperEntry({ destroyed }, apart)])
    open(api)
    expect(await screen.findByText(/Two people recorded different things/)).toBeTruthy()
    expect((await cards('On file'))[0]).toMatch(/Claim 9/)
    await press(/^Put right/)
    await press('Save')
    await saved()
    expect(newest(api)).toMatchObject({ hold: 'Claim 9' })
    expect(newest(api)).not.toHaveProperty('destroyed')
    expect(screen.queryByText(/Two people recorded different things/)).toBeNull()
  })
})
