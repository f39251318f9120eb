import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { amara } from '../../../test/support/person-views.ts'
import { type PlanApiDouble, aNextVersion, aPlanApi, byBen, byYoungPerson } from '../../../test/support/plan-api.ts'
import { aPlan, aPlanAction, aPlanAgreement, aPlanEntry } from '../../../test/support/plans.ts'
import { herName } from '../../../test/support/sharing-api.ts'
import { planView } from '../../caseload/plans.ts'
import type { Entry } from '../../domain/entry.ts'
import { foldRecord } from '../../domain/record.ts'
import { PlanScreen } from './plan-screen.tsx'
import { PlanSummary } from './plan-summary.tsx'
import { TurnPlanRound } from './turn-plan-round.tsx'

const today = '2026-12-09'
const first = aPlanEntry()
const user = userEvent.setup()
const button = (name: RegExp | string) => screen.getByRole('button', { name })
const viewOf = (...entries: readonly Entry[]) => planView(amara, foldRecord([herName, ...entries]), new Set(), false)

async function open(...entries: readonly Entry[]) {
  return openIn(aPlanApi(...entries))
}

async function openIn(api: PlanApiDouble) {
  const went: string[] = []
  const to = (where: string) => () => void went.push(where)
  const screenOf = (changed: number) => (
    <PlanScreen
      {...{ api, today, changed }}
      person={amara}
      onEdit={to('edit')}
      onTurnRound={to('turn')}
      onPrint={to('print')}
      onBack={to('back')}
    />
  )
  const { rerender } = render(screenOf(0))
  await screen.findByRole('heading', { level: 1 })
  return { api, went, changed: () => rerender(screenOf(1)) }
}

describe('the plan at a glance', () => {
  test('without a plan there is one thing to do', async () => {
    const { went } = await open()
    await user.click(button('Make a plan'))
    expect(went).toEqual(['edit'])
    expect(screen.queryByRole('button', { name: 'Turn the tablet round' })).toBeNull()
  })

  test('P17: every part of it, whose it is, by when and how far', async () => {
    await open(first)
    for (const words of [/have my own shop/, 'Level 2 baking at Quillbridge College', /apprenticeship at the Sample/])
      expect(screen.getByText(words)).toBeTruthy()
    const actions = within(screen.getAllByRole('list').at(-1) ?? document.body).getAllByRole('listitem')
    expect(actions.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Ring the bakery.*Amara.*Due 8 December 2026, yesterday.*Not started.*Overdue/),
      expect.stringMatching(/Send me the open day dates.*Adviser/),
      expect.stringMatching(/Write a reference.*School or college \(Mr Sample\).*In progress/),
    ])
    expect(screen.getByText('0 of 3 actions done')).toBeTruthy()
    expect(screen.getByText(/To be looked at again on 20 January 2027/)).toBeTruthy()
  })

  test('what is overdue says whose it is', async () => {
    await open(first)
    const [late] = screen.getAllByRole('list')
    expect(screen.getByRole('heading', { name: '2 are overdue' })).toBeTruthy()
    expect(
      within(late ?? document.body)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Amara: Ring the bakery Due 8 December 2026, yesterday',
      'Adviser: Send me the open day dates Due 1 December 2026, 8 days ago',
    ])
  })

  test('a review that is due says so', async () => {
    await open(aPlanEntry(aPlan({ reviewOn: '2026-12-08' })))
    expect(screen.getByText('Review due')).toBeTruthy()
  })

  test('P18: every action says whose idea it was', async () => {
    await open(
      aPlanEntry(aPlan({ actions: [aPlanAction({ from: 'young-person' }), aPlanAction({ from: 'college' })] })),
    )
    expect(screen.getAllByText(/^Idea:/).map(({ textContent }) => textContent)).toEqual([
      'Idea: Amara',
      'Idea: College',
    ])
  })

  test('news of the young person are fetched', async () => {
    const { api, changed } = await open(first)
    api.entries.push(aNextVersion(first, aPlan({ aim: 'To be a chef' })))
    changed()
    expect(await screen.findByText('To be a chef')).toBeTruthy()
  })

  test('a record that cannot be opened, or is nobody’s any more, is said', async () => {
    const broken = aPlanApi(first)
    broken.broken = true
    await openIn(broken)
    expect(screen.getByRole('heading', { name: 'This plan could not be opened' })).toBeTruthy()
  })
})

