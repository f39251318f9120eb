import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { anId } from '../../../test/support/entries.ts'
import { aFormApi } from '../../../test/support/form-api.ts'
import { aCardOf, aPersonView, amara } from '../../../test/support/person-views.ts'
import type { CaseloadApi, PersonCard, SaveProblem } from '../../caseload/api.ts'
import type { NewcomerForm } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import { err, ok } from '../../lib/result.ts'
import type { FormApi } from '../form/kept.tsx'
import { Newcomer } from './newcomer.tsx'

const added = anId() as PersonId

async function open(alike: readonly PersonCard[] = []) {
  const forms: NewcomerForm[] = []
  const opened: PersonId[] = []
  const left = { times: 0 }
  const now = { problem: undefined as SaveProblem | undefined }
  const api: Pick<CaseloadApi, 'possibleDuplicates' | 'addNewcomer'> & FormApi = {
    ...aFormApi(),
    possibleDuplicates: () => Promise.resolve(alike),
    addNewcomer(form) {
      if (now.problem) return Promise.resolve(err(now.problem))
      forms.push(form)
      return Promise.resolve(ok(added))
    },
  }
  render(
    <Newcomer
      api={api}
      today="2026-11-24"
      onOpen={(person) => opened.push(person)}
      onKnown={() => undefined}
      onBack={() => left.times++}
    />,
  )
  await screen.findByRole('heading', { level: 1 })
  return { forms, opened, left, now, user: userEvent.setup() }
}

type User = ReturnType<typeof userEvent.setup>

const given = () => screen.getByLabelText<HTMLInputElement>('First name')
const family = () => screen.getByLabelText<HTMLInputElement>('Last name')
const save = () => screen.getByRole('button', { name: 'Save' })
const birth = () => within(screen.getByRole('group', { name: 'Date of birth' }))

async function name(user: User, first = 'Amara', last = 'Quillfeather') {
  await user.type(given(), first)
  await user.type(family(), last)
}

async function born(user: User, day: string, month: string, year: string) {
  await user.type(birth().getByLabelText('Day'), day)
  await user.type(birth().getByLabelText('Month'), month)
  await user.type(birth().getByLabelText('Year'), year)
}

describe('somebody who is on no list', () => {
  test('P18: a name is enough, and it says who told us', async () => {
    const { forms, opened, user } = await open()
    await name(user)
    await user.click(save())
    await waitFor(() => expect(opened).toEqual([added]))
    expect(forms).toEqual([
      {
        given: 'Amara',
        family: 'Quillfeather',
        dateOfBirth: undefined,
        place: undefined,
        source: { kind: 'young-person', asOf: '2026-11-24' },
      },
    ])
  })

  test('a date of birth and a school are kept when they are known', async () => {
    const { forms, user } = await open()
    await name(user)
    await born(user, '14', 'feb', '2010')
    await user.type(screen.getByLabelText('School or college'), 'Testbury High School')
    await user.click(screen.getByLabelText('Their school'))
    await user.type(screen.getByLabelText('Who exactly'), 'Mr Sample')
    await user.click(save())
    await waitFor(() => expect(forms).toHaveLength(1))
    expect(forms[0]).toMatchObject({
      dateOfBirth: '2010-02-14',
      place: 'Testbury High School',
      source: { kind: 'school', detail: 'Mr Sample', asOf: '2026-11-24' },
    })
  })

  test('P12: the form says why it asks for the date of birth', async () => {
    await open()
    expect(screen.getByText(/decides what help the law gives them/)).toBeTruthy()
  })
})

