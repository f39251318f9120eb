import { cleanup, render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { at1042 } from '../../../test/support/person-views.ts'
import { aHeldView, aStatus, anOutgoing } from '../../../test/support/sending-views.ts'
import type { HeldEntryView, HeldProblem } from '../../caseload/held-api.ts'
import { err, ok } from '../../lib/result.ts'
import { HeldEntry } from './held-entry.tsx'
import { Sending } from './sending.tsx'

function open(view: HeldEntryView | undefined, problem?: HeldProblem) {
  const did: unknown[] = []
  const api = {
    heldEntry: () => Promise.resolve(view),
    withdrawHeld: (_hash: string, why: string) => {
      did.push(why)
      return Promise.resolve(problem ? err(problem) : ok(undefined))
    },
  }
  render(
    <HeldEntry
      api={api}
      hash={view?.hash ?? ''}
      onCorrect={(_person, where) => did.push(where)}
      onBack={() => did.push('back')}
    />,
  )
  return { did, user: userEvent.setup() }
}

const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(await screen.findByRole('button', { name }))

test('P20: its author sees what is held, what it says, and why; and opens the form it was written with', async () => {
  const view = aHeldView()
  const { did, user } = open(view)
  expect(await screen.findByText('Wants the Level 2 electrical course.')).toBeTruthy()
  expect(screen.getByText(/needs a consent, or a law/)).toBeTruthy()
  await press(user, 'Correct it and send again')
  expect(did).toEqual([view.correctIn])
})

test('P36: it is withdrawn with a reason, and never without', async () => {
  const { did, user } = open(aHeldView())
  await press(user, 'Withdraw it')
  await press(user, 'Withdraw it')
  expect(did).toEqual([])
  expect(screen.getByText(/Enter why/)).toBeTruthy()
  await user.type(screen.getByLabelText('Why do you withdraw it?'), 'Meant for somebody else')
  await press(user, 'Withdraw it')
  await waitFor(() => expect(did).toEqual(['Meant for somebody else', 'back']))
})

test.each([
  ['offline', /There is no network, and this needs one/],
  ['decided', /Somebody has decided about it meanwhile/],
] as const)('what was written stays when nothing was withdrawn: %s', async (problem, words) => {
  const { did, user } = open(aHeldView(), problem)
  await press(user, 'Withdraw it')
  await user.type(screen.getByLabelText('Why do you withdraw it?'), 'A reason')
  await press(user, 'Withdraw it')
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Why do you withdraw it?').value).toBe('A reason')
  expect(did).toEqual(['A reason'])
})

test('P10, P21: what is held apart, or of somebody who left the caseload, is not shown', async () => {
  open(aHeldView({ says: 'apart', correctIn: { form: 'compartment', compartment: 'health' } }))
  expect(await screen.findByText(/belongs to what is held apart/)).toBeTruthy()
  cleanup()
  open(aHeldView({ says: 'gone', correctIn: undefined }))
  expect(await screen.findByText(/no longer on this tablet/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Correct it and send again' })).toBeNull()
})

test('P18: the list says what was decided about what was held, by whom, when and why', async () => {
  const opened: string[] = []
  const held = anOutgoing({ state: 'held', reason: 'not-in-caseload' })
  const decided = { decision: 'withdrawn', by: 'Mo Managerson', at: at1042, why: 'Twice the same' } as const
  const status = aStatus([held, anOutgoing({ state: 'withdrawn', decided }), anOutgoing()])
  render(
    <Sending api={{ syncNow: () => Promise.resolve(status) }} status={status} onHeld={(hash) => opened.push(hash)} />,
  )
  expect(screen.getByText(/It was withdrawn/).textContent).toMatch(/Mo Managerson, 24 November 2026.*“Twice the same”$/)
  const needsYou = screen.getByRole('heading', { name: 'Held: needs you' }).closest('section')
  await userEvent.setup().click(within(needsYou ?? document.body).getByRole('button'))
  expect(opened).toEqual([held.hash])
})
