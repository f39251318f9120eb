import { cleanup, render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { anEntryId } from '../../../test/support/entries.ts'
import { aFormApi } from '../../../test/support/form-api.ts'
import { aFactView, aPersonView, aValue } from '../../../test/support/person-views.ts'
import type { SaveProblem } from '../../caseload/api.ts'
import type { FactChange, FactView } from '../../caseload/record-api.ts'
import type { FactField } from '../../domain/fact.ts'
import type { EntryId } from '../../domain/ids.ts'
import { err, ok } from '../../lib/result.ts'
import { flushDraft } from '../form/draft-keeper.ts'
import { FactScreen } from './fact-screen.tsx'

interface Opened {
  readonly field: FactField
  readonly held?: readonly FactView[]
  readonly of?: EntryId
  readonly forms?: ReturnType<typeof aFormApi>
}

async function open({ field, held = [], of, forms = aFormApi() }: Opened) {
  const changes: FactChange[] = []
  const done = { times: 0 }
  const now = { problem: undefined as SaveProblem | undefined }
  const view = aPersonView({ sections: [{ title: 'Anything', facts: held, add: [] }] })
  render(
    <FactScreen
      api={{
        ...forms,
        recordFact(_person, change) {
          if (now.problem) return Promise.resolve(err(now.problem))
          changes.push(change)
          return Promise.resolve(ok(anEntryId()))
        },
      }}
      view={view}
      field={field}
      of={of}
      label="Phone"
      today="2026-11-24"
      onDone={() => done.times++}
    />,
  )
  await screen.findByRole('heading', { level: 1 })
  return { changes, done, now, forms, user: userEvent.setup() }
}

const save = () => screen.getByRole('button', { name: 'Save' })
const number = () => screen.getByLabelText<HTMLInputElement>('Phone number')

async function fill(user: ReturnType<typeof userEvent.setup>) {
  await user.type(number(), '07700 900 123')
  await user.selectOptions(screen.getByLabelText('Which phone'), 'Mobile')
}

describe('a value is recorded with where it came from', () => {
  test('P18: the young person, today, unless somebody says otherwise', async () => {
    const { changes, done, user } = await open({ field: 'phone' })
    await fill(user)
    await user.click(save())
    await waitFor(() => expect(done.times).toBe(1))
    expect(changes).toEqual([
      {
        fact: { field: 'phone', value: { number: '07700 900 123', kind: 'mobile' } },
        of: undefined,
        source: { kind: 'young-person', asOf: '2026-11-24' },
        seen: undefined,
      },
    ])
  })

  test('P18: without a day, or without saying which organisation, nothing is saved', async () => {
    const { changes, user } = await open({ field: 'phone' })
    await fill(user)
    await user.click(screen.getByLabelText('Another organisation'))
    const day = within(screen.getByRole('group', { name: 'The day it was said' }))
    for (const part of ['Day', 'Month', 'Year']) await user.clear(day.getByLabelText(part))
    await user.click(save())
    const links = within(screen.getByRole('alert')).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual(['Enter who said it', 'Enter the day it was said'])
    expect(changes).toEqual([])
  })

  test('P12: the form says whether it has to be given, why it is asked, and by what law', async () => {
    await open({ field: 'phone' })
    expect(screen.getByText(/we ask so that we can reach you/).textContent).toMatch(/^Their choice/)
    cleanup()
    await open({ field: 'currentDestination' })
    expect(screen.getByText(/the law asks us to know whether/).textContent).toMatch(/^Has to be given.*2008/)
  })
})

describe('what stands there before is in sight', () => {
  const of = anEntryId()
  const phone = aValue('01632 960 001 (home)', {
    fact: { field: 'phone', value: { number: '01632 960 001', kind: 'home' } },
  })
  const held = [aFactView('phone', 'Phone', [phone], { of })]

  test('P18: the old value with its source, and the form filled with it', async () => {
    const { changes, user } = await open({ field: 'phone', held, of })
    expect(screen.getByRole('heading', { level: 1, name: /Change: Phone$/ })).toBeTruthy()
    expect(screen.getByText(/01632 960 001 \(home\)/).textContent).toContain("From the council's list")
    expect(number().value).toBe('01632 960 001')
    await user.click(save())
    await waitFor(() => expect(changes[0]?.of).toBe(of))
  })

  test('another of the same kind begins empty', async () => {
    await open({ field: 'phone', held })
    expect(screen.getByRole('heading', { level: 1, name: /Add: Phone$/ })).toBeTruthy()
    expect(number().value).toBe('')
  })

  test('P36: what is not so any more is a statement too, asked for twice', async () => {
    const { changes, done, user } = await open({ field: 'phone', held, of })
    await user.click(screen.getByRole('button', { name: 'Not so any more' }))
    expect(changes).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Yes, record that' }))
    await waitFor(() => expect(done.times).toBe(1))
    expect(changes[0]?.fact).toEqual({ field: 'phone', value: null })
  })

  test('P12: what they would rather not say is recorded as that, where it is their choice', async () => {
    const { changes, user } = await open({ field: 'phone', held, of })
    await user.click(screen.getByRole('button', { name: 'They would rather not say' }))
    await user.click(screen.getByRole('button', { name: 'Yes, record that' }))
    await waitFor(() => expect(changes[0]?.fact).toEqual({ field: 'phone', value: null, withheld: true }))
    cleanup()
    await open({ field: 'dateOfBirth' })
    expect(screen.queryByRole('button', { name: 'They would rather not say' })).toBeNull()
  })
})

describe('people said different things', () => {
  const intensive = aValue('Intensive support', { fact: { field: 'levelOfSupport', value: '1' } })
  const minimum = aValue('Minimum support', {
    fact: { field: 'levelOfSupport', value: '3' },
    source: { kind: 'school', label: 'School', detail: 'Mr Sample', asOf: '2026-11-20' },
    recordedBy: 'Bo Samplesson',
  })
  const meanwhile = { lines: ['Intensive support'], because: 'nobody gets less help' }
  const held = [aFactView('levelOfSupport', 'Level of support', [intensive, minimum], { meanwhile })]
  const which = () => within(screen.getByRole('group', { name: 'Which is right?' }))

  test('P16, P18: every answer is shown with who gave it, when, and who wrote it down, and what is gone by meanwhile', async () => {
    await open({ field: 'levelOfSupport', held })
    const answers = screen.getAllByRole('listitem').map((item) => item.textContent)
    expect(answers[0]).toMatch(
      /^Intensive support.*From the council's list, 31 October 2026.*Recorded by Council import/,
    )
    expect(answers[1]).toMatch(/^Minimum support.*The school told us \(Mr Sample\).*Recorded by Bo Samplesson/)
    expect(screen.getByText(/Waymark goes by/).textContent).toContain(
      'Intensive support, because nobody gets less help',
    )
    expect(which().getAllByRole('radio')).toHaveLength(3)
  })

  test('P18: one of them is chosen, and who says so; it takes the place of both', async () => {
    const { changes, done, user } = await open({ field: 'levelOfSupport', held })
    await user.click(save())
    expect(within(screen.getByRole('alert')).getByRole('link').textContent).toBe('Select which is right')
    await user.click(which().getByLabelText('Minimum support'))
    await user.click(within(screen.getByRole('group', { name: 'Who says so?' })).getByLabelText('Their school'))
    await user.click(save())
    await waitFor(() => expect(done.times).toBe(1))
    expect(changes).toEqual([
      {
        fact: minimum.fact,
        of: undefined,
        source: { kind: 'school', asOf: '2026-11-24' },
        seen: [intensive.entry, minimum.entry],
      },
    ])
  })

  test('P36: neither may be right', async () => {
    const { changes, user } = await open({ field: 'levelOfSupport', held })
    await user.click(which().getByLabelText('Something else'))
    await user.click(screen.getByLabelText('Extra support'))
    await user.click(save())
    await waitFor(() => expect(changes[0]?.fact).toEqual({ field: 'levelOfSupport', value: '2' }))
  })
})

describe('nothing that was typed is lost', () => {
  test('a full tablet keeps the form as it is', async () => {
    const { now, changes, user } = await open({ field: 'phone' })
    await fill(user)
    now.problem = 'full'
    await user.click(save())
    expect(await screen.findByText(/This tablet is full/)).toBeTruthy()
    expect(number().value).toBe('07700 900 123')
    now.problem = undefined
    await user.click(save())
    await waitFor(() => expect(changes).toHaveLength(1))
  })

  test('a tablet that locks in the middle offers the words again, until they are saved', async () => {
    const { forms, user } = await open({ field: 'phone' })
    await fill(user)
    await flushDraft()
    cleanup()
    const again = await open({ field: 'phone', forms })
    expect(screen.getByText(/You had begun this/)).toBeTruthy()
    expect(number().value).toBe('07700 900 123')
    await again.user.click(save())
    await waitFor(() => expect(again.done.times).toBe(1))
    await waitFor(() => expect(forms.kept.size).toBe(0))
  })
})