describe('before there are two records of one person', () => {
  const alike = { ...aCardOf(aPersonView()) }

  test('those who may be the same are shown, and one touch opens their record', async () => {
    const { forms, opened, user } = await open([alike])
    await name(user)
    await user.click(save())
    await screen.findByRole('heading', { level: 1, name: 'Is this one of them?' })
    const match = screen.getByRole('button', { name: /Quillfeather, Amara/ })
    expect(match.textContent).toContain('Year 12 · Testbury High School')
    await user.click(match)
    expect(opened).toEqual([amara])
    expect(forms).toEqual([])
  })

  test('somebody else is saved once the adviser says so', async () => {
    const { forms, opened, user } = await open([alike])
    await name(user)
    await user.click(save())
    await user.click(await screen.findByRole('button', { name: 'No, this is somebody else' }))
    await waitFor(() => expect(opened).toEqual([added]))
    expect(forms).toHaveLength(1)
  })

  test('going back finds the form as it was left', async () => {
    const { left, user } = await open([alike])
    await name(user)
    await born(user, '14', '2', '2010')
    await user.click(screen.getByLabelText('Their school'))
    await user.type(screen.getByLabelText('Who exactly'), 'Mr Sample')
    await user.click(save())
    await user.click(await screen.findByRole('button', { name: 'Back' }))
    await screen.findByLabelText('First name')
    expect([given().value, family().value]).toEqual(['Amara', 'Quillfeather'])
    expect(birth().getByLabelText<HTMLInputElement>('Year').value).toBe('2010')
    expect(screen.getByLabelText<HTMLInputElement>('Who exactly').value).toBe('Mr Sample')
    await user.click(screen.getByRole('button', { name: 'Back' }))
    expect(left.times).toBe(1)
  })

  test('a failed save loses nothing there either', async () => {
    const { forms, now, user } = await open([alike])
    await name(user)
    await user.click(save())
    now.problem = 'full'
    await user.click(await screen.findByRole('button', { name: 'No, this is somebody else' }))
    expect(await screen.findByText(/This tablet is full/)).toBeTruthy()
    now.problem = undefined
    await user.click(screen.getByRole('button', { name: 'No, this is somebody else' }))
    await waitFor(() => expect(forms).toHaveLength(1))
  })
})

describe('what cannot be is said, and nothing is lost', () => {
  test('both names are asked for', async () => {
    const { forms, user } = await open()
    await user.click(save())
    const links = within(screen.getByRole('alert')).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual(['Enter their first name', 'Enter their last name'])
    expect(forms).toEqual([])
  })

  test('a name over 100 characters is refused', async () => {
    const { forms, user } = await open()
    await name(user, 'A'.repeat(101))
    await user.click(save())
    expect(screen.getByRole('link', { name: 'First name must be 100 characters or fewer' })).toBeTruthy()
    expect(forms).toEqual([])
  })

  test('a date of birth in the future is refused', async () => {
    const { forms, user } = await open()
    await name(user)
    await born(user, '25', '11', '2026')
    await user.click(save())
    expect(screen.getByRole('link', { name: 'Date of birth must be today or in the past' })).toBeTruthy()
    expect(forms).toEqual([])
  })

  test.each([
    ['a day short of 11', '25', '2015', '10'],
    ['27 today', '24', '1999', '27'],
  ])('an age outside 11 to 26 is refused: %s', async (_who, day, year, age) => {
    const { forms, user } = await open()
    await name(user)
    await born(user, day, '11', year)
    await user.click(save())
    expect(await screen.findByText(new RegExp(`makes them ${age} years old`))).toBeTruthy()
    expect(given().value).toBe('Amara')
    expect(forms).toEqual([])
  })

  test.each([
    ['11 today', '24', '2015'],
    ['27 tomorrow', '25', '1999'],
  ])('an age just inside is saved: %s', async (_who, day, year) => {
    const { forms, user } = await open()
    await name(user)
    await born(user, day, '11', year)
    await user.click(save())
    await waitFor(() => expect(forms).toHaveLength(1))
  })

  test('a tablet that locked keeps what was typed', async () => {
    const { forms, now, user } = await open()
    await name(user)
    now.problem = 'locked'
    await user.click(save())
    expect(await screen.findByText(/The tablet locked before this was saved/)).toBeTruthy()
    expect(given().value).toBe('Amara')
    now.problem = undefined
    await user.click(save())
    await waitFor(() => expect(forms).toHaveLength(1))
  })
})
