import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aSide, anOffice } from '../../../test/support/office-api.ts'
import { err, ok } from '../../lib/result.ts'
import type { DecideRequest, DuplicatesReply } from '../../protocol/office.ts'
import { DuplicateList } from './duplicate-list.tsx'
import type { DecideProblem } from './office-api.ts'

const listed = aSide()
const met = aSide({
  name: { given: 'Mirembé', family: 'Dewpond' },
  recordNumber: '9990000000911',
  advisers: ['Bo Samplesson'],
  entries: 5,
  met: { by: 'Bo Samplesson', at: '2026-11-20T10:00:00.000Z' },
})

function open(answers: readonly DecideProblem[] = []) {
  let left: DuplicatesReply['duplicates'] = [{ person: met, other: listed, foundAt: '2026-11-20T10:00:00.000Z' }]
  const asked: DecideRequest[] = []
  const problems = [...answers]
  const office = anOffice({
    duplicates: () => Promise.resolve(ok(left)),
    decide: (request) => {
      asked.push(request)
      const problem = problems.shift()
      if (problem && problem !== 'decided') return Promise.resolve(err(problem))
      left = []
      return Promise.resolve(problem ? err(problem) : ok(undefined))
    },
  })
  render(<DuplicateList office={office} />)
  return { asked, user: userEvent.setup() }
}

const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(await screen.findByRole('button', { name }))

test('P13: both records stand side by side, and what differs stands out', async () => {
  open()
  const a = within(await screen.findByRole('group', { name: 'Record A' }))
  const b = within(screen.getByRole('group', { name: 'Record B' }))
  expect(a.getByText('Mirembé Dewpond').closest('dd')?.className).toBe('duplicate__differs')
  expect(a.getByText('9 November 2010').closest('dd')?.className).toBe('')
  expect(a.getByText('Bo Samplesson, who met them on 20 November 2026')).toBeDefined()
  expect(b.getByText('The council’s list')).toBeDefined()
})

test('P13: one record is made of both only when somebody says so twice; the council’s own is the one that stays', async () => {
  const { asked, user } = open()
  await press(user, 'These are the same person')
  expect(asked).toEqual([])
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Record B (9990000000042, 21 entries)' }).checked).toBe(
    true,
  )
  await press(user, 'Make one record of both')
  expect(asked).toEqual([{ v: 1, person: met.id, other: listed.id, decision: 'same', keep: listed.id }])
  expect(await screen.findByText('Both records are one now')).toBeDefined()
  expect(screen.getByText('Nobody is suspected to be here twice.')).toBeDefined()
  expect(document.activeElement?.textContent).toBe('Possible duplicates')
})

test('the other record can be the one that stays', async () => {
  const { asked, user } = open()
  await press(user, 'These are the same person')
  await user.click(screen.getByRole('radio', { name: /^Record A/ }))
  await press(user, 'Make one record of both')
  expect(asked).toMatchObject([{ keep: met.id }])
})

test('whoever thinks better of it is back where they were', async () => {
  const { asked, user } = open()
  for (const name of ['These are the same person', 'Different people']) {
    await press(user, name)
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('group'))
    await press(user, 'Cancel')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('These are the same person'))
  }
  expect(asked).toEqual([])
})

test('two people stay two people', async () => {
  const { asked, user } = open()
  await press(user, 'Different people')
  await press(user, 'Yes, they are two people')
  expect(asked).toEqual([{ v: 1, person: met.id, other: listed.id, decision: 'different' }])
  expect(await screen.findByText('They stay two people')).toBeDefined()
})

test('somebody else was quicker: it is said, and the list is up to date', async () => {
  const { user } = open(['decided'])
  await press(user, 'Different people')
  await press(user, 'Yes, they are two people')
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else has decided')
  expect(screen.getByText('Nobody is suspected to be here twice.')).toBeDefined()
})

test('without a network nothing is decided, and it can be tried again', async () => {
  const { asked, user } = open(['offline'])
  await press(user, 'Different people')
  await press(user, 'Yes, they are two people')
  expect((await screen.findByRole('alert')).textContent).toContain('no network')
  await press(user, 'Yes, they are two people')
  expect(asked).toHaveLength(2)
  expect(await screen.findByText('They stay two people')).toBeDefined()
})
