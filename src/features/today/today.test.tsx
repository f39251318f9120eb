import { screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { aDayApi, aDayLine, aPlace } from '../../../test/support/day-api.ts'
import {
  aStatus,
  amara,
  atTestbury,
  button,
  cleo,
  college,
  esme,
  finn,
  names,
  openTablet,
  ready,
  show,
  testbury,
} from '../../../test/support/today-page.tsx'
import type { DayLine } from '../../caseload/record-api.ts'

beforeEach(openTablet)

describe('the list of a visit', () => {
  test('slots in the order of time, then who has something due, then the rest when it is asked for', async () => {
    const { user } = show(atTestbury)
    await ready()
    expect(names('On the list')).toEqual(["O'Bluebell, Ben", 'Quillfeather, Amara'])
    expect(names('Something is due')).toEqual(['Sample, Cleo', 'Example, Dai'])
    expect(screen.queryByText('Testcase, Esme')).toBeNull()
    await user.click(button('Show 1 more at this school'))
    expect(names('Everybody else at this school')).toEqual(['Testcase, Esme'])
    expect(screen.queryByRole('button', { name: /more at this school/ })).toBeNull()
  })

  test('P16: whoever has to be asked again what they do now, or is owed an offer, is listed with that', async () => {
    show(atTestbury)
    await ready()
    const lineOf = (name: string) => button(name).closest('li')?.textContent
    expect(lineOf('Example, Dai')).toContain('Check what they do now')
    expect(lineOf("O'Bluebell, Ben")).toContain('Offer missing')
    expect(lineOf('Sample, Cleo')).toContain('Follow-up due')
    expect(lineOf('Quillfeather, Amara')).toContain('Year 12 · Last contact 12 days ago')
  })

  test('P10: what somebody does now is not on it, not even its group', async () => {
    show([{ ...amara, destination: 'Not available', destinationGroup: 'NEET', levelOfSupport: 'Intensive' }])
    await ready()
    const line = button('Quillfeather, Amara').closest('li')?.textContent
    expect(line).not.toMatch(/available|NEET|Intensive/)
  })

  test('one touch on a name opens the young person', async () => {
    const { user, went } = show(atTestbury)
    await ready()
    await user.click(button('Sample, Cleo'))
    expect(went).toEqual([cleo.person])
  })

  test('of a large school so many are drawn as are asked for', async () => {
    const many = Array.from({ length: 100 }, (_, index) => aDayLine(`Number ${index}`, 'Person'))
    const { user } = show([amara, ...many])
    await ready()
    await user.click(button('Show 40 more at this school'))
    await user.click(button('Show 40 more at this school'))
    await user.click(button('Show 20 more at this school'))
    expect(names('Everybody else at this school')).toHaveLength(100)
  })

  test('it is read again when somebody changed elsewhere', async () => {
    const { api, again } = show(atTestbury)
    await ready()
    await api.recordVisit(esme.person, aPlace('08:45').visit)
    again(1)
    await waitFor(() => expect(names('On the list')[0]).toBe('Testcase, Esme'))
  })
})

test('a group session and somebody new begin here', async () => {
  const { user, went } = show(atTestbury)
  await ready()
  await user.click(button('Group session'))
  await user.click(button('Someone not on my list'))
  expect(went).toEqual([`group ${testbury}`, 'newcomer'])
})

describe('which school and which day', () => {
  test('both are as they were left when somebody comes back', async () => {
    const first = show([...atTestbury, finn])
    await first.user.selectOptions(await screen.findByLabelText('School or college'), college)
    await ready()
    await first.user.click(button('Earlier day'))
    await screen.findByText('Monday 23 November 2026')
    first.leave()
    show([...atTestbury, finn])
    await ready()
    expect(screen.getByLabelText<HTMLSelectElement>('School or college').value).toBe(college)
    expect(screen.getByRole('heading', { level: 1, name: 'Yesterday' })).toBeTruthy()
  })

  test('a day further away is typed, and today is one tap back', async () => {
    const { user } = show(atTestbury)
    await ready()
    const part = (label: string) => screen.getByLabelText(label)
    await user.clear(part('Day'))
    await user.type(part('Day'), '31')
    await user.click(button('Show this day'))
    expect(screen.getByText('The day must be a real date')).toBeTruthy()
    await user.clear(part('Month'))
    await user.type(part('Month'), 'dec')
    await user.click(button('Show this day'))
    await screen.findByRole('heading', { level: 1, name: 'Thursday 31 December 2026' })
    await user.click(button('Back to today'))
    await screen.findByRole('heading', { level: 1, name: 'Today' })
  })

  test('the list of another day is not shown while this one is being read', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    const answer = Promise.withResolvers<readonly DayLine[]>()
    api.dayList = () => answer.promise
    await user.click(button('Later day'))
    await screen.findByText('Wednesday 25 November 2026')
    expect(screen.queryByText('Quillfeather, Amara')).toBeNull()
    answer.resolve([{ ...amara, visit: aPlace('12:00', { on: '2026-11-25' }) }])
    await screen.findByText('12:00')
  })
})