describe('P14: where it stands with the young person', () => {
  test('P14: not read yet, and reading it together comes first', async () => {
    const { went } = await open(first)
    expect(screen.getByText('Amara has not read this version yet.')).toBeTruthy()
    const [main] = screen.getAllByRole('button', { name: /Turn the tablet round|Change or review/ })
    expect(main?.textContent).toBe('Turn the tablet round')
    await user.click(button('Turn the tablet round'))
    await user.click(button('Print the plan'))
    await user.click(button('Change or review the plan'))
    expect(went).toEqual(['turn', 'print', 'edit'])
  })

  test('P14: agreed, with their words and their name', async () => {
    const said = aPlanAgreement(first.id, { answer: 'agreed', words: 'But not on Mondays.' })
    await open(first, { ...said, agreement: { ...said.agreement, signed: { kind: 'typed', name: 'Amara Q' } } })
    expect(screen.getByText('Agreed')).toBeTruthy()
    expect(screen.getByText('But not on Mondays.')).toBeTruthy()
    expect(screen.getByText('Amara Q')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Not read together' })).toBeNull()
  })

  test('P14: a drawn name is drawn, and has a name of its own', async () => {
    const said = aPlanAgreement(first.id)
    await open(first, { ...said, agreement: { ...said.agreement, signed: { kind: 'drawn', path: 'M1 2L3 4' } } })
    expect(screen.getByRole('img', { name: 'The name that Amara drew' })).toBeTruthy()
  })

  test('P14: not agreed, and an objection to one action, in their own words', async () => {
    const objecting = byYoungPerson(first, aPlan({ actions: [aPlanAction({ objection: 'Not on Mondays.' })] }))
    await open(first, objecting, aPlanAgreement(objecting.id, { answer: 'disagreed', words: 'That is not me.' }))
    expect(screen.getByText('Not agreed')).toBeTruthy()
    expect(screen.getByText('Amara, in their own words')).toBeTruthy()
    expect(screen.getByText('That is not me.')).toBeTruthy()
    expect(screen.getByText('Amara does not agree with this')).toBeTruthy()
    expect(screen.getByText('Not on Mondays.')).toBeTruthy()
  })

  test('P14: what a hand-over left unfinished is offered', async () => {
    const api = aPlanApi(first, aPlanAgreement(first.id))
    api.unfinished = true
    await openIn(api)
    expect(screen.getByText(/Amara began on the plan and did not finish/)).toBeTruthy()
    const [main] = screen.getAllByRole('button', { name: /Turn the tablet round|Change or review/ })
    expect(main?.textContent).toBe('Turn the tablet round')
  })

  test('P14: not read together always says why', async () => {
    const { api } = await open(first)
    await user.click(button('Not read together'))
    await user.click(await screen.findByRole('button', { name: 'Save reason' }))
    expect(screen.getByRole('link', { name: 'Select why it was not read together' })).toBeTruthy()
    expect(api.entries.filter(({ kind }) => kind === 'plan-agreement')).toEqual([])
    await user.click(screen.getByLabelText('The young person had to leave'))
    await user.type(screen.getByLabelText('Anything else (optional)'), 'The bus came early')
    await user.click(button('Save reason'))
    await screen.findByText(/^The young person had to leave\. /)
    expect(screen.getByText('The bus came early')).toBeTruthy()
    expect(screen.getByText('Not read together')).toBeTruthy()
  })

  test('a reason that could not be saved is said, and stays', async () => {
    const { api } = await open(first)
    api.problem = 'full'
    await user.click(button('Not read together'))
    await user.click(await screen.findByLabelText('The young person had to leave'))
    await user.click(button('Save reason'))
    await screen.findByText(/This tablet is full/)
    expect(screen.getByLabelText('The young person had to leave')).toHaveProperty('checked', true)
  })
})

describe('every version is kept', () => {
  test('P14: what changed is said in words, and each version before has its own changes, answer and text', async () => {
    const second = aNextVersion(first, { ...first.plan, aim: 'To be a chef' })
    const third = byYoungPerson(second, { ...second.plan, backUp: 'A kitchen job' })
    await open(first, aPlanAgreement(first.id, { answer: 'agreed', words: 'Fine by me.' }), second, third)
    expect(screen.getByText('Amara changed “my back-up” to “A kitchen job”.')).toBeTruthy()
    expect(screen.getByRole('heading', { name: '2 earlier versions' })).toBeTruthy()
    expect(screen.getByText('Ada Testcase changed “what I want to do” to “To be a chef”.')).toBeTruthy()
    expect(screen.getByText('Fine by me.')).toBeTruthy()
    expect(screen.getByText(/have my own shop/)).toBeTruthy()
  })

  test('two versions made apart are both shown, and only saving settles it', async () => {
    const { went } = await open(
      first,
      aNextVersion(first, { ...first.plan, aim: 'To be a chef' }),
      byBen(first, { ...first.plan, nextStep: 'A day at the bakery' }),
    )
    expect(screen.getByRole('heading', { name: 'Two people changed this plan apart' })).toBeTruthy()
    expect(screen.getByText('A day at the bakery')).toBeTruthy()
    expect(within(screen.getByRole('region', { name: 'The other version' })).getByText('To be a chef')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Turn the tablet round' })).toBeNull()
    await user.click(button('Change or review the plan'))
    expect(went).toEqual(['edit'])
  })
})

describe('turning the tablet round', () => {
  const turn = (view = viewOf(first), startHandOver = (_packet: unknown) => Promise.resolve(true)) =>
    render(<TurnPlanRound api={aPlanApi(first)} {...{ view, startHandOver }} onBack={() => undefined} />)

  test('P17: the adviser sees first what the young person will read', () => {
    turn()
    expect(screen.getByRole('heading', { name: 'What I want to do' })).toBeTruthy()
    expect(screen.getByText(/Ring the bakery\s+Who: Me\s+By 8 December 2026/)).toBeTruthy()
  })

  test('the packet leaves for the next document', async () => {
    const packets: unknown[] = []
    turn(viewOf(first), (packet) => {
      packets.push(packet)
      return Promise.resolve(true)
    })
    await user.click(button('Turn the tablet round'))
    await waitFor(() => expect(packets).toEqual([{ v: 1 }]))
  })

  test('one plan is read, never one of two, and never none', () => {
    const { unmount } = turn(viewOf(first, aNextVersion(first, aPlan()), byBen(first, aPlan())))
    expect(screen.queryByRole('button', { name: 'Turn the tablet round' })).toBeNull()
    unmount()
    turn(viewOf())
    expect(screen.queryByRole('button', { name: 'Turn the tablet round' })).toBeNull()
  })
})

describe('the plan on the young person’s page', () => {
  test('says how far it is and what is due, and opens it', async () => {
    const opened: string[] = []
    render(
      <PlanSummary plan={viewOf(first, aPlanAgreement(first.id))} {...{ today }} onOpen={() => opened.push('plan')} />,
    )
    const card = button(/^Action plan 0 of 3 actions done\./)
    expect(card.textContent).toMatch(/2 overdue.*Agreed/)
    await user.click(card)
    expect(opened).toEqual(['plan'])
  })

  test('says that there is none, and nothing before it is known', () => {
    const { rerender } = render(<PlanSummary plan={viewOf()} {...{ today }} onOpen={() => undefined} />)
    expect(button(/No plan yet/)).toBeTruthy()
    rerender(<PlanSummary plan={undefined} {...{ today }} onOpen={() => undefined} />)
    expect(button('Action plan').textContent).not.toMatch(/No plan/)
  })
})
