import { render, screen, waitFor } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aHeld, aLook, aSide, anOffice } from '../../../test/support/office-api.ts'
import { ok } from '../../lib/result.ts'
import type { DecideHeldRequest, LookReply } from '../../protocol/held.ts'
import type { HeldReason } from '../../protocol/push.ts'
import { HeldList } from './held-list.tsx'

const item = aHeld()
const found = aSide()

function open(look: LookReply['look'] = aLook(), over: { still?: HeldReason; item?: typeof item } = {}) {
  const did = { looks: 0, asked: [] as unknown[], decided: [] as DecideHeldRequest[] }
  let held = [over.item ?? item]
  const office = anOffice({
    heldEntries: () => Promise.resolve(ok({ v: 1, held, decided: [] })),
    lookAtHeld: () => {
      did.looks++
      return Promise.resolve(ok(look))
    },
    findPerson: (request) => {
      did.asked.push(request)
      return Promise.resolve(ok([found]))
    },
    decideHeld: (request) => {
      did.decided.push(request)
      if (over.still === undefined) held = []
      return Promise.resolve(ok(over.still))
    },
  })
  render(<HeldList office={office} />)
  return { did, user: userEvent.setup() }
}

const press = async (user: ReturnType<typeof userEvent.setup>, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

test('P21: the list says whose, when and why; what it says is shown when a manager asks, and not before', async () => {
  const { did, user } = open()
  const line = await screen.findByText(/no longer in their caseload when it arrived\.$/)
  expect(line.textContent).toMatch(/^Arrived on 24 November 2026/)
  expect(did.looks).toBe(0)
  expect(screen.queryByText(/Level 2 electrical/)).toBeNull()
  await press(user, /^Look and decide/)
  expect(await screen.findByText('Wants the Level 2 electrical course.')).toBeTruthy()
  expect(screen.getByText(/It was written for/).textContent).toContain('Mirembe Dewpond, born 9 November 2010')
  expect(did.looks).toBe(1)
})

test('P18: it is accepted with a reason, and the list is read again', async () => {
  const { did, user } = open()
  await press(user, /^Look and decide/)
  await press(user, 'Accept it as it is')
  await press(user, 'Accept it')
  expect(did.decided).toEqual([])
  await user.type(screen.getByLabelText('Why do you accept it?'), 'Written before the caseload changed')
  await press(user, 'Accept it')
  expect(await screen.findByText(/It is in the record now/)).toBeTruthy()
  expect(did.decided).toEqual([
    { v: 1, hash: item.hash, decision: 'accepted', why: 'Written before the caseload changed' },
  ])
  expect(screen.getByText('Nothing is held.')).toBeTruthy()
})

test('P18: it is attached to the right young person, found by full name and date of birth', async () => {
  const { did, user } = open(aLook('nobody'), { item: aHeld({ reason: 'unknown-person', mayAccept: false }) })
  await press(user, /^Look and decide/)
  expect(await screen.findByText(/The council knows nobody/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Accept it as it is' })).toBeNull()
  await press(user, 'Attach it to another young person')
  await press(user, 'Find')
  expect(screen.getByText(/Enter the 13 digits/)).toBeTruthy()
  for (const [label, text] of [
    ['First name', 'Mirembe'],
    ['Surname', 'Dewpond'],
    ['Day', '9'],
    ['Month', 'nov'],
    ['Year', '2010'],
  ] as const)
    await user.type(screen.getByLabelText(label), text)
  await press(user, 'Find')
  await press(user, /^This one/)
  await user.type(screen.getByLabelText('Why does it belong there?'), 'Ada met them before the list came')
  await press(user, 'Attach it')
  await waitFor(() => expect(did.decided).toMatchObject([{ decision: 'attached', person: found.id }]))
  expect(did.asked).toEqual([{ v: 1, by: 'name', given: 'Mirembe', family: 'Dewpond', dateOfBirth: '2010-11-09' }])
})

test('P11: what still speaks against it is said, and it stays held', async () => {
  const { user } = open(aLook(), { still: 'no-basis' })
  await press(user, /^Look and decide/)
  await press(user, 'Accept it as it is')
  await user.type(screen.getByLabelText('Why do you accept it?'), 'I think so')
  await press(user, 'Accept it')
  expect(await screen.findByText(/could not be taken into that record. It needs a consent/)).toBeTruthy()
})

test('P10: of what is held apart a manager reads nothing, and may withdraw it', async () => {
  const { user } = open(
    { kind: 'apart', compartment: 'health', proven: true },
    { item: aHeld({ mayAccept: false, mayAttach: false }) },
  )
  await press(user, /^Look and decide/)
  expect(await screen.findByText(/Its content is not shown here/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Accept|Attach/ })).toBeNull()
  expect(screen.getByRole('button', { name: 'Withdraw it' })).toBeTruthy()
})