describe('what has to be done whatever the school', () => {
  test('follow-ups of the whole caseload, each opening its young person', async () => {
    const { user, went } = show([...atTestbury, finn])
    const promised = (await screen.findByText('2 follow-ups due in your caseload')).closest('details')
    if (!promised) throw new Error('They can be unfolded')
    expect(promised.open).toBe(true)
    expect(within(promised).getByRole('button', { name: 'Sample, Cleo Due 4 days ago' })).toBeTruthy()
    await user.click(within(promised).getByRole('button', { name: 'Elsewhere, Finn Due today' }))
    expect(went).toEqual([finn.person])
    await user.selectOptions(screen.getByLabelText('School or college'), testbury)
    await ready()
    expect(promised.open).toBe(false)
  })

  test('how much is only on this tablet, as it is now', async () => {
    const { again } = show(atTestbury, aStatus(3))
    await screen.findByText('3 only on this tablet')
    again(0, aStatus(0))
    expect(screen.getByText('Nothing is only on this tablet')).toBeTruthy()
  })

  test('before anybody counted, nothing is claimed', async () => {
    show(atTestbury, 'not counted')
    await ready()
    expect(screen.queryByText(/only on this tablet/)).toBeNull()
  })
})

describe('when there is nothing to list', () => {
  const line = (over: Partial<DayLine>) => [aDayLine('Amara', 'Quillfeather', over)]

  test('nobody in the caseload', async () => {
    show([])
    expect(await screen.findByText('There is nobody in your caseload on this tablet.')).toBeTruthy()
  })

  test('the caseload is on its way', async () => {
    show([], aStatus(0, true))
    expect(await screen.findByText(/Fetching your caseload for the first time/)).toBeTruthy()
  })

  test('nobody has a school', async () => {
    show(line({ school: undefined }))
    expect(await screen.findByText(/Nobody in your caseload has a school or college/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Walk-in' })).toBeNull()
    expect(button('Someone not on my list')).toBeTruthy()
  })

  test('several schools, none chosen', async () => {
    show([...atTestbury, finn])
    expect(await screen.findByText(/Choose the school or college that you visit/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Walk-in' })).toBeNull()
  })

  test('nobody has a slot yet', async () => {
    show([cleo, esme])
    await ready()
    expect(screen.getByText(/Nobody has a time on this day yet/)).toBeTruthy()
    expect(screen.queryByRole('list', { name: 'How many' })).toBeNull()
  })

  test('everybody left that school', async () => {
    const { api, user } = show([...atTestbury, finn])
    await user.selectOptions(await screen.findByLabelText('School or college'), testbury)
    await ready()
    api.dayList = () => Promise.resolve([])
    await user.click(button('Later day'))
    expect(await screen.findByText(`Nobody in your caseload is at ${testbury}.`)).toBeTruthy()
  })

  test('a caseload that cannot be read is said, and asked for again', async () => {
    const api = aDayApi(atTestbury)
    api.broken = true
    const { user } = show(api)
    expect((await screen.findByRole('alert')).textContent).toContain('Your caseload could not be read')
    api.broken = false
    await user.click(button('Try again'))
    await ready()
  })
})
