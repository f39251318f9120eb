import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { anEntryId } from '../../../test/support/entries.ts'
import { aFormApi } from '../../../test/support/form-api.ts'
import { aFactView, aPersonView, aValue } from '../../../test/support/person-views.ts'
import type { FactChange, FactView } from '../../caseload/record-api.ts'
import type { Fact, FactField } from '../../domain/fact.ts'
import { ok } from '../../lib/result.ts'
import { FactScreen } from './fact-screen.tsx'

async function open(field: FactField, held: readonly FactView[] = []) {
  const changes: FactChange[] = []
  const recordFact = (_person: unknown, change: FactChange) => {
    changes.push(change)
    return Promise.resolve(ok(anEntryId()))
  }
  const view = aPersonView({ sections: [{ title: 'Anything', facts: held, add: [] }] })
  const { container } = render(
    <FactScreen
      api={{ ...aFormApi(), recordFact }}
      {...{ view, field }}
      of={undefined}
      label="Something"
      today="2026-11-24"
      onDone={() => undefined}
    />,
  )
  await screen.findByRole('heading', { level: 1 })
  return { changes, container, user: userEvent.setup() }
}

const save = () => screen.getByRole('button', { name: 'Save' })
const errors = () =>
  within(screen.getByRole('alert'))
    .getAllByRole('link')
    .map(({ textContent }) => textContent)

async function writeName(user: ReturnType<typeof userEvent.setup>, given: string) {
  await user.click(screen.getByLabelText('First name'))
  await user.paste(given)
  await user.type(screen.getByLabelText('Last name'), 'Testcase')
  await user.click(save())
}

test.each(['<img src=x onerror="alert(1)"><b>Zed</b>', 'أمل نور', '🎓👩🏽‍🎓'])(
  'P01: the pasted name %j is saved as it stands, and stays a text',
  async (given) => {
    const { changes, container, user } = await open('name')
    await writeName(user, given)
    await waitFor(() => expect(changes[0]?.fact.value).toEqual({ given, family: 'Testcase' }))
    expect(container.querySelector('img, b')).toBeNull()
  },
)

test('P01: a name of 5,000 letters is refused, and what was pasted stays to be shortened', async () => {
  const { changes, user } = await open('name')
  await writeName(user, 'x'.repeat(5_000))
  expect(errors()).toEqual(['First name must be 100 characters or fewer'])
  expect(screen.getByLabelText<HTMLInputElement>('First name').value).toHaveLength(5_000)
  expect(changes).toEqual([])
})

test('P01: text that is held and looks like HTML is shown as text', async () => {
  const lines = '<b>Zed</b> \u202e<script>alert(1)</script>'
  const fact: Fact = { field: 'knownAs', value: lines }
  const { container } = await open('knownAs', [aFactView('knownAs', 'Known as', [aValue(lines, { fact })])])
  expect(screen.getByText(/<script>/).textContent).toContain('<b>Zed</b>')
  expect(container.querySelector('script, b')).toBeNull()
})

async function writeBirth(
  user: ReturnType<typeof userEvent.setup>,
  [day = '', month = '', year = '']: readonly string[],
) {
  const group = within(screen.getByRole('group', { name: 'The date of birth' }))
  await user.type(group.getByLabelText('Day'), day)
  await user.type(group.getByLabelText('Month'), month)
  await user.type(group.getByLabelText('Year'), year)
  await user.click(save())
}

test.each([
  [['25', '11', '2026'], 'The date of birth must be today or in the past'],
  [['31', '2', '2010'], 'The date of birth must be a real date'],
] as const)('P01: the date of birth %o is refused with a reason', async (parts, message) => {
  const { changes, user } = await open('dateOfBirth')
  await writeBirth(user, parts)
  expect(errors()).toEqual([message])
  expect(changes).toEqual([])
})

test('P16: a date of birth that nobody here can have is asked about before it is held', async () => {
  const { changes, user } = await open('dateOfBirth')
  await writeBirth(user, ['14', '2', '1910'])
  expect((await screen.findByText(/makes them 116 years old/)).textContent).toContain('Check the date of birth')
  expect(changes).toEqual([])
})

test('P18: who changes their mind about where it came from leaves no trace of the first answer', async () => {
  const { changes, user } = await open('knownAs')
  await user.type(screen.getByLabelText('What they like to be called'), 'Zed')
  await user.click(screen.getByLabelText('Their school'))
  await user.type(screen.getByLabelText('Who exactly'), 'Testbury High School')
  await user.click(screen.getByLabelText('The young person'))
  await user.click(save())
  await waitFor(() => expect(changes[0]?.source).toEqual({ kind: 'young-person', asOf: '2026-11-24' }))
})

test('P16: where one source says it and another that it is not so any more, either can be chosen, or the value put right', async () => {
  const gone = aValue('Said not to be so any more', { fact: { field: 'knownAs', value: null } })
  const said = aValue('Zed', { fact: { field: 'knownAs', value: 'Zed' } })
  const { changes, user } = await open('knownAs', [aFactView('knownAs', 'Known as', [gone, said])])
  expect(screen.getByText('People said different things')).toBeTruthy()
  await user.click(screen.getByLabelText('Something else'))
  expect(screen.getByLabelText<HTMLInputElement>('What they like to be called').value).toBe('Zed')
  await user.click(screen.getByLabelText('Said not to be so any more'))
  await user.click(save())
  await waitFor(() => expect(changes[0]?.fact).toEqual({ field: 'knownAs', value: null }))
})
